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

/** Keeps the two lists of a council that rights rest on: ways of meeting needs, and IMCA services by area. */
@Service
public class KeepRegisters {

    /** Which list. */
    public enum Register {
        WAY("Ways of meeting needs"),
        IMCA("IMCA services by area");

        private final String words;

        Register(String words) {
            this.words = words;
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

    @Transactional
    public UUID add(Register register, @Nullable String name, @Nullable String detail, Actor actor) {
        var problems = new ArrayList<Problem>();
        text("name", name, 150, register == Register.IMCA ? "Write the area." : "Describe the way.", problems);
        text(
                "detail",
                detail,
                300,
                register == Register.IMCA ? "Write which service it is, and how it is reached." : null,
                problems);
        if (!problems.isEmpty()) {
            throw new Rejected(problems);
        }
        var words = name == null ? "" : name.strip();
        if (register == Register.WAY && SECTION_8.containsValue(words)) {
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
