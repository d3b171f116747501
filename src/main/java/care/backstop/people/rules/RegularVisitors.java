package care.backstop.people.rules;

import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.people.RegularWorker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Who visits somebody regularly, and to which agency each of them goes. */
public final class RegularVisitors {

    private static final String GOES = "GOES";

    /** What becomes of a worker, in the order in which it is asked. */
    public static final Map<String, String> WHERE;

    static {
        var where = new LinkedHashMap<String, String>();
        where.put(GOES, "Goes to another agency");
        where.put("STOPS", "Stops visiting");
        where.put("NOT_KNOWN", "Not known yet");
        WHERE = Collections.unmodifiableMap(where);
    }

    /** An agency is named by whoever goes to one, and by nobody else. */
    public static List<Problem> against(Written w) {
        boolean goes = w.is("where", GOES);
        return new Against()
                .when(
                        goes && !w.said("location"),
                        Code.VAL,
                        "location",
                        "Write the CQC number of the agency, or say that it is not known yet.")
                .when(
                        !goes && w.said("location"),
                        Code.CONF,
                        "location",
                        "Leave this empty, or say that the worker goes to another agency.")
                .list();
    }

    /** Each worker once, as they were written down last; whoever stops visiting is none of them any more. */
    public static List<RegularWorker> of(Known known) {
        var latest = new LinkedHashMap<String, Written>();
        for (var entry : known.all(EntryKind.REGULAR_WORKER)) {
            latest.putIfAbsent(
                    Objects.requireNonNullElse(entry.said().of("worker"), "")
                            .strip()
                            .toLowerCase(Locale.UK),
                    entry.said());
        }
        return latest.values().stream()
                .filter(w -> !w.is("where", "STOPS"))
                .map(w -> new RegularWorker(w.of("location")))
                .toList();
    }

    private RegularVisitors() {}
}
