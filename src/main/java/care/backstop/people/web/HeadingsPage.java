package care.backstop.people.web;

import care.backstop.govuk.Errors;
import care.backstop.govuk.Select;
import care.backstop.kernel.room.Room;
import care.backstop.people.Source;
import java.util.List;

/** What headings mean: a form for each source that has sent some that nobody knew. */
public record HeadingsPage(Room room, String base, List<Group> groups, Errors errors) {

    /** One source and its headings. */
    public record Group(Source source, List<Select> headings) {}
}
