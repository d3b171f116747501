package care.backstop.people.usecase;

import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.Permissions;
import care.backstop.kernel.Problem;
import care.backstop.kernel.Problem.Code;
import care.backstop.kernel.Rejected;
import care.backstop.people.rules.ConfirmedNumber;
import care.backstop.people.rules.ConfirmedNumber.Category;
import care.backstop.people.store.Records;
import care.backstop.people.store.Signatures;
import care.backstop.people.store.Signatures.Signed;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs how many people there are: what the provider confirmed, beside what we count from the lists. */
@Service
public class SignNumber {

    private final Signatures signatures;
    private final Records records;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    SignNumber(Signatures signatures, Records records, Permissions permissions, AuditTrail audit, Clock clock) {
        this.signatures = signatures;
        this.records = records;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What we count, and on how much lists still differ. */
    public record Standing(int counted, int open, Map<Category, Integer> byCategory) {}

    @Transactional
    public Standing standing(UUID incident) {
        Reconcile.mayRead(permissions, Acting.current());
        var counted = ConfirmedNumber.counted(signatures.people(incident));
        return new Standing(
                counted.values().stream().mapToInt(Integer::intValue).sum(),
                records.countDifferences(incident),
                counted);
    }

    /**
     * What was said.
     *
     * @param byCategory what the provider gives by category; may be empty
     * @param why why it is not what we count; not needed when it is
     */
    public record Said(
            @Nullable Integer number,
            Map<Category, Integer> byCategory,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String why) {}

    /** Signs it; nobody changes a signature, a later one stands above it. */
    @Transactional
    public Signed sign(UUID incident, Said said, Actor actor) {
        Reconcile.mayAnswerFor(permissions, actor);
        var now = clock.instant();
        var standing = standing(incident);
        int total = standing.counted();
        if (total == 0) {
            throw Rejected.state("There is nobody to count yet. Take in a list first.");
        }
        var by = tidy(said.by());
        if (by == null || by.length() > 150) {
            throw Rejected.invalid("by", "Enter who at the provider confirmed the number.");
        }
        var at = said.at() == null ? now : said.at();
        if (at.isAfter(now)) {
            throw new Rejected(Code.VAL, "at", "This is in the future. Enter when they said so.");
        }
        var number = said.number();
        if (number == null) {
            throw new Rejected(
                    List.of(Problem.of("said", Code.VAL, "Enter how many people the provider says it cares for.")));
        }
        var why = said.why() == null || said.why().isBlank() ? null : Reconcile.reason(said.why(), "");
        ConfirmedNumber.maySign(new ConfirmedNumber.Facts(number, said.byCategory(), total, why));
        var signed = new Signed(number, by, at, total, standing.open(), standing.byCategory(), why, now, actor.name());
        signatures.add(incident, signed, actor);
        audit.changed("NumberSigned", "incident:" + incident, List.of("said", "counted"));
        return signed;
    }

    private static @Nullable String tidy(@Nullable String words) {
        var text = words == null ? "" : Normalizer.normalize(words.strip(), Normalizer.Form.NFC);
        return text.isEmpty() ? null : text;
    }
}
