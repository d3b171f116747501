package care.backstop.people.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written about a person beside the facts of the list: dated entries, only ever added to. */
public enum EntryKind {
    POWER(Part.RIGHTS, "Power of attorney or deputy"),
    ATTORNEY_CONTACT(Part.RIGHTS, "What the attorney or deputy decided"),
    INTERESTED_ASKED(Part.RIGHTS, "Somebody interested in their welfare was asked"),
    BEST_INTERESTS(Part.RIGHTS, "Best interests decision"),
    IMCA_REFERRAL(Part.RIGHTS, "Referral to an IMCA"),
    IMCA_REPORT(Part.RIGHTS, "Report of the IMCA"),
    IMCA_CLOSED(Part.RIGHTS, "IMCA no longer needed"),
    EMERGENCY_MOVE(Part.RIGHTS, "A move that could not wait for an advocate"),
    FIRST_REVIEW(Part.RIGHTS, "First review after the move"),
    CAN_NAME_OTHERS(Part.RIGHTS, "Whether they can name somebody to be involved"),
    ADVOCACY_NEED(Part.RIGHTS, "Whether advocacy or support is needed"),
    ADVOCATE_REFERRAL(Part.RIGHTS, "Referral to an advocate"),
    ADVOCATE_WITHDRAWN(Part.RIGHTS, "Referral to an advocate withdrawn"),
    REPRESENTATIVE(Part.RIGHTS, "Named representative"),
    DOLS(Part.RIGHTS, "Authorisation to deprive of liberty (DoLS)"),
    DOLS_REFERRAL(Part.RIGHTS, "New authorisation asked for"),
    REFUSER_RISK(Part.RIGHTS, "Risk assessment with somebody who says no"),
    REFUSER_OPTIONS(Part.RIGHTS, "Options in writing for somebody who says no"),
    DIRECT_PAYMENT_BAR(Part.RIGHTS, "Legal bar to a direct payment"),
    OBJECTION_ADVICE(Part.RIGHTS, "Legal advice on an objection"),
    ASSESSMENT_REFUSED(Part.RIGHTS, "Refused an assessment"),

    CHOICES(Part.VOICE, "What, when, how and who they choose"),
    WISHES_NOT_OBTAINED(Part.VOICE, "Wishes could not be obtained"),
    INVOLVED(Part.VOICE, "Who is involved in the plan"),
    INVITED(Part.VOICE, "Relative or friend invited"),
    CHARACTERISTICS(Part.VOICE, "Protected characteristics"),

    ABOUT_ME(Part.ABOUT, "About me"),
    MEDICATION(Part.ABOUT, "Medicine"),
    ALLERGY(Part.ABOUT, "Allergy"),
    RISK(Part.ABOUT, "Risk, and what helps"),
    MAY_BE_TOLD(Part.ABOUT, "Whether a relative or friend may be told"),
    HANDED_OVER(Part.ABOUT, "Handed over"),
    HANDOVER_RECEIVED(Part.ABOUT, "Handover received"),

    SNAPSHOT(Part.CARE, "Care just before the failure"),
    CARE_STARTED(Part.CARE, "Care line started or refused"),
    CARE_TIMES(Part.CARE, "When the old care ended and the new began"),
    ASSESSMENT_MOVED(Part.CARE, "Assessment put off"),
    ASSESSMENT(Part.CARE, "Assessment done"),

    TOLD(Part.TOLD, "Told what happens to the care"),
    SEEN(Part.TOLD, "Seen in person"),
    CALLED(Part.TOLD, "Called or written to"),
    WELFARE_PERIOD(Part.TOLD, "Daily welfare checks asked for"),
    WELFARE_CHECK(Part.TOLD, "Welfare check"),
    WORKER_REVIEW(Part.TOLD, "The worker's review, and help for relatives"),
    MOVE_REPORTED(Part.TOLD, "The lead was told that the move is complete"),
    ANNUAL_REVIEW(Part.TOLD, "Yearly review"),
    DAILY_UPDATE(Part.TOLD, "Record gone through"),
    CASE_RECORD(Part.TOLD, "Record in the council's own system brought up to date"),
    SUPPORT_POSSIBLE(Part.TOLD, "Informal support that may be possible"),
    SUPPORT_ASKED(Part.TOLD, "The carer was asked"),
    SUPPORT_USABLE(Part.TOLD, "Informal support that is counted on"),
    CARER_SERVICE(Part.TOLD, "Carers' support service contacted"),
    REGULAR_WORKER(Part.TOLD, "A worker who visits them regularly"),

    BACKSTOP(Part.DECIDING, "Before the council steps in"),
    ARRANGEMENT(Part.DECIDING, "How needs are met, and why"),
    PLAN_CONTACT(Part.DECIDING, "Attempt to agree the plan"),
    PLAN_FINAL(Part.DECIDING, "Plan made final"),
    OPTIONS_SHARED(Part.DECIDING, "Options shared"),
    BUDGET_CHOICE(Part.DECIDING, "How a budget holder wants to take part"),
    CHOICE_MADE(Part.DECIDING, "What they chose"),
    NEW_CARE_CONFIRMED(Part.DECIDING, "New care confirmed"),
    INFORMATION_CLOSED(Part.DECIDING, "Information-only route closed"),

    CARER_SNAPSHOT(Part.CARERS, "A carer's own support just before the failure"),
    CARER_FACTORS(Part.CARERS, "Carer with needs or limits of their own"),
    CARER_ASSESSMENT(Part.CARERS, "Carer's assessment considered"),

    REASSESSED(Part.AFTER, "Needs assessed again"),
    EXCEPTIONAL(Part.AFTER, "Exceptional arrangements"),
    EARLY_WISH(Part.AFTER, "Wish to change provider or to move sooner"),
    HANDLING(Part.AFTER, "Moving and handling assessed"),
    EQUIPMENT_FOUND(Part.AFTER, "Specialist equipment found"),
    WELLBEING(Part.AFTER, "How they are, in five questions"),
    GP_CHANGED(Part.AFTER, "New GP practice"),
    SYSTEM_TOLD(Part.AFTER, "Organisation told of the change"),
    RECORDS_ASKED(Part.AFTER, "Care records asked for"),
    RECORDS_RECEIVED(Part.AFTER, "Care records received"),
    RECORDS_HANDED_ON(Part.AFTER, "Care records handed on"),
    RECORDS_MISSING(Part.AFTER, "Care records missing"),
    RECORDS_ACCESS(Part.AFTER, "Request to see the care records");

    /** Under which heading it stands. */
    public enum Part {
        RIGHTS("Rights"),
        VOICE("Choices and who is involved"),
        ABOUT("About me, and what is handed over"),
        CARE("Care before and after"),
        TOLD("Told, seen and in whose care"),
        DECIDING("How needs are met"),
        CARERS("Carers"),
        AFTER("The move, records and afterwards");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Part part;
    private final String title;

    EntryKind(Part part, String title) {
        this.part = part;
        this.title = title;
    }

    public Part part() {
        return part;
    }

    public String title() {
        return title;
    }

    /** How it stands in an address. */
    public String path() {
        return name().toLowerCase(Locale.UK).replace('_', '-');
    }

    public static Optional<EntryKind> at(String path) {
        return Arrays.stream(values()).filter(k -> k.path().equals(path)).findFirst();
    }
}
