package care.backstop.placement.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Errors;
import care.backstop.govuk.Href;
import care.backstop.kernel.London;
import care.backstop.placement.model.Guide;
import care.backstop.placement.usecase.KeepGuidance.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guidance on moves: where the files are, which are missing, and what was kept before. */
public record GuidancePage(
        List<Standing> guides,
        DataTable before,
        boolean mayWrite,
        @Nullable Guide typedFor,
        Errors errors,
        Map<String, String> typed) {

    public static final String PATH = "/move-guidance";

    static GuidancePage of(
            List<Standing> guides,
            boolean mayWrite,
            @Nullable Guide typedFor,
            Errors errors,
            Map<String, String> typed) {
        return new GuidancePage(
                guides,
                DataTable.of("before", "Kept before")
                        .columns("Guidance", "Version", "Owner", "Kept on", "By")
                        .rows(guides.stream()
                                .flatMap(g -> g.before().stream())
                                .map(k -> DataTable.Row.of(
                                        k.guide().words(), k.version(), k.owner(), London.show(k.at()), k.byName()))
                                .toList())
                        .empty("Nothing was kept before.")
                        .csvFrom(Href.of(PATH)),
                mayWrite,
                typedFor,
                errors,
                typed);
    }

    /** What was typed into the form of a guide, else what is kept of it. */
    public @Nullable String value(Standing guide, String field) {
        if (guide.guide() == typedFor) {
            return typed.get(field);
        }
        var now = guide.now();
        return now == null || field.equals("version") ? null : field.equals("owner") ? now.owner() : now.address();
    }

    public @Nullable String error(Standing guide, String field) {
        return errors.on(id(guide, field));
    }

    public String id(Standing guide, String field) {
        return field + "-" + guide.guide().name();
    }
}
