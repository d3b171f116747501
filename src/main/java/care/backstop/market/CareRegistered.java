package care.backstop.market;

import java.util.Set;

/** What care somebody is registered for, from most to least. */
public enum CareRegistered {
    /** Nursing, and personal care with it. */
    NURSING,
    /** Personal care. */
    CARE,
    NOTHING;

    private static final Set<String> BY_NURSES = Set.of("Nursing care", "Treatment of disease, disorder or injury");
    private static final Set<String> BY_CARERS =
            Set.of("Personal care", "Accommodation for persons who require nursing or personal care");

    /**
     * Of one location.
     *
     * @param activities regulated ones, as the register words them
     */
    public static CareRegistered of(Set<ServiceKind> services, Set<String> activities) {
        if (services.contains(ServiceKind.CARE_HOME_NURSING)
                || activities.stream().anyMatch(BY_NURSES::contains)) {
            return NURSING;
        }
        return services.stream().anyMatch(ServiceKind::socialCare)
                        || activities.stream().anyMatch(BY_CARERS::contains)
                ? CARE
                : NOTHING;
    }

    /** Of whoever has both. */
    public CareRegistered or(CareRegistered other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
