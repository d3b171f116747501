package care.backstop.govuk;

import gg.jte.Content;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the options of each GOV.UK component become our records, and which of them we do not offer. */
final class GovukMapping {

    /**
     * One component.
     *
     * @param unsupported options, by path, that our record has no word for
     */
    record Component(
            String name, String template, Set<String> unsupported, Function<Options, Map<String, Object>> parameters) {}

    static final List<Component> ALL = List.of(
            component("accordion", "accordion", o -> Map.of("accordion", accordion(o)), "items.hole"),
            component("back-link", "backLink", o -> Map.of("link", backLink(o))),
            component("breadcrumbs", "breadcrumbs", o -> Map.of("breadcrumbs", breadcrumbs(o))),
            component("button", "button", o -> Map.of("button", button(o)), "element=input"),
            component("character-count", "characterCount", o -> Map.of("count", characterCount(o))),
            component("checkboxes", "checkboxes", o -> Map.of("checkboxes", checkboxes(o)), "items.hole"),
            component("date-input", "dateInput", o -> Map.of("date", dateInput(o))),
            component("details", "details", o -> Map.of("details", details(o))),
            component("error-message", "errorMessage", o -> Map.of("message", errorMessage(o))),
            component("error-summary", "errorSummary", o -> Map.of("summary", errorSummary(o))),
            component("fieldset", "fieldset", GovukMapping::fieldsetAndContent),
            component("file-upload", "fileUpload", o -> Map.of("upload", fileUpload(o))),
            component("hint", "hint", o -> Map.of("hint", hint(o))),
            component("input", "input", o -> Map.of("input", input(o))),
            component("inset-text", "insetText", o -> Map.of("inset", insetText(o))),
            component("label", "label", o -> Map.of("label", label(o))),
            component("notification-banner", "notificationBanner", o -> Map.of("banner", notificationBanner(o))),
            component("pagination", "pagination", o -> Map.of("pagination", pagination(o))),
            component("panel", "panel", o -> Map.of("panel", panel(o))),
            component("password-input", "passwordInput", o -> Map.of("password", passwordInput(o))),
            component("phase-banner", "phaseBanner", o -> Map.of("banner", phaseBanner(o))),
            component("radios", "radios", o -> Map.of("radios", radios(o)), "items.hole"),
            component("select", "select", o -> Map.of("select", select(o))),
            component("service-navigation", "serviceNavigation", o -> Map.of("navigation", serviceNavigation(o))),
            component("skip-link", "skipLink", o -> Map.of("link", skipLink(o))),
            component("summary-list", "summaryList", o -> Map.of("list", summaryList(o))),
            component("table", "table", o -> Map.of("table", table(o))),
            component("tabs", "tabs", o -> Map.of("tabs", tabs(o)), "items.hole"),
            component("tag", "tag", o -> Map.of("tag", tag(o))),
            component("task-list", "taskList", o -> Map.of("list", taskList(o)), "items.hole"),
            component("textarea", "textarea", o -> Map.of("textarea", textarea(o))),
            component("warning-text", "warningText", o -> Map.of("warning", warningText(o))));

    private static Component component(
            String name, String template, Function<Options, Map<String, Object>> parameters, String... unsupported) {
        return new Component(name, template, Set.of(unsupported), parameters);
    }

    private static Content empty() {
        return Text.of("");
    }

    private static Content orEmpty(@Nullable Content content) {
        return content == null ? empty() : content;
    }

    private static Button button(Options o) {
        var button = Button.of(orEmpty(o.content()))
                .href(
                        "a".equals(o.text("element"))
                                ? o.text("href", "#")
                                : "button".equals(o.text("element")) ? null : o.text("href"))
                .type(o.text("type", "submit"))
                .value(o.text("name"), o.text("value"))
                .id(o.text("id"))
                .disabled(o.truthy("disabled"))
                .preventDoubleClick(o.flag("preventDoubleClick"))
                .with(o.look());
        return o.truthy("isStartButton") ? button.asStart() : button;
    }

    private static Label label(Options o) {
        var label = Label.of(o.content()).target(o.text("for")).with(o.look());
        return o.truthy("isPageHeading") ? label.asHeading() : label;
    }

    private static Hint hint(Options o) {
        return Hint.of(o.content()).id(o.text("id")).with(o.look());
    }

    private static ErrorMessage errorMessage(Options o) {
        var message = ErrorMessage.of(o.content()).id(o.text("id")).with(o.look());
        if (!o.has("visuallyHiddenText")) {
            o.exact("visuallyHiddenText");
            return message;
        }
        return message.prefix(o.truthy("visuallyHiddenText") ? o.text("visuallyHiddenText", "") : "");
    }

    private static FormGroup formGroup(Options o, String before, String after) {
        var group = o.objectOrEmpty("formGroup");
        return FormGroup.PLAIN
                .before(group.objectOrEmpty(before).content())
                .after(group.objectOrEmpty(after).content())
                .with(group.look());
    }

    private static Field field(Options o) {
        var name = o.text("name", "");
        var hint = o.object("hint");
        var error = o.object("errorMessage");
        return new Field(
                o.text("id", name),
                name,
                label(o.objectOrEmpty("label")),
                hint == null ? null : hint(hint),
                error == null ? null : errorMessage(error),
                o.text("describedBy"),
                formGroup(o, "beforeInput", "afterInput"));
    }

    private static Question question(Options o, String id) {
        var hint = o.object("hint");
        var error = o.object("errorMessage");
        var fieldset = o.object("fieldset");
        return new Question(
                id,
                fieldset == null ? null : fieldset(fieldset),
                hint == null ? null : hint(hint),
                error == null ? null : errorMessage(error),
                o.text("describedBy"),
                formGroup(o, "beforeInputs", "afterInputs"));
    }

    private static Fieldset fieldset(Options o) {
        var legend = o.object("legend");
        return Fieldset.of(legend == null ? null : legend(legend))
                .describedBy(o.text("describedBy"))
                .role(o.text("role"))
                .with(o.look());
    }

    private static Legend legend(Options o) {
        var legend = Legend.of(o.content()).classes(o.text("classes"));
        return o.truthy("isPageHeading") ? legend.asHeading() : legend;
    }

    private static Map<String, Object> fieldsetAndContent(Options o) {
        var inside = o.content();
        return inside == null ? Map.of("fieldset", fieldset(o)) : Map.of("fieldset", fieldset(o), "content", inside);
    }

    private static Typing typing(Options o) {
        return new Typing(
                o.exact("autocomplete"),
                o.exact("inputmode"),
                o.exact("pattern"),
                o.exact("autocapitalize"),
                o.flag("spellcheck"));
    }

    private static @Nullable Affix affix(@Nullable Options o) {
        if (o == null) {
            return null;
        }
        var content = o.content();
        var look = o.look();
        return content == null ? null : Affix.of(content).with(look);
    }

    private static Input input(Options o) {
        return Input.of(field(o))
                .type(o.text("type", "text"))
                .value(o.exact("value"))
                .prefix(affix(o.object("prefix")))
                .suffix(affix(o.object("suffix")))
                .typing(typing(o))
                .disabled(o.truthy("disabled"))
                .wrapper(o.objectOrEmpty("inputWrapper").look())
                .with(o.look());
    }

    private static Textarea textarea(Options o) {
        var rows = o.number("rows");
        return Textarea.of(field(o))
                .value(o.exact("value"))
                .rows(rows == null ? 5 : rows)
                .typing(Typing.ANY.autocomplete(o.text("autocomplete")).spellcheck(o.flag("spellcheck")))
                .disabled(o.truthy("disabled"))
                .with(o.look());
    }

    private static Select select(Options o) {
        return Select.of(field(o))
                .options(o.list("items").stream()
                        .map(item -> new Select.Option(
                                item.exact("value"),
                                item.text("text", ""),
                                item.flag("selected"),
                                item.truthy("disabled"),
                                item.attributes()))
                        .toList())
                .chosen(o.exact("value"))
                .disabled(o.truthy("disabled"))
                .with(o.look());
    }

    private static Choice choice(Options o) {
        if (o.text("divider") != null) {
            return Choice.divider(o.text("divider", ""));
        }
        var hint = o.object("hint");
        var conditional = o.object("conditional");
        var label = o.objectOrEmpty("label");
        var behaviour = o.text("behaviour");
        var choice = Choice.of(o.text("value", ""), o.content())
                .called(o.text("id"), o.text("name"))
                .hint(hint == null || !(hint.has("text") || hint.has("html")) ? null : hint(hint))
                .checked(o.flag("checked"))
                .conditional(conditional == null ? null : conditional.content())
                .disabled(o.truthy("disabled"))
                .label(label.look())
                .with(o.attributes());
        return "exclusive".equals(behaviour) ? choice.asExclusive() : choice;
    }

    private static Radios radios(Options o) {
        var name = o.text("name", "");
        return Radios.of(name, question(o, o.text("idPrefix", name)))
                .choices(o.list("items").stream().map(GovukMapping::choice).toList())
                .chosen(o.exact("value"))
                .with(o.look());
    }

    private static Checkboxes checkboxes(Options o) {
        var name = o.text("name", "");
        return Checkboxes.of(name, question(o, o.text("idPrefix", name)))
                .choices(o.list("items").stream().map(GovukMapping::choice).toList())
                .chosen(new LinkedHashSet<>(o.texts("values")))
                .with(o.look());
    }

    private static DateInput dateInput(Options o) {
        var date = DateInput.of(o.text("namePrefix"), question(o, o.text("id", "")))
                .with(o.look());
        var items = o.list("items");
        if (items.isEmpty()) {
            return date;
        }
        return date.parts(items.stream()
                .map(item -> new DateInput.Part(
                        item.text("name", ""),
                        item.text("label"),
                        item.text("id"),
                        item.exact("value"),
                        new Typing(
                                item.exact("autocomplete"),
                                item.text("inputmode", "numeric"),
                                item.exact("pattern"),
                                null,
                                null),
                        item.look()))
                .toList());
    }

    private static ErrorSummary errorSummary(Options o) {
        return ErrorSummary.entries(o.list("errorList").stream()
                        .map(item ->
                                new ErrorSummary.Entry(orEmpty(item.content()), item.text("href"), item.attributes()))
                        .toList())
                .title(orEmpty(o.content("titleHtml", "titleText")))
                .description(o.content("descriptionHtml", "descriptionText"))
                .disableAutoFocus(o.flag("disableAutoFocus"))
                .with(o.look());
    }

    private static Table.Cell cell(Options o) {
        return Table.Cell.of(o.content())
                .format(o.text("format"))
                .span(o.number("colspan"), o.number("rowspan"))
                .with(o.look());
    }

    private static Table table(Options o) {
        return Table.of(o.text("caption"))
                .captionClasses(o.text("captionClasses"))
                .head(o.list("head").stream().map(GovukMapping::cell).toList())
                .rows(o.rows("rows").stream()
                        .map(row -> row.stream().map(GovukMapping::cell).toList())
                        .toList())
                .firstCellIsHeader(o.truthy("firstCellIsHeader"))
                .with(o.look());
    }

    private static @Nullable Actions actions(@Nullable Options o) {
        if (o == null) {
            return null;
        }
        if (!o.has("items")) {
            o.look();
            return null;
        }
        return new Actions(
                o.list("items").stream()
                        .map(item -> new Actions.Action(
                                orEmpty(item.content()),
                                item.text("href", ""),
                                item.text("visuallyHiddenText"),
                                item.look()))
                        .toList(),
                o.text("classes"));
    }

    private static SummaryList summaryList(Options o) {
        var rows = o.list("rows").stream()
                .map(row -> {
                    var key = row.objectOrEmpty("key");
                    var value = row.objectOrEmpty("value");
                    return new SummaryList.Row(
                            key.content(),
                            key.text("classes"),
                            value.content(),
                            value.text("classes"),
                            actions(row.object("actions")),
                            row.text("classes"));
                })
                .toList();
        var list = new SummaryList(rows, null, o.look());
        var card = o.object("card");
        if (card == null) {
            return list;
        }
        var title = card.object("title");
        var level = title == null ? null : title.number("headingLevel");
        var actions = actions(card.object("actions"));
        return list.card(SummaryList.Card.of(title == null ? null : orEmpty(title.content()))
                .headingLevel(level == null ? 2 : level)
                .titleClasses(title == null ? null : title.text("classes"))
                .actions(actions == null ? Actions.of() : actions)
                .with(card.look()));
    }

    private static Tag tag(Options o) {
        return Tag.of(orEmpty(o.content())).with(o.look());
    }

    private static BackLink backLink(Options o) {
        return BackLink.of(o.contentOr("html", "text", "Back"), o.text("href", "#"))
                .with(o.look());
    }

    private static SkipLink skipLink(Options o) {
        return SkipLink.of(orEmpty(o.content()), o.text("href", "#content")).with(o.look());
    }

    private static Breadcrumbs breadcrumbs(Options o) {
        return new Breadcrumbs(
                o.list("items").stream()
                        .map(item ->
                                new Breadcrumbs.Crumb(orEmpty(item.content()), item.text("href"), item.attributes()))
                        .toList(),
                o.text("labelText", "Breadcrumb"),
                o.truthy("collapseOnMobile"),
                o.look());
    }

    private static Details details(Options o) {
        return Details.of(orEmpty(o.content("summaryHtml", "summaryText")), o.content())
                .id(o.text("id"))
                .open(o.truthy("open"))
                .with(o.look());
    }

    private static InsetText insetText(Options o) {
        return InsetText.of(orEmpty(o.content())).id(o.text("id")).with(o.look());
    }

    private static WarningText warningText(Options o) {
        return WarningText.of(orEmpty(o.content()))
                .spoken(o.text("iconFallbackText", "Warning"))
                .with(o.look());
    }

    private static Panel panel(Options o) {
        var level = o.number("headingLevel");
        return Panel.of(orEmpty(o.content("titleHtml", "titleText")), o.content())
                .headingLevel(level == null ? 1 : level)
                .with(o.look());
    }

    private static PhaseBanner phaseBanner(Options o) {
        return new PhaseBanner(tag(o.objectOrEmpty("tag")), orEmpty(o.content()), o.look());
    }

    private static NotificationBanner notificationBanner(Options o) {
        var success = "success".equals(o.text("type"));
        var content = o.content();
        var banner = success ? NotificationBanner.success(content) : NotificationBanner.important(content);
        var level = o.number("titleHeadingLevel");
        return banner.title(o.contentOr("titleHtml", "titleText", success ? "Success" : "Important"))
                .titleId(o.text("titleId", "govuk-notification-banner-title"))
                .headingLevel(level == null ? 2 : level)
                .role(o.text("role"))
                .disableAutoFocus(o.flag("disableAutoFocus"))
                .with(o.look());
    }

    private static Pagination.@Nullable Link paginationLink(@Nullable Options o) {
        if (o == null) {
            return null;
        }
        var link = new Pagination.Link(o.text("href", ""), o.content(), o.text("labelText"), o.attributes());
        return link.href().isEmpty() ? null : link;
    }

    private static Pagination pagination(Options o) {
        var items = o.list("items").stream()
                .filter(item -> !item.isEmpty()) // the macro passes over them too
                .map(item -> new Pagination.Item(
                        item.text("number", ""),
                        item.text("href", ""),
                        item.text("visuallyHiddenText"),
                        item.truthy("current"),
                        item.truthy("ellipsis"),
                        item.attributes()))
                .toList();
        return new Pagination(
                paginationLink(o.object("previous")),
                paginationLink(o.object("next")),
                o.has("items") ? items : null,
                o.text("landmarkLabel", "Pagination"),
                o.look());
    }

    private static Tabs tabs(Options o) {
        return new Tabs(
                o.text("id"),
                o.text("idPrefix", ""),
                o.text("title", "Contents"),
                o.list("items").stream()
                        .map(item -> {
                            var panel = item.objectOrEmpty("panel");
                            return new Tabs.Tab(
                                    item.text("label", ""),
                                    item.text("id"),
                                    panel.content(),
                                    item.attributes(),
                                    panel.attributes());
                        })
                        .toList(),
                o.look());
    }

    private static TaskList taskList(Options o) {
        return TaskList.of()
                .prefix(o.text("idPrefix", "task-list"))
                .tasks(o.list("items").stream()
                        .map(item -> {
                            var title = item.objectOrEmpty("title");
                            var status = item.objectOrEmpty("status");
                            var tag = status.object("tag");
                            return new TaskList.Task(
                                    orEmpty(title.content()),
                                    title.text("classes"),
                                    item.text("href"),
                                    item.objectOrEmpty("hint").content(),
                                    tag == null ? null : tag(tag),
                                    status.content(),
                                    status.text("classes"),
                                    item.text("classes"));
                        })
                        .toList())
                .with(o.look());
    }

    /** A message of the script's own as GOV.UK writes it, with a plural form or without. */
    private static Attributes word(Options o, String option, String key) {
        var plurals = o.messages(option);
        if (plurals.isEmpty()) {
            return Attributes.none().with("data-i18n." + key, o.text(option));
        }
        var words = Attributes.none();
        for (var plural : plurals.entrySet()) {
            words = words.with("data-i18n." + key + "." + plural.getKey(), plural.getValue());
        }
        return words;
    }

    private static Accordion accordion(Options o) {
        var level = o.number("headingLevel");
        var words = word(o, "hideAllSectionsText", "hide-all-sections")
                .and(word(o, "hideSectionText", "hide-section"))
                .and(word(o, "hideSectionAriaLabelText", "hide-section-aria-label"))
                .and(word(o, "showAllSectionsText", "show-all-sections"))
                .and(word(o, "showSectionText", "show-section"))
                .and(word(o, "showSectionAriaLabelText", "show-section-aria-label"));
        return new Accordion(
                o.text("id", ""),
                level == null ? 2 : level,
                o.list("items").stream()
                        .map(item -> new Accordion.Section(
                                item.objectOrEmpty("heading").content(),
                                item.objectOrEmpty("summary").content(),
                                item.objectOrEmpty("content").content(),
                                item.truthy("expanded")))
                        .toList(),
                o.flag("rememberExpanded"),
                words,
                o.look());
    }

    private static FileUpload fileUpload(Options o) {
        var words = word(o, "chooseFilesButtonText", "choose-files-button")
                .and(word(o, "noFileChosenText", "no-file-chosen"))
                .and(word(o, "multipleFilesChosenText", "multiple-files-chosen"))
                .and(word(o, "dropInstructionText", "drop-instruction"))
                .and(word(o, "enteredDropZoneText", "entered-drop-zone"))
                .and(word(o, "leftDropZoneText", "left-drop-zone"));
        return new FileUpload(
                field(o),
                o.text("value"),
                o.truthy("multiple"),
                o.truthy("disabled"),
                o.truthy("javascript"),
                words,
                o.look());
    }

    private static PasswordInput passwordInput(Options o) {
        var words = word(o, "showPasswordText", "show-password")
                .and(word(o, "hidePasswordText", "hide-password"))
                .and(word(o, "showPasswordAriaLabelText", "show-password-aria-label"))
                .and(word(o, "hidePasswordAriaLabelText", "hide-password-aria-label"))
                .and(word(o, "passwordShownAnnouncementText", "password-shown-announcement"))
                .and(word(o, "passwordHiddenAnnouncementText", "password-hidden-announcement"));
        return new PasswordInput(
                field(o),
                o.exact("value"),
                o.text("autocomplete", "current-password"),
                o.truthy("disabled"),
                o.text("showPasswordText", "Show"),
                o.text("showPasswordAriaLabelText", "Show password"),
                words,
                o.look());
    }

    private static CharacterCount characterCount(Options o) {
        var words = word(o, "charactersUnderLimitText", "characters-under-limit")
                .and(word(o, "charactersAtLimitText", "characters-at-limit"))
                .and(word(o, "charactersOverLimitText", "characters-over-limit"))
                .and(word(o, "wordsUnderLimitText", "words-under-limit"))
                .and(word(o, "wordsAtLimitText", "words-at-limit"))
                .and(word(o, "wordsOverLimitText", "words-over-limit"));
        return new CharacterCount(
                textarea(o),
                o.number("maxlength"),
                o.number("maxwords"),
                o.number("threshold"),
                o.text("textareaDescriptionText"),
                o.objectOrEmpty("countMessage").text("classes"),
                words);
    }

    private static ServiceNavigation serviceNavigation(Options o) {
        var slots = o.objectOrEmpty("slots");
        return new ServiceNavigation(
                o.text("serviceName"),
                o.text("serviceUrl"),
                o.list("navigation").stream()
                        .map(item -> new ServiceNavigation.Item(
                                item.content(),
                                item.text("href"),
                                item.truthy("current"),
                                item.truthy("active"),
                                item.attributes()))
                        .toList(),
                o.text("navigationId", "navigation"),
                o.text("navigationLabel"),
                o.text("menuButtonText", "Menu"),
                o.text("menuButtonLabel"),
                o.flag("collapseNavigationOnMobile"),
                o.text("ariaLabel", "Service information"),
                o.text("navigationClasses"),
                new ServiceNavigation.Slots(
                        slots.content("start", "none"),
                        slots.content("end", "none"),
                        slots.content("navigationStart", "none"),
                        slots.content("navigationEnd", "none")),
                o.look());
    }

    private GovukMapping() {}
}
