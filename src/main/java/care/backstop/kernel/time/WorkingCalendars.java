package care.backstop.kernel.time;

/** Where the calendar of a division is to be had, with the editable table already applied. */
@FunctionalInterface
public interface WorkingCalendars {
    WorkingCalendar of(Division division);
}
