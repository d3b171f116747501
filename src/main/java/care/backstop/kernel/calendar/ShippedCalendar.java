package care.backstop.kernel.calendar;

import care.backstop.kernel.time.BankHolidays;
import care.backstop.kernel.time.CalendarChange;
import care.backstop.kernel.time.Division;
import care.backstop.kernel.time.WorkingCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The calendar as shipped in {@code calendar/bank-holidays.yaml}: the years compared with the published list and the
 * one-off days of those years.
 */
public record ShippedCalendar(Map<Division, Set<Integer>> confirmed, List<CalendarChange> changes) {

    private static final String FILE = "/calendar/bank-holidays.yaml";

    public static ShippedCalendar load() {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = ShippedCalendar.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return of(mapper.readValue(in, File.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The years of a division that were compared with the published list. */
    public Set<Integer> years(Division division) {
        return confirmed.getOrDefault(division, Set.of());
    }

    /** The calendar with nothing added by the council. */
    public WorkingCalendar calendar(Division division) {
        return BankHolidays.calendar(division, years(division), changes);
    }

    private static ShippedCalendar of(File file) {
        var years = new EnumMap<Division, Set<Integer>>(Division.class);
        file.confirmed()
                .forEach((key, span) -> years.put(
                        Division.ofKey(key),
                        IntStream.rangeClosed(span.from(), span.to())
                                .boxed()
                                .collect(Collectors.toCollection(TreeSet::new))));
        var changes = file.changes().stream()
                .flatMap(row -> divisions(row.divisions())
                        .map(division ->
                                new CalendarChange(division, row.day(), row.kind(), row.title(), row.because())))
                .toList();
        return new ShippedCalendar(Map.copyOf(years), changes);
    }

    private static Stream<Division> divisions(@Nullable List<String> keys) {
        return keys == null ? Arrays.stream(Division.values()) : keys.stream().map(Division::ofKey);
    }

    record File(Map<String, Span> confirmed, List<Row> changes) {}

    record Span(int from, int to) {}

    record Row(
            LocalDate day,
            CalendarChange.Kind kind,
            String title,
            String because,
            @Nullable List<String> divisions) {}
}
