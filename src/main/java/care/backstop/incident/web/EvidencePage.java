package care.backstop.incident.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Table.Cell;
import care.backstop.govuk.Tag;
import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.model.EvidencePack.State;
import care.backstop.kernel.London;
import care.backstop.kernel.room.Room;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Packs of evidence.
 *
 * @param waiting those the reader may agree to
 * @param refresh in how many seconds the page looks again, or null when nothing is being made
 */
public record EvidencePage(
        Room room,
        String base,
        DataTable packs,
        List<Waiting> waiting,
        @Nullable Integer refresh,
        Map<String, String> typed,
        Errors errors) {

    /** One that waits for the reader's word. */
    public record Waiting(String id, String words, String purpose) {}

    static EvidencePage of(Room room, List<EvidencePack> packs, UUID me, Map<String, String> typed, Errors errors) {
        var base = "/incidents/" + room.incident() + "/learning/evidence";
        return new EvidencePage(
                room,
                base,
                DataTable.of("packs", "Packs")
                        .columns("For", "Asked by", "Who it tells about", "State", "File")
                        .rows(packs.stream().map(p -> row(p, base)).toList())
                        .csv(base + ".csv")
                        .empty("No pack has been asked for yet."),
                packs.stream()
                        .filter(p ->
                                p.state() == State.WAITING && !p.askedUser().equals(me))
                        .map(p -> new Waiting(
                                p.id().toString(),
                                "%s asked on %s for a pack for %s"
                                        .formatted(p.askedBy(), London.show(p.askedAt()), p.forWhom()),
                                p.purpose()))
                        .toList(),
                packs.stream().anyMatch(p -> p.state() == State.RUNNING) ? 5 : null,
                typed,
                errors);
    }

    private static DataTable.Row row(EvidencePack p, String base) {
        return DataTable.Row.of(
                Cell.of("%s: %s".formatted(p.forWhom(), p.purpose())),
                Cell.of("%s, %s".formatted(p.askedBy(), London.show(p.askedAt()))),
                Cell.of(p.withPeople() ? "Single people" + agreed(p) : "Nobody by name"),
                Cell.of(Tags.content(tag(p))),
                p.state() == State.READY
                        ? Cell.of(Tags.link(
                                "Download, %s, SHA-256 %s".formatted(size(p), shortened(p)),
                                base + "/" + p.id() + "/file"))
                        : Cell.of(
                                p.words() == null
                                        ? ""
                                        : p.words()
                                                + (p.state() == State.RUNNING ? ", %d%%".formatted(p.percent()) : "")));
    }

    private static String agreed(EvidencePack p) {
        return p.decidedBy() == null
                ? ""
                : "; %s by %s".formatted(p.state() == State.REFUSED ? "refused" : "agreed to", p.decidedBy());
    }

    private static String shortened(EvidencePack p) {
        var sha = p.sha256();
        return sha == null ? "" : sha.substring(0, 12) + "…";
    }

    private static String size(EvidencePack p) {
        var bytes = p.bytes();
        return bytes == null ? "" : "%,d KB".formatted(Math.max(1, bytes / 1024));
    }

    private static Tag tag(EvidencePack p) {
        return switch (p.state()) {
            case WAITING -> Tag.soon(p.state().words());
            case RUNNING -> Tag.active(p.state().words());
            case READY -> Tag.good(p.state().words());
            case REFUSED -> Tag.waiting(p.state().words());
            case FAILED -> Tag.urgent(p.state().words());
        };
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public String key() {
        return UUID.randomUUID().toString();
    }
}
