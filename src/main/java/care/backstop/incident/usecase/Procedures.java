package care.backstop.incident.usecase;

import care.backstop.incident.model.Edition;
import care.backstop.incident.model.ProcedureTemplate;
import care.backstop.incident.store.ProcedureStore;
import care.backstop.incident.store.ProcedureStore.Kept;
import care.backstop.kernel.London;
import care.backstop.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The procedures a council has: those that came with the program, as the council has changed them, and its own. */
@Component
public class Procedures {

    /** Kent names two exit protocols and publishes neither: a place for each, empty until the council fills it. */
    public static final Map<String, String> SLOTS = Map.of(
            "kent/care-home-exit", "Care home exit protocol",
            "kent/home-care-exit", "Home care exit protocol");

    private final ProcedureStore store;
    private final Map<String, ProcedureTemplate> shipped = new ConcurrentHashMap<>();
    private final Map<String, ProcedureTemplate> read = new ConcurrentHashMap<>();

    Procedures(ProcedureStore store) {
        this.store = store;
    }

    /** The one of this name as the council uses it now. */
    Edition current(String id) {
        var kept = ProcedureTemplate.isName(id) ? store.latest(id) : Optional.<Kept>empty();
        if (kept.isPresent()) {
            return edition(kept.get());
        }
        if (SLOTS.containsKey(id)) {
            throw Rejected.state(
                    "The %s is not there yet: Kent's protocol names it without printing it. Fill it under Administration, Procedures"
                            .formatted(SLOTS.get(id).toLowerCase(Locale.UK)));
        }
        if (!ProcedureTemplate.SHIPPED.contains(id)) {
            throw Rejected.invalid(
                    "template",
                    "There is no procedure called '%s'. Leave this out for the council's own".formatted(id));
        }
        return Edition.shipped(shipped(id));
    }

    /** The same, or empty where there is none of this name or the council has not filled its place. */
    Optional<Edition> find(String id) {
        var kept = ProcedureTemplate.isName(id) ? store.latest(id) : Optional.<Kept>empty();
        return kept.map(this::edition)
                .or(() -> ProcedureTemplate.SHIPPED.contains(id)
                        ? Optional.of(Edition.shipped(shipped(id)))
                        : Optional.empty());
    }

    /** All of them, those that came with the program first. */
    List<Edition> all() {
        var changed = store.latest().stream().collect(Collectors.toMap(Kept::template, this::edition));
        var all = new ArrayList<Edition>();
        for (var id : ProcedureTemplate.SHIPPED) {
            var own = changed.remove(id);
            all.add(own == null ? Edition.shipped(shipped(id)) : own);
        }
        changed.values().stream()
                .sorted(Comparator.comparing(e -> e.template().id()))
                .forEach(all::add);
        return all;
    }

    /** What lines of it are new or other than when the council last made a plan from it. */
    Map<String, String> news(Edition edition) {
        return store.lastUse(edition.template().id())
                .filter(used -> !used.hash().equals(edition.template().hash()))
                .map(used -> Edition.news(
                        edition.template(),
                        text(used.hash(), used.content()),
                        London.day(used.at()),
                        lessons(edition.template().id(), used.hash())))
                .orElse(Map.of());
    }

    /** The lesson behind the latest change of each line since the text of this hash: number to words. */
    private Map<String, String> lessons(String id, String since) {
        var editions =
                new ArrayList<>(store.editions(id).stream().map(this::edition).toList());
        if (ProcedureTemplate.SHIPPED.contains(id)) {
            editions.add(Edition.shipped(shipped(id)));
        }
        var lessons = new HashMap<String, String>();
        for (int i = 0; i + 1 < editions.size(); i++) {
            var now = editions.get(i);
            if (now.template().hash().equals(since)) {
                break;
            }
            var before = editions.get(i + 1);
            var lesson = now.lesson();
            var madeAt = now.madeAt();
            if (lesson != null && madeAt != null) {
                Edition.news(now.template(), before.template(), London.day(madeAt))
                        .keySet()
                        .forEach(number -> lessons.putIfAbsent(number, lesson));
            }
        }
        return lessons;
    }

    /** A text by its hash; read once. */
    ProcedureTemplate text(String hash, String content) {
        return read.computeIfAbsent(hash, _ -> ProcedureTemplate.read(content.getBytes(StandardCharsets.UTF_8)));
    }

    ProcedureTemplate shipped(String id) {
        return shipped.computeIfAbsent(id, ProcedureTemplate::load);
    }

    Edition edition(Kept k) {
        var template = ProcedureTemplate.read(k.content().getBytes(StandardCharsets.UTF_8));
        return new Edition(template, k.edition(), k.madeAt(), k.madeBy(), k.because(), k.lesson());
    }
}
