package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.store.Registers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the lists of a council that people's records rest on: ways of meeting needs, IMCA services, GPs, whom to tell. */
@Service
public class KeepRegisters {

    /** Which list. */
    public enum Register {
        WAY("Ways of meeting needs", "Describe the way.", null),
        IMCA("IMCA services by area", "Write the area.", "Write which service it is, and how it is reached."),
        GP("GP practices", "Write the name of the practice.", "Write its address or how it is reached."),
        SYSTEM("Organisations told of a move", "Write whom you tell.", null);

        private final String words;
        private final String nameNeeded;
        private final @Nullable String detailNeeded;

        Register(String words, String nameNeeded, @Nullable String detailNeeded) {
            this.words = words;
            this.nameNeeded = nameNeeded;
            this.detailNeeded = detailNeeded;
        }

        public String words() {
            return words;
        }
    }

    /** What Care Act 2014 section 8(1) gives as examples, in our own words. A council adds its own. */
    private static final Map<String, String> SECTION_8 = section8();

    private static Map<String, String> section8() {
        var ways = new LinkedHashMap<String, String>();
        ways.put("CARE_HOME", "Accommodation in a care home or of another kind");
        ways.put("HOME_CARE", "Care and support at home or in the community");
        ways.put("COUNSELLING", "Counselling and other social work");
        ways.put("GOODS", "Goods and facilities");
        ways.put("INFORMATION", "Information, advice and advocacy");
        return ways;
    }

    /** Whom every council tells that somebody has moved or has a new GP. A council adds its own. */
    private static final Map<String, String> EVERYBODY = everybody();

    private static Map<String, String> everybody() {
        var systems = new LinkedHashMap<String, String>();
        systems.put("GP", "GP practice");
        systems.put("PHARMACY", "Pharmacy");
        systems.put("DWP", "Department for Work and Pensions");
        systems.put("COUNCIL_TAX", "Council tax");
        return systems;
    }

    private final Registers registers;
    private final AuditTrail audit;
    private final Clock clock;

    KeepRegisters(Registers registers, AuditTrail audit, Clock clock) {
        this.registers = registers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public List<Registers.Line> lines(Register register) {
        return registers.of(Acting.current().council(), register.name());
    }

    /** The ways to choose from, by key; the last is one that is described. */
    Map<String, String> ways() {
        var all = new LinkedHashMap<>(SECTION_8);
        lines(Register.WAY).forEach(l -> all.put(l.id().toString(), l.name()));
        all.put("OTHER", "Another way, described below");
        return all;
    }

    /** Whom the council tells that somebody has moved, by key. */
    Map<String, String> systems() {
        var all = new LinkedHashMap<>(EVERYBODY);
        lines(Register.SYSTEM).forEach(l -> all.put(l.id().toString(), l.name()));
        return all;
    }

    /** GP practices that the council lists, by key. */
    Map<String, String> practices() {
        var all = new LinkedHashMap<String, String>();
        lines(Register.GP).forEach(l -> all.put(l.id().toString(), l.name()));
        return all;
    }

    @Transactional
    public UUID add(Register register, @Nullable String name, @Nullable String detail, Actor actor) {
        var problems = new ArrayList<Problem>();
        text("name", name, 150, register.nameNeeded, problems);
        text("detail", detail, 300, register.detailNeeded, problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var words = name == null ? "" : name.strip();
        if (register == Register.WAY && SECTION_8.containsValue(words)
                || register == Register.SYSTEM && EVERYBODY.containsValue(words)) {
            throw twice();
        }
        var id = UUID.randomUUID();
        var line = new Registers.Line(
                id, words, detail == null || detail.isBlank() ? null : detail.strip(), clock.instant(), actor.name());
        if (!registers.add(actor.council(), register.name(), line)) {
            throw twice();
        }
        audit.changed("AddTo" + register.name(), "register:" + id, List.of("name", "detail"));
        return id;
    }

    @Transactional
    public void end(UUID line, Actor actor) {
        if (!registers.end(actor.council(), line, clock.instant())) {
            throw new NotThere("line");
        }
        audit.changed("EndRegisterLine", "register:" + line, List.of("ended_at"));
    }

    private static Rejected twice() {
        return new Rejected(Code.DUP, "name", "This is on the list already. Take the other off first.");
    }

    private static void text(
            String field, @Nullable String text, int most, @Nullable String needed, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            if (needed != null) {
                problems.add(Problem.of(field, Code.VAL, needed));
            }
        } else if (text.strip().length() > most) {
            problems.add(Problem.of(field, Code.VAL, "At most %d letters fit here.".formatted(most)));
        }
    }
}
