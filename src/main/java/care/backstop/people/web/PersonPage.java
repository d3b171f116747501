package care.backstop.people.web;

import care.backstop.govuk.DataTable;
import care.backstop.govuk.Href;
import care.backstop.govuk.Radios;
import care.backstop.govuk.Select;
import care.backstop.govuk.SummaryList;
import care.backstop.govuk.Text;
import care.backstop.govuk.Timeline;
import care.backstop.kernel.Answer;
import care.backstop.kernel.IncidentMembers;
import care.backstop.kernel.London;
import care.backstop.kernel.profile.Terms;
import care.backstop.kernel.room.Room;
import care.backstop.market.LocationView;
import care.backstop.people.PersonView;
import care.backstop.people.model.Person;
import care.backstop.people.model.Section;
import care.backstop.people.rules.DecisionMaking;
import care.backstop.people.store.Dossier;
import care.backstop.people.usecase.LookAtPeople.Opened;
import care.backstop.people.usecase.LookAtPeople.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person, as far as the reader is cleared. Parts that are null are not the reader's to see. */
public record PersonPage(
        Room room,
        String base,
        String list,
        String called,
        String reference,
        SummaryList standing,
        @Nullable SummaryList identity,
        @Nullable SummaryList places,
        @Nullable SummaryList need,
        @Nullable Radios purpose,
        @Nullable Health health,
        @Nullable DataTable contacts,
        @Nullable Timeline wishes,
        boolean safeguarding,
        boolean mayWriteIdentity,
        boolean mayWriteHealth,
        boolean mayWriteSafeguarding,
        boolean told,
        @Nullable Select worker,
        List<PersonView.Worker> workers,
        boolean mayBreakGlass,
        boolean maySeeConcerns) {

    /** What only those cleared for it see. */
    public record Health(
            String priority,
            List<String> unanswered,
            SummaryList care,
            SummaryList factors,
            DataTable urgency,
            DecisionMaking.Determination deciding,
            SummaryList decisionFacts,
            DataTable findings,
            DataTable capacity) {}

    static PersonPage of(Opened opened, List<IncidentMembers.Member> candidates, @Nullable String secondMove) {
        var view = opened.view();
        var list = "/incidents/" + view.incident() + "/people";
        var base = list + "/" + view.id();
        var flags = view.flags();
        var whole = opened.whole().orElse(null);
        boolean full = whole != null;
        return new PersonPage(
                opened.room(),
                base,
                list,
                view.called(),
                view.reference(),
                secondMove == null
                        ? standing(view, opened.places(), opened.way().terms())
                        : standing(view, opened.places(), opened.way().terms()).row("Second move", secondMove),
                identity(view, base, opened.mayWriteIdentity(), opened.way().terms()),
                places(view, opened.places(), base, opened.mayWriteIdentity()),
                full ? null : need(view),
                opened.asksPurpose() ? PeoplePage.purposes() : null,
                whole == null
                        ? null
                        : health(view, whole, opened.papers(), base, opened.mayWriteHealth(), opened.way()),
                view.details() == null ? null : contacts(opened.papers().contacts(), base),
                full ? wishes(opened.papers().wishes()) : null,
                flags != null && flags.safeguarding(),
                opened.mayWriteIdentity(),
                opened.mayWriteHealth(),
                opened.mayWriteSafeguarding(),
                view.told() != null,
                opened.mayAssign() && !candidates.isEmpty() ? worker(candidates) : null,
                view.workers(),
                opened.mayBreakGlass(),
                opened.maySeeConcerns());
    }

    static Select worker(List<IncidentMembers.Member> candidates) {
        return Select.of("post", "Who should be in charge?")
                .option("", "Choose somebody")
                .options(candidates.stream()
                        .map(m -> Select.Option.of(
                                m.post().toString(), m.userName() + ", " + m.postName() + ", " + m.agencyName()))
                        .toList());
    }

    private static SummaryList standing(PersonView v, Map<String, LocationView> known, Terms terms) {
        var list = SummaryList.of()
                .row(terms.caseSystem().isEmpty() ? "Reference" : "Reference in " + terms.caseSystem(), v.reference());
        var f = v.flags();
        if (f != null) {
            list = list.row(
                            "Priority",
                            PeoplePage.lines(
                                    PeoplePage.tag(Words.tag(f.colour())),
                                    f.stale()
                                            ? Text.of("May be out of date: not confirmed since the last list")
                                            : null))
                    .row("Two workers", Words.of(f.doubleUp()))
                    .row("Friendship group", Words.or(f.group()))
                    .row("Round", Words.or(f.round()));
            if (f.stopBeforeMove()) {
                list = list.row("Before a move", "Something must be settled first. Ask whoever is in charge.");
            }
        }
        var told = v.told();
        return list.row("How far", PeoplePage.tag(Words.tag(v.status())))
                .row("Told what is happening", told == null ? "Not yet" : London.show(told))
                .row(
                        "In charge",
                        v.workers().isEmpty()
                                ? "Nobody yet"
                                : String.join(
                                        ", ",
                                        v.workers().stream()
                                                .map(PersonView.Worker::name)
                                                .toList()))
                .row("Leaving", v.location() == null ? Words.NOT_KNOWN : named(v.location(), known));
    }

    private static @Nullable SummaryList identity(PersonView v, String base, boolean mayWrite, Terms terms) {
        var name = v.name();
        if (name == null) {
            return null;
        }
        var list = SummaryList.of()
                .row("Likes to be called", Words.or(name.knownAs()))
                .row("Given names", Words.or(name.given()))
                .row("Family name", Words.or(name.family()));
        var d = v.details();
        if (d != null) {
            var born = d.birthDate();
            var number = d.nhsNumber();
            list = list.row("Date of birth", born == null ? Words.NOT_KNOWN : London.show(born))
                    .row(
                            "NHS number",
                            number == null
                                    ? Words.NOT_KNOWN
                                    : new care.backstop.people.model.NhsNumber(number).toString())
                    .row("Address", Words.or(d.address()))
                    .row("Postcode", Words.or(d.postcode()))
                    .row("Phone", Words.or(d.phone()))
                    .row("Language", Words.or(d.language()));
        }
        var funding = v.funding();
        if (funding != null) {
            list = list.row("Who pays", funding.category().words())
                    .row("Council or " + terms.icb(), Words.or(funding.body()));
        }
        return mayWrite ? changeable(list, Section.IDENTITY, base) : list;
    }

    private static @Nullable SummaryList places(
            PersonView v, Map<String, LocationView> known, String base, boolean mayWrite) {
        var d = v.details();
        if (d == null) {
            return null;
        }
        var list = SummaryList.of()
                .row("Preferred places", d.choices().isEmpty() ? "Not asked yet" : named(d.choices(), known, ", then "))
                .row(
                        "Must not go to",
                        d.exclusions().isEmpty() ? "Nothing recorded" : named(d.exclusions(), known, ", "))
                .row("Family lives at", Words.or(d.familyPostcode()))
                .row("Asks to move early", Words.of(d.wantsToMoveEarly()));
        return mayWrite ? changeable(list, Section.WISHES, base) : list;
    }

    private static String named(List<String> ids, Map<String, LocationView> known, String between) {
        return ids.stream().map(id -> named(id, known)).collect(Collectors.joining(between));
    }

    /** The name of a service of the register, or what was written down. */
    private static String named(String id, Map<String, LocationView> known) {
        var place = known.get(id);
        return place == null ? id : place.name();
    }

    private static @Nullable SummaryList need(PersonView v) {
        var need = v.need();
        if (need == null) {
            return null;
        }
        var kind = need.kind();
        return SummaryList.of()
                .row("Kind of care", kind == null ? Words.NOT_KNOWN : kind.words())
                .row("Hours a week", Words.or(Person.hours(need.weeklyMinutes())))
                .row("Nearing end of life", Words.of(need.endOfLife()))
                .row(
                        "A place must have",
                        need.features().isEmpty() ? "Nothing recorded" : String.join(", ", need.features()));
    }

    private static Health health(
            PersonView v, Person p, Dossier.Papers papers, String base, boolean mayWrite, Way way) {
        var f = p.facts();
        var rating = p.rating(way.thresholds());
        var deciding = Person.decisionMaking(f, way.advocacy());
        var visits = f.visits();
        var care = SummaryList.of()
                .row(
                        "Kind of care",
                        f.need() == null ? Words.NOT_KNOWN : f.need().words())
                .row("Care now", Words.or(p.careNow()))
                .row("A place must have", f.features().isEmpty() ? "Nothing recorded" : String.join(", ", f.features()))
                .row("Hours a week", Words.or(Person.hours(f.weeklyMinutes())))
                .row(
                        "Minutes a day",
                        visits == null
                                ? Words.NOT_KNOWN
                                : "Morning %d, lunch %d, tea %d, bed %d"
                                        .formatted(visits.morning(), visits.lunch(), visits.tea(), visits.bed()));
        var factors = SummaryList.of()
                .row("Nearing end of life", Words.of(f.endOfLife()))
                .row("Very frail", Words.of(f.veryFrail()))
                .row("Lives alone", Words.of(f.livesAlone()))
                .row("Family or friends help", Words.of(f.informalSupport()))
                .row("Two workers", Words.of(f.doubleUp()))
                .row("Prone to stress or anxiety", Words.of(f.stressProne()))
                .row("Complex needs", Words.of(f.complexNeeds()))
                .row("Carer has health problems", Words.of(f.carerUnwell()))
                .row(
                        "DoLS",
                        Words.of(f.dols()) + (f.dolsUntil() == null ? "" : ", until " + London.show(f.dolsUntil())));
        var provider = p.providerColour();
        if (provider != null) {
            factors = factors.row("The provider's own priority", provider.words());
        }
        var facts = SummaryList.of()
                .row("Capacity for this decision", f.capacity().words())
                .row("Attorney or deputy for welfare", Words.of(f.welfareAuthority()))
                .row("Power over property only", Words.of(f.propertyAuthorityOnly()))
                .row(way.advocacy().question(), Words.of(f.befriended()))
                .row("Time to instruct an advocate", Words.of(f.timeToInstruct()))
                .row("Says no to the move", Words.of(f.refuses()))
                .row("Asked about an attorney or deputy", Words.of(p.authorityAsked()));
        var findings = DataTable.of("findings", "What this rests on")
                .columns("Question", "Answer", "Where it comes from")
                .rows(deciding.findings().stream()
                        .map(x -> DataTable.Row.of(x.question(), Words.of(x.answer()), x.authority()))
                        .toList())
                .csvFrom(Href.of(base));
        return new Health(
                rating.explanation(),
                rating.unanswered(),
                mayWrite ? changeable(care, Section.CARE, base) : care,
                mayWrite ? changeable(factors, Section.FACTORS, base) : factors,
                urgency(papers.judgements(), base),
                deciding,
                mayWrite ? changeable(facts, Section.DECISION, base) : facts,
                findings,
                capacity(papers.capacity(), base));
    }

    private static DataTable urgency(List<Dossier.Judgement> judgements, String base) {
        return DataTable.of("urgency", "Urgency judgements, the latest first")
                .columns(
                        "Result",
                        "Life",
                        "Physical health",
                        "Mental health",
                        "How soon",
                        "How bad",
                        "Why",
                        "When",
                        "Who")
                .rows(judgements.stream()
                        .map(j -> DataTable.Row.of(
                                Words.urgency(j.result()),
                                Words.of(j.life()),
                                Words.of(j.physical()),
                                Words.of(j.mental()),
                                j.howSoon() == null ? "" : j.howSoon(),
                                j.howBad() == null ? "" : j.howBad(),
                                j.note() == null ? "" : j.note(),
                                London.show(j.judgedAt()),
                                j.byName()))
                        .toList())
                .hideCaption()
                .empty("Nobody has judged this yet.")
                .csvFrom(Href.of(base));
    }

    private static DataTable capacity(List<Dossier.CapacityRecord> records, String base) {
        return DataTable.of("capacity", "Capacity, one decision on one day")
                .columns("Decision", "Found", "On", "What it rests on", "Recorded by")
                .rows(records.stream()
                        .map(c -> DataTable.Row.of(
                                Words.decision(c.decision()),
                                Words.capacity(c.result()),
                                London.show(c.assessedOn()),
                                c.note(),
                                c.byName()))
                        .toList())
                .empty("No record yet.")
                .csvFrom(Href.of(base));
    }

    private static DataTable contacts(List<Dossier.Contact> contacts, String base) {
        var rows = new ArrayList<DataTable.Row>();
        for (var c : contacts) {
            rows.add(DataTable.Row.of(
                    c.name(),
                    c.relation() == null ? Words.contact(c.kind()) : Words.contact(c.kind()) + ": " + c.relation(),
                    c.noPhone() ? "None" : Words.or(c.phone()),
                    c.authority() == null && c.registered() == Answer.NOT_KNOWN
                            ? ""
                            : "Registered: " + Words.of(c.registered())
                                    + (c.authority() == null ? "" : ", " + c.authority())));
        }
        return DataTable.of("contacts", "People in their life")
                .hideCaption()
                .columns("Name", "Who that is", "Phone", "Power")
                .rows(rows)
                .empty("Nobody is recorded yet.")
                .csvFrom(Href.of(base));
    }

    private static Timeline wishes(List<Dossier.Wish> wishes) {
        return Timeline.of(wishes.stream()
                        .map(w -> Timeline.Event.of(
                                        w.relation() == null
                                                ? Words.voice(w.voice())
                                                : Words.voice(w.voice()) + " (" + w.relation() + ")",
                                        w.byName(),
                                        London.show(w.saidOn()))
                                .instant(w.saidOn().toString())
                                .text(Text.of("“" + w.words() + "”")))
                        .toList())
                .headingLevel(3);
    }

    private static SummaryList changeable(SummaryList list, Section section, String base) {
        return list.card(SummaryList.Card.of(section.title())
                .actions(care.backstop.govuk.Actions.of(care.backstop.govuk.Actions.Action.of(
                        "Change",
                        base + "/change/" + section.path(),
                        section.title().toLowerCase(java.util.Locale.UK)))));
    }
}
