package care.backstop.incident.web;

import care.backstop.govuk.Element;
import care.backstop.govuk.Tag;
import care.backstop.govuk.Text;
import care.backstop.incident.IncidentState;
import care.backstop.incident.Verification;
import care.backstop.incident.model.Action;
import care.backstop.incident.model.Due;
import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;

/** States as coloured words; the words alone say it. */
final class Tags {

    static Tag of(IncidentState state) {
        return Tag.of(
                state.words(),
                switch (state) {
                    case NOTIFIED -> Tag.Colour.RED;
                    case ACKNOWLEDGED -> Tag.Colour.BLUE;
                    case STOOD_DOWN -> Tag.Colour.PURPLE;
                    case CLOSED -> Tag.Colour.GREY;
                });
    }

    static Tag of(Verification v) {
        return Tag.of(
                v.words(),
                switch (v) {
                    case RUMOUR -> Tag.Colour.GREY;
                    case REPORTED -> Tag.Colour.YELLOW;
                    case VERIFIED -> Tag.Colour.GREEN;
                    case REFUTED -> Tag.Colour.PURPLE;
                });
    }

    static Tag of(Action a, Instant now) {
        if (a.late(now)) {
            return Tag.of("Late", Tag.Colour.RED);
        }
        if (a.dueWithin(Duration.ofHours(24), now)) {
            return Tag.of("Due within 24 hours", Tag.Colour.ORANGE);
        }
        return Tag.of(
                a.state().words(),
                switch (a.state()) {
                    case NOT_YET -> Tag.Colour.GREY;
                    case TO_DO -> Tag.Colour.BLUE;
                    case DONE -> Tag.Colour.GREEN;
                    case NOT_APPLICABLE -> Tag.Colour.PURPLE;
                    case REVOKED -> Tag.Colour.GREY;
                });
    }

    static Content of(Due d, Instant now) {
        return content(
                d.metAt() != null
                        ? d.late(now) ? Tag.of("Met late", Tag.Colour.ORANGE) : Tag.of("Met", Tag.Colour.GREEN)
                        : d.late(now) ? Tag.of("Late", Tag.Colour.RED) : Tag.of("Running", Tag.Colour.BLUE));
    }

    /** A tag as the content of a cell. */
    static Content content(Tag tag) {
        return Element.of("strong").look("govuk-tag", tag.look()).around(tag.text());
    }

    /** A link as the content of a cell. */
    static Content link(String words, String href) {
        return Element.of("a").classes("govuk-link").with("href", href).around(Text.of(words));
    }

    private Tags() {}
}
