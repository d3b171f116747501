package care.backstop.kernel;

import java.util.Locale;

/** The access roles of access-matrix.csv, in its order. Duties in an incident (chair, QISS…) are not access roles. */
public enum Role {
    MARKET_OFFICER,
    OVERSIGHT_ANALYST,
    INCIDENT_LEAD,
    INCIDENT_COORDINATOR,
    PRACTITIONER,
    PLACEMENT_OFFICER,
    FINANCE_OFFICER,
    FUNDING_APPROVER,
    COMMUNICATIONS_OFFICER,
    SAFEGUARDING_LEAD,
    EXECUTIVE,
    PLACING_COUNCIL_OFFICER,
    ICB_CLINICIAN,
    CQC_LIAISON,
    POLICE_LIAISON,
    ADVOCATE,
    LEAVING_PROVIDER,
    RECEIVING_PROVIDER,
    ACCESS_ADMINISTRATOR,
    PRIVACY_OFFICER,
    AUDITOR,
    PLATFORM_OPERATOR;

    /** As written in tokens, files and the matrix: {@code incident-lead}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it: {@code Incident lead}, {@code ICB clinician}. */
    public String words() {
        var words = name().charAt(0) + key().replace('-', ' ').substring(1);
        return words.replaceFirst("^Icb ", "ICB ").replaceFirst("^Cqc ", "CQC ");
    }

    public static Role ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
