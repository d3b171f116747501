package care.backstop.people.web;

import ca.uhn.fhir.context.FhirContext;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.model.HandoverPack.Line;
import care.backstop.people.model.HandoverPack.Part;
import care.backstop.people.rules.NeedToKnow.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A pack as a FHIR R4 document: a composition whose sections say what the pages say, and entries for what is coded. */
final class HandoverBundle {

    static final String TYPE = "application/fhir+json";

    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final String LOINC = "http://loinc.org";

    /** Reading the definitions of FHIR takes a while, so it waits until somebody asks for the first document. */
    private static final class Fhir {
        static final FhirContext R4 = FhirContext.forR4();
    }

    private final HandoverPack pack;
    private final Bundle bundle = new Bundle();
    private final Composition composition = new Composition();
    private final Reference patient;

    private HandoverBundle(HandoverPack pack, Instant made) {
        this.pack = pack;
        var identifier = new Identifier()
                .setSystem("urn:ietf:rfc:3986")
                .setValue("urn:uuid:" + id("document " + pack.version()));
        bundle.setType(Bundle.BundleType.DOCUMENT).setIdentifier(identifier).setTimestamp(Date.from(made));
        add(composition, "composition");
        patient = add(patient(), "patient");
        var author = new Device();
        author.addDeviceName().setName("Backstop").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        composition
                .setStatus(Composition.CompositionStatus.FINAL)
                .setType(concept("Transfer summary note", "18761-7"))
                .setSubject(patient)
                .setDate(Date.from(made))
                .addAuthor(add(author, "author"))
                .setTitle("Handover for " + pack.addressee())
                .setIdentifier(identifier.copy());
        pack.parts().forEach(this::section);
    }

    /** @param made when somebody asked for it */
    static String json(HandoverPack pack, Instant made) {
        return Fhir.R4.newJsonParser().encodeResourceToString(new HandoverBundle(pack, made).bundle);
    }

    private Patient patient() {
        var who = pack.who();
        var patient = new Patient();
        if (who.nhsNumber() != null) {
            patient.addIdentifier().setSystem(NHS_NUMBER).setValue(who.nhsNumber());
        }
        var name = patient.addName().setUse(HumanName.NameUse.OFFICIAL).setText(pack.called());
        if (who.family() != null) {
            name.setFamily(who.family());
        }
        if (who.given() != null) {
            name.addGiven(who.given());
        }
        if (who.knownAs() != null) {
            patient.addName().setUse(HumanName.NameUse.USUAL).setText(who.knownAs());
        }
        if (who.born() != null) {
            patient.setBirthDateElement(new DateType(who.born().toString()));
        }
        return patient;
    }

    private void section(Part part) {
        var section = composition.addSection().setTitle(part.title()).setText(narrative(part));
        int n = 0;
        for (var line : part.lines()) {
            if (coded(part, line)) {
                var resource = entry(part.topic(), line);
                if (resource != null) {
                    section.addEntry(add(resource, part.topic() + " " + n));
                }
            }
            n++;
        }
    }

    /** A line that says under the heading's own name that there is none, or that nobody knows, is no fact to code. */
    private static boolean coded(Part part, Line line) {
        return !line.label().equals(part.title()) && !line.text().equals(HandoverPack.ASK);
    }

    private @Nullable Resource entry(Topic topic, Line line) {
        return switch (topic) {
            case MEDICINES ->
                new MedicationStatement()
                        .setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE)
                        .setMedication(words(line.label()))
                        .setSubject(patient)
                        .addDosage(new Dosage().setText(line.text()));
            case ALLERGIES -> {
                var allergy = new AllergyIntolerance()
                        .setClinicalStatus(new CodeableConcept()
                                .addCoding(new Coding(
                                        "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
                                        "active",
                                        "Active")))
                        .setCode(words(line.label()))
                        .setPatient(patient);
                allergy.addReaction().addManifestation(words(line.text()));
                yield allergy;
            }
            case RISKS, JOURNEY ->
                new Flag()
                        .setStatus(Flag.FlagStatus.ACTIVE)
                        .setCode(words(line.label() + ": " + line.text()))
                        .setSubject(patient);
            case CONTACTS -> {
                var contact = new RelatedPerson().setPatient(patient);
                contact.addName().setText(line.label());
                contact.addRelationship().setText(line.text());
                yield contact;
            }
            default -> null;
        };
    }

    private Reference add(Resource resource, String what) {
        var url = "urn:uuid:" + id(what);
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return new Reference(url);
    }

    /** The same for the same version, so that a document sent twice is known again. */
    private UUID id(String what) {
        return UUID.nameUUIDFromBytes("%s %s %s %s %s"
                .formatted(pack.person(), pack.recipient(), pack.whom(), pack.version(), what)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Narrative narrative(Part part) {
        var div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul>");
        for (var line : part.lines()) {
            div.append("<li>%s: %s</li>".formatted(escaped(line.label()), escaped(line.text())));
        }
        var narrative = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDivAsString(div.append("</ul></div>").toString());
        return narrative;
    }

    /** Only what XML itself asks for; letters of every script stay as they are. */
    private static String escaped(String text) {
        return Objects.requireNonNull(HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    private static CodeableConcept words(String text) {
        return new CodeableConcept().setText(text);
    }

    private static CodeableConcept concept(String text, String loinc) {
        return words(text).addCoding(new Coding(LOINC, loinc, text));
    }
}
