package care.backstop.people.model;

import static care.backstop.people.model.EntryQuestion.choice;
import static care.backstop.people.model.EntryQuestion.day;
import static care.backstop.people.model.EntryQuestion.line;
import static care.backstop.people.model.EntryQuestion.moment;
import static care.backstop.people.model.EntryQuestion.number;
import static care.backstop.people.model.EntryQuestion.text;
import static care.backstop.people.model.EntryQuestion.ticks;
import static care.backstop.people.model.EntryQuestion.yesNo;

import care.backstop.kernel.Problem;
import care.backstop.people.rules.Advocacy;
import care.backstop.people.rules.BestInterests;
import care.backstop.people.rules.CareGap;
import care.backstop.people.rules.Carers;
import care.backstop.people.rules.Decision;
import care.backstop.people.rules.EntryKind;
import care.backstop.people.rules.FivePrinciples;
import care.backstop.people.rules.HowNeedsAreMet;
import care.backstop.people.rules.Involvement;
import care.backstop.people.rules.Known;
import care.backstop.people.rules.Liberty;
import care.backstop.people.rules.Powers;
import care.backstop.people.rules.Refusals;
import care.backstop.people.rules.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry of each kind asks, why, and what it is held against before it is kept.
 *
 * @param says what the procedure asks here, with {@code clause} it comes from
 */
public record EntryForm(EntryKind kind, String says, String clause, List<EntryQuestion> questions) {

    private static final Map<String, String> DECISIONS = named(Decision.values());

    private static final Map<String, String> ANSWERS =
            of("INVOLVED", "Involved", "DECLINED", "Asked, does not want to be", "NOT_APPLICABLE", "Does not apply");

    private static final Map<String, String> ADVOCATES = of(
            "CARE_ACT", "Independent advocate (Care Act 2014)",
            "IMCA", "Independent Mental Capacity Advocate (IMCA)",
            "BOTH", "Both",
            "IMHA", "Independent Mental Health Advocate",
            "COMMUNITY", "Community support");

    /** Everything against writing this down; empty when nothing is. */
    public List<Problem> against(Written w, Known known) {
        return switch (kind) {
            case POWER -> Powers.against(w, known);
            case BEST_INTERESTS -> BestInterests.against(w, known);
            case IMCA_REFERRAL -> Advocacy.againstReferral(w, known);
            case IMCA_REPORT -> Advocacy.againstReport(w, known);
            case FIRST_REVIEW -> Advocacy.againstReview(w, known);
            case ADVOCACY_NEED -> Advocacy.againstNeed(w, known);
            case ADVOCATE_REFERRAL -> Advocacy.againstAdvocate(w, known);
            case DOLS -> Liberty.against(w, known);
            case DOLS_REFERRAL -> Liberty.againstReferral(w, known);
            case REFUSER_OPTIONS -> Refusals.againstOptions(w, known);
            case ASSESSMENT_REFUSED -> Refusals.againstAssessmentRefused(w, known);
            case CHOICES -> Involvement.againstChoices(w, known);
            case INVOLVED -> Involvement.against(w, known);
            case INVITED -> Involvement.againstInvited(w, known);
            case PLAN_FINAL -> Involvement.againstFinal(w, known);
            case ASSESSMENT -> FivePrinciples.against(w);
            case SNAPSHOT -> snapshot(w);
            case CARE_STARTED -> HowNeedsAreMet.againstStart(w, known);
            case CARE_TIMES -> CareGap.against(w, known);
            case ARRANGEMENT -> HowNeedsAreMet.against(w, known);
            case CHOICE_MADE -> HowNeedsAreMet.againstChoice(w, known);
            case INFORMATION_CLOSED -> HowNeedsAreMet.againstClosing(w, known);
            case CARER_SNAPSHOT, CARER_FACTORS -> Carers.against(w, known);
            case CARER_ASSESSMENT -> Carers.againstAssessment(w, known);
            case REASSESSED,
                    EXCEPTIONAL,
                    EARLY_WISH,
                    HANDLING,
                    EQUIPMENT_FOUND,
                    WELLBEING,
                    GP_CHANGED,
                    SYSTEM_TOLD,
                    RECORDS_ASKED,
                    RECORDS_RECEIVED,
                    RECORDS_HANDED_ON,
                    RECORDS_MISSING,
                    RECORDS_ACCESS -> AfterForms.against(kind, w, known);
            case TOLD,
                    SEEN,
                    CALLED,
                    WELFARE_PERIOD,
                    WELFARE_CHECK,
                    WORKER_REVIEW,
                    MOVE_REPORTED,
                    ANNUAL_REVIEW,
                    DAILY_UPDATE,
                    CASE_RECORD,
                    SUPPORT_POSSIBLE,
                    SUPPORT_ASKED,
                    SUPPORT_USABLE,
                    CARER_SERVICE,
                    REGULAR_WORKER -> InCareForms.against(kind, w, known);
            case ABOUT_ME, MEDICATION, ALLERGY, RISK, MAY_BE_TOLD, HANDED_OVER, HANDOVER_RECEIVED ->
                AboutForms.against(kind, w, known);
            case ATTORNEY_CONTACT,
                    INTERESTED_ASKED,
                    IMCA_CLOSED,
                    EMERGENCY_MOVE,
                    CAN_NAME_OTHERS,
                    ADVOCATE_WITHDRAWN,
                    REPRESENTATIVE,
                    REFUSER_RISK,
                    DIRECT_PAYMENT_BAR,
                    OBJECTION_ADVICE,
                    WISHES_NOT_OBTAINED,
                    CHARACTERISTICS,
                    ASSESSMENT_MOVED,
                    BACKSTOP,
                    PLAN_CONTACT,
                    OPTIONS_SHARED,
                    BUDGET_CHOICE,
                    NEW_CARE_CONFIRMED -> List.of();
        };
    }

    /** A snapshot is kept whole, or why it cannot be had. */
    private static List<Problem> snapshot(Written w) {
        if (w.said("unavailable")) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        for (var field : List.of("tasks", "hours", "times", "place", "cost")) {
            if (!w.said(field)) {
                problems.add(Problem.of(
                        field,
                        Problem.Code.VAL,
                        "Write this as it was just before the failure, or why it cannot be had."));
            }
        }
        return problems;
    }

    public static EntryForm of(EntryKind kind) {
        return switch (kind) {
            case POWER ->
                form(
                        kind,
                        "Write down who holds a power, what it reaches and whether it is registered. Only then can it be used.",
                        "Mental Capacity Act 2005 ss 9 to 11, 16 to 20; Southampton procedure, Appendix B",
                        choice(
                                "kind",
                                "What kind of power is it?",
                                of(
                                        "LPA_WELFARE", "Lasting power for health and welfare",
                                        "LPA_MONEY", "Lasting power for property and money",
                                        "EPA", "Enduring power (property and money only)",
                                        "DEPUTY_WELFARE", "Deputy for health and welfare, by the court",
                                        "DEPUTY_MONEY", "Deputy for property and money, by the court")),
                        line("holder", "Who holds it?"),
                        line("phone", "Their phone").maybe(),
                        line("donor", "Who gave it?").maybe().hint("For lasting and enduring powers"),
                        yesNo("registered", "Is it registered?").maybe(),
                        line("reference", "Registration number or order reference")
                                .maybe(),
                        ticks("scope", "Which decisions does it reach?", DECISIONS),
                        day("madeOn", "When was it made?").maybe(),
                        day("from", "From when does it run?").maybe(),
                        day("until", "Until when?").maybe(),
                        line("condition", "Is there a condition?")
                                .maybe()
                                .hint("For example only once capacity is lost"),
                        yesNo("conditionMet", "Is the condition met?").maybe());
            case ATTORNEY_CONTACT ->
                form(
                        kind,
                        "Contact whoever holds a power that can be used within a day, and record what they decide.",
                        "Southampton procedure, Appendix A 3.11",
                        line("holder", "Who was contacted?"),
                        day("on", "On which day?"),
                        line("how", "How?"),
                        text("decided", "What did they decide?").maybe());
            case INTERESTED_ASKED ->
                form(
                        kind,
                        "Ask those interested in the person's welfare to take part. If nobody was found, record where you looked.",
                        "Mental Capacity Act 2005 s 4(7); Kent protocol 5.7",
                        choice(
                                "result",
                                "What came of it?",
                                of(
                                        "INVOLVED", "They take part",
                                        "DECLINED", "They do not want to",
                                        "NO_ANSWER", "Asked, no answer yet",
                                        "NOBODY", "Somebody was looked for, nobody was found")),
                        line("name", "Who was asked, or where was somebody looked for?"),
                        line("relation", "What are they to the person?").maybe(),
                        day("on", "On which day?"),
                        text("said", "What did they say?").maybe());
            case BEST_INTERESTS ->
                form(
                        kind,
                        "Decide for somebody only what they were found unable to decide, after asking those close to them, and"
                                + " with their own wishes before you.",
                        "Mental Capacity Act 2005 ss 4 to 5; Lancashire procedure 3.3; Kent protocol 1.5, 5.7",
                        choice("decision", "Which decision?", DECISIONS),
                        day("on", "On which day?"),
                        line("decisionMaker", "Who decides?"),
                        line("imca", "Name of the IMCA, if there is one").maybe(),
                        text("views", "What do family, friends and others think?")
                                .maybe(),
                        text("noViewsBecause", "If nobody could be asked: why?").maybe(),
                        text("decided", "What was decided, and why is it in their best interests?"),
                        text("emergency", "If it could not wait for an IMCA: why?")
                                .maybe(),
                        principles(),
                        principlesNote());
            case IMCA_REFERRAL ->
                form(
                        kind,
                        "Ask for an IMCA before the decision. Where there was no time, ask within a day after the move.",
                        "Mental Capacity Act 2005 ss 37 to 39; Kent protocol 4.10, 4.11",
                        choice(
                                "reason",
                                "What is it for?",
                                of(
                                        "RESIDENCE", "A change of where they live",
                                        "TREATMENT", "Serious medical treatment",
                                        "REVIEW", "A review of where they live")),
                        line("provider", "Which IMCA service?"),
                        day("askedOn", "Asked on which day?"),
                        yesNo("afterEmergency", "Was the person moved already because it could not wait?"));
            case IMCA_REPORT ->
                form(
                        kind,
                        "The IMCA reports before the decision, and does not decide.",
                        "Mental Capacity Act 2005 s 39(4); Southampton procedure, Appendix B",
                        line("imca", "Name of the IMCA"),
                        day("on", "When did the report come?"),
                        text("says", "What does it say?"),
                        line("kept", "Where is it kept?").maybe());
            case IMCA_CLOSED ->
                form(
                        kind,
                        "If somebody is found who can be consulted, the IMCA may step back.",
                        "Kent protocol 4.10",
                        day("on", "On which day?"),
                        text("reason", "Why is no IMCA needed any more?"));
            case EMERGENCY_MOVE ->
                form(
                        kind,
                        "Where there is no time to ask an IMCA the move goes ahead in the person's best interests. Record why.",
                        "Mental Capacity Act 2005 s 39(4); Kent protocol 4.11",
                        day("movedOn", "Moved on which day?"),
                        line("decidedBy", "Who decided that it could not wait?"),
                        text("because", "Why was there no time?"));
            case FIRST_REVIEW ->
                form(
                        kind,
                        "The IMCA takes part in the first review, and in later ones if they choose.",
                        "Kent protocol 4.11",
                        day("on", "On which day?"),
                        yesNo("imcaTookPart", "Did the IMCA take part?"),
                        yesNo("later", "Will the IMCA take part in later ones?").maybe(),
                        text("found", "What was found?"));
            case CAN_NAME_OTHERS ->
                form(
                        kind,
                        "If the person cannot name anybody and nobody suitable is found, an independent advocate is asked for the"
                                + " same day.",
                        "Care Act 2014 s 67; Lancashire procedure 3.5",
                        yesNo("canName", "Can the person name somebody to be involved?"),
                        yesNo("suitablePerson", "Is there somebody suitable?"),
                        text("note", "Who, or where was somebody looked for?"));
            case ADVOCACY_NEED ->
                form(
                        kind,
                        "Decide for each person and each carer whether they need an advocate or support.",
                        "Southampton procedure, Appendix A 2.15, 3.9",
                        choice("who", "For whom?", of("PERSON", "The person", "CARER", "Their carer")),
                        yesNo("needed", "Is advocacy or support needed?"),
                        choice("type", "What kind?", ADVOCATES).maybe(),
                        text("reason", "Why, or why not?"));
            case ADVOCATE_REFERRAL ->
                form(
                        kind,
                        "Refer within 2 days, with the person's consent or in their best interests.",
                        "Southampton procedure, Appendix A 3.9",
                        choice("type", "What kind?", ADVOCATES),
                        line("to", "To whom?"),
                        day("askedOn", "On which day?"),
                        choice(
                                        "basis",
                                        "On what basis?",
                                        of("CONSENT", "The person agrees", "BEST_INTERESTS", "In their best interests"))
                                .maybe());
            case ADVOCATE_WITHDRAWN ->
                form(
                        kind,
                        "Withdraw a referral only for a reason, such as that somebody suitable was found.",
                        "Lancashire procedure 3.5",
                        day("on", "On which day?"),
                        text("reason", "Why?"));
            case REPRESENTATIVE ->
                form(
                        kind,
                        "Somebody without family or friends is not moved before somebody represents them, an emergency apart.",
                        "Southampton procedure, Appendix A 5.6",
                        line("name", "Who represents them?"),
                        line("role", "In what role?").hint("For example paid representative"),
                        line("phone", "Their phone").maybe(),
                        day("since", "Since when?"));
            case DOLS ->
                form(
                        kind,
                        "For people of 18 and over in a care home or a hospital who lack capacity, never for somebody detained"
                                + " under the Mental Health Act.",
                        "Mental Capacity Act 2005 Sch A1; Southampton procedure, Appendix B",
                        choice(
                                "place",
                                "Where do they live?",
                                of(
                                        "CARE_HOME", "A care home",
                                        "HOSPITAL", "A hospital",
                                        "OTHER", "Supported living or their own home")),
                        day("from", "From which day?"),
                        day("until", "Until which day?"),
                        line("body", "Which supervisory body?"),
                        yesNo("detained", "Are they detained under the Mental Health Act?"));
            case DOLS_REFERRAL ->
                form(
                        kind,
                        "An authorisation does not go with the person. The home that has it asks for a new one for the home they"
                                + " go to.",
                        "Southampton procedure, Appendix A 3.10",
                        line("by", "Which home asked?"),
                        line("body", "Which supervisory body was asked?"),
                        day("askedOn", "On which day?"),
                        line("newHome", "For which home?"));
            case REFUSER_RISK ->
                form(
                        kind,
                        "Nobody with capacity is moved against their will. Look with them at what may happen if they stay.",
                        "Kent protocol 4.14",
                        day("on", "On which day?"),
                        text("risks", "What are the risks of staying?"),
                        yesNo("tooHigh", "Are they too high to be managed there?"));
            case REFUSER_OPTIONS ->
                form(
                        kind,
                        "Give them their options in writing, a direct payment or personal assistant among them.",
                        "Kent protocol 4.14",
                        day("sentOn", "Sent on which day?"),
                        ticks(
                                "options",
                                "Which options are in the letter?",
                                of(
                                        "OTHER_HOME", "Another home",
                                        "CARE_AT_HOME", "Care at home",
                                        "WITH_FAMILY", "Living with family",
                                        "DIRECT_PAYMENT", "A direct payment or personal assistant",
                                        "STAY", "Staying, with what that means")),
                        line("letter", "Where is the letter kept?"));
            case DIRECT_PAYMENT_BAR ->
                form(
                        kind,
                        "If the risk of staying is too high the law may bar a direct payment for it. Record the advice.",
                        "Kent protocol 4.14",
                        line("reference", "Reference of the legal advice"),
                        day("on", "Given on which day?"),
                        text("says", "What does it say?").maybe());
            case OBJECTION_ADVICE ->
                form(
                        kind,
                        "Somebody who cannot decide and says no is not moved before legal advice is taken.",
                        "Mental Capacity Act 2005 ss 4 to 6, 16A; Southampton procedure, Appendix A 3.8",
                        text("objects", "What does the person object to?"),
                        line("reference", "Reference of the legal advice"),
                        day("on", "Given on which day?"),
                        text("says", "What does it say?"));
            case ASSESSMENT_REFUSED ->
                form(
                        kind,
                        "They may say no, unless there is a risk of abuse or neglect, or they lack capacity and it is in their"
                                + " best interests.",
                        "Care Act 2014 s 11; Kent protocol 4.15",
                        day("on", "On which day did they say no?"),
                        yesNo("abuseRisk", "Is there a risk of abuse or neglect?"),
                        yesNo("bestInterests", "If they lack capacity: is it in their best interests?")
                                .maybe(),
                        yesNo("close", "Close it as refused?"));
            case CHOICES ->
                form(
                        kind,
                        "Record what, when, how and who they choose, or that they have no preference.",
                        "Kent protocol 4.6",
                        yesNo("noPreference", "Do they say that they have no preference?"),
                        text("what", "What do they choose?").byRule(),
                        text("when", "When?").byRule(),
                        text("how", "How?").byRule(),
                        text("who", "From whom?").byRule());
            case WISHES_NOT_OBTAINED ->
                form(
                        kind,
                        "No decision is made without the person's wishes. If they cannot be had, write why.",
                        "Kent protocol 1.5",
                        day("triedOn", "Tried on which day?"),
                        text("reason", "Why could they not be obtained?"));
            case INVOLVED ->
                form(
                        kind,
                        "Answer for everybody before the plan is final.",
                        "Lancashire procedure 3.5; Kent protocol 6.3",
                        choice("adult", "The person", ANSWERS).byRule(),
                        choice("carer", "Their carer", ANSWERS).byRule(),
                        choice("others", "Others they name", ANSWERS).byRule(),
                        choice("icb", "The local NHS commissioner", ANSWERS).byRule(),
                        choice("gp", "The GP", ANSWERS).byRule(),
                        choice("nursing", "Nursing", ANSWERS).byRule(),
                        choice("advocate", "An advocate", ANSWERS).byRule(),
                        text("names", "Whom do they name?").maybe());
            case INVITED ->
                form(
                        kind,
                        "Invite relatives and others who matter to the person to take part, and keep in touch.",
                        "Southampton procedure, Appendix A 5.3; Lancashire procedure 3.5",
                        line("name", "Who?"),
                        line("relation", "What are they to the person?"),
                        day("invitedOn", "Invited on which day?").maybe(),
                        day("involvedOn", "Took part on which day?").maybe(),
                        day("nextOn", "Next contact on which day?").maybe(),
                        yesNo("excluded", "Are they left out?"),
                        choice(
                                        "excludedBecause",
                                        "If so: on what ground?",
                                        of("LEGAL", "A legal reason", "CONSENT", "The person does not want it"))
                                .maybe(),
                        text("excludedNote", "Describe it").maybe());
            case CHARACTERISTICS ->
                form(
                        kind,
                        "Only as they wish to say it. Each may be left out.",
                        "Equality Act 2010 s 4; Lancashire policy 6",
                        Characteristics.questions());
            case SNAPSHOT ->
                form(
                        kind,
                        "Keep each person's care as it was just before the failure. A later entry is a new version; this one stays.",
                        "Lancashire procedure 3.3",
                        day("asOf", "As of which day?"),
                        text("tasks", "Tasks").byRule(),
                        number("hours", "Hours a week").byRule(),
                        text("times", "Times").byRule(),
                        line("place", "Place").byRule(),
                        number("cost", "Cost a week, in pounds").byRule(),
                        text("unavailable", "If it cannot be had: why?").maybe());
            case CARE_STARTED ->
                form(
                        kind,
                        "Care starts without any assessment, eligibility or residence. Assess afterwards.",
                        "Care Act 2014 s 19(3) and s 48(3); Lancashire procedure 3.2; Kent protocol 6.5",
                        choice(
                                "what",
                                "What happened?",
                                of("START", "The care started", "REFUSE", "The care was not started")),
                        text("line", "Which care?"),
                        moment("startedAt", "Started at").maybe(),
                        choice("refusedBecause", "If it was not started: why?", HowNeedsAreMet.REFUSED_BECAUSE)
                                .maybe());
            case CARE_TIMES ->
                form(
                        kind,
                        "Record when the old care ended and when the new began, so that nobody is without.",
                        "Kent protocol 5.3, 5.4",
                        moment("oldEnded", "The old care ended").maybe(),
                        moment("newStarted", "The new care began").maybe(),
                        moment("newEnded", "The new care ended").maybe(),
                        yesNo("nightCare", "Is care needed at night?"),
                        day("metOn", "Needs are met since").maybe());
            case ASSESSMENT_MOVED ->
                form(
                        kind,
                        "An assessment that was not needed before care began follows within 28 days. Say why it is put off.",
                        "Kent protocol 5.4",
                        day("dueOn", "Now due on"),
                        text("reason", "Why?"));
            case ASSESSMENT ->
                form(
                        kind,
                        "Every assessment confirms the five principles.",
                        "Southampton procedure 1.4; Kent protocol 4.12, 5.4",
                        day("on", "Done on which day?"),
                        text("found", "What was found?"),
                        principles(),
                        principlesNote());
            case TOLD,
                    SEEN,
                    CALLED,
                    WELFARE_PERIOD,
                    WELFARE_CHECK,
                    WORKER_REVIEW,
                    MOVE_REPORTED,
                    ANNUAL_REVIEW,
                    DAILY_UPDATE,
                    CASE_RECORD,
                    SUPPORT_POSSIBLE,
                    SUPPORT_ASKED,
                    SUPPORT_USABLE,
                    CARER_SERVICE,
                    REGULAR_WORKER -> InCareForms.asking(kind);
            case BACKSTOP ->
                form(
                        kind,
                        "The council steps in where the provider cannot or will not, a need would go unmet, and no duty is owed"
                                + " already.",
                        "Care Act 2014 ss 18, 19, 48; Lancashire procedure 3.2",
                        yesNo("providerWillNot", "Can or will the provider not meet the need?"),
                        yesNo("unmet", "Would the need go unmet?"),
                        yesNo("alreadyOwed", "Does the council owe them a duty under section 18 already?"));
            case ARRANGEMENT ->
                form(
                        kind,
                        "You choose how needs are met. Say why it suits their circumstances, and why it meets the need.",
                        "Care Act 2014 s 8; Lancashire procedure 1, 3.4; Kent protocol 5.6, 6.2",
                        ticks("responses", "What is done for them?", HowNeedsAreMet.RESPONSES),
                        ticks("ways", "In which ways are needs met?", Map.of()),
                        line("otherWay", "If another way: describe it").maybe(),
                        text("whyPerson", "Why does it suit their circumstances?"),
                        text("whyNeed", "Why does it meet the need?"));
            case PLAN_CONTACT ->
                form(
                        kind,
                        "Record each attempt to agree the plan with the person.",
                        "Lancashire procedure 3.3",
                        day("on", "On which day?"),
                        line("how", "How?"),
                        choice(
                                "outcome",
                                "What came of it?",
                                of(
                                        "NO_ANSWER", "Not reached",
                                        "TALKED", "Talked about, not agreed yet",
                                        "AGREED", "They agree",
                                        "DISAGREED", "They do not agree")),
                        text("note", "What was said?").maybe());
            case PLAN_FINAL ->
                form(
                        kind,
                        "The plan is final once everybody is answered for, somebody has tried to agree it, and the five"
                                + " principles are confirmed.",
                        "Lancashire procedure 3.3, 3.5; Southampton procedure 1.4",
                        day("on", "On which day?"),
                        text("noContactBecause", "If nobody tried to agree it with them: why?")
                                .maybe(),
                        principles(),
                        principlesNote());
            case OPTIONS_SHARED ->
                form(
                        kind,
                        "Give the options, a direct payment among them, in the form the person needs, before they choose.",
                        "Southampton procedure, Appendix A 7.4; Kent protocol 4.9",
                        day("sharedOn", "Shared on which day?"),
                        ticks(
                                "with",
                                "With whom?",
                                of("PERSON", "The person", "FAMILY", "Family", "ADVOCATE", "An advocate")),
                        line("format", "In which form?").maybe().hint("For example easy read, large print, in Polish"),
                        yesNo("directPayment", "Is a direct payment among them?"),
                        text("options", "Which options?"));
            case BUDGET_CHOICE ->
                form(
                        kind,
                        "Tell holders of a personal budget their options, and how they want to take part.",
                        "Southampton procedure 6.2",
                        day("askedOn", "Asked on which day?"),
                        choice("choice", "How do they want to take part?", HowNeedsAreMet.BUDGET)
                                .maybe()
                                .hint("Leave empty if they have not answered: they are asked again within 2 days."));
            case CHOICE_MADE ->
                form(
                        kind,
                        "The person chooses after the options were shared.",
                        "Southampton procedure, Appendix A 7.10; Kent protocol 4.9",
                        line("provider", "What or whom did they choose?"),
                        day("decidedOn", "Chosen on which day?"),
                        day("moveOn", "Move or start on which day?").maybe());
            case NEW_CARE_CONFIRMED ->
                form(
                        kind,
                        "New care counts once somebody has confirmed that it started.",
                        "Lancashire procedure 3.4",
                        line("provider", "Who gives it?"),
                        day("startedOn", "Started on which day?"),
                        line("confirmedBy", "Who confirmed it?"));
            case INFORMATION_CLOSED ->
                form(
                        kind,
                        "Whoever arranges their own care is helped with information until new care is confirmed.",
                        "Lancashire procedure 3.4",
                        day("on", "Closed on which day?"),
                        text("note", "Anything to add?").maybe());
            case CARER_SNAPSHOT ->
                form(
                        kind,
                        "Keep a carer's own support as it was just before the failure, so that it can be replaced as well.",
                        "Lancashire procedure 3.3",
                        line("name", "Which carer?"),
                        line("adult", "Reference of the adult they care for").maybe(),
                        day("asOf", "As of which day?"),
                        text("support", "What support do they have?"),
                        number("hours", "Hours a week"));
            case CARER_FACTORS ->
                form(
                        kind,
                        "A carer's health, age or distance changes what can be planned.",
                        "Southampton procedure, Appendix A 5.2",
                        line("name", "Which carer?"),
                        line("adult", "Reference of the adult they care for").maybe(),
                        ticks(
                                "factors",
                                "What has to be thought of?",
                                of(
                                        "HEALTH", "Own health",
                                        "AGE", "Age",
                                        "DISTANCE", "Lives far away",
                                        "WORK", "Work",
                                        "OTHERS", "Cares for others too")),
                        text("note", "In words").hint("For example 84, heart condition; lives 90 miles away"));
            case CARER_ASSESSMENT ->
                form(
                        kind,
                        "Consider an assessment for each carer, and do those that are needed.",
                        "Care Act 2014 s 10; Southampton procedure, Appendix A 5.5",
                        line("name", "Which carer?"),
                        line("adult", "Reference of the adult they care for").maybe(),
                        choice(
                                        "considered",
                                        "Is an assessment needed?",
                                        of(
                                                "NEEDED", "Yes",
                                                "NOT_NEEDED", "No",
                                                "DECLINED", "The carer does not want one"))
                                .maybe()
                                .hint("Leave empty if nobody has considered it yet: it stays open."),
                        day("referredOn", "Referred on which day?").maybe(),
                        day("doneOn", "Done on which day?").maybe(),
                        text("result", "What did it find?").maybe());
            case ABOUT_ME, MEDICATION, ALLERGY, RISK, MAY_BE_TOLD, HANDED_OVER, HANDOVER_RECEIVED ->
                AboutForms.of(kind);
            case REASSESSED,
                    EXCEPTIONAL,
                    EARLY_WISH,
                    HANDLING,
                    EQUIPMENT_FOUND,
                    WELLBEING,
                    GP_CHANGED,
                    SYSTEM_TOLD,
                    RECORDS_ASKED,
                    RECORDS_RECEIVED,
                    RECORDS_HANDED_ON,
                    RECORDS_MISSING,
                    RECORDS_ACCESS -> AfterForms.of(kind);
        };
    }

    /** The same with what the council lists for one of its questions. */
    public EntryForm with(String question, Map<String, String> listed) {
        return new EntryForm(
                kind,
                says,
                clause,
                questions.stream()
                        .map(q -> q.key().equals(question) ? listed(q, listed) : q)
                        .toList());
    }

    private static EntryQuestion listed(EntryQuestion q, Map<String, String> listed) {
        return listed.isEmpty()
                ? q.hint("The council's list is empty. Add to the council's lists first: there is a link under Rights.")
                : q.among(listed);
    }

    private static EntryQuestion principles() {
        return ticks("principles", "Which of the five principles are confirmed?", FivePrinciples.ALL)
                .maybe();
    }

    private static EntryQuestion principlesNote() {
        return text("principlesNote", "How were they kept to?").byRule();
    }

    static EntryForm form(EntryKind kind, String says, String clause, EntryQuestion... questions) {
        return form(kind, says, clause, Arrays.asList(questions));
    }

    private static EntryForm form(EntryKind kind, String says, String clause, List<EntryQuestion> questions) {
        return new EntryForm(kind, says, clause, questions);
    }

    static Map<String, String> of(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, String> named(Decision[] decisions) {
        var map = new LinkedHashMap<String, String>();
        for (var d : decisions) {
            map.put(d.name(), d.words());
        }
        return map;
    }
}
