package care.backstop.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import care.backstop.people.model.HandoverPack;
import care.backstop.people.model.HandoverPack.Line;
import care.backstop.people.model.HandoverPack.Part;
import care.backstop.people.rules.NeedToKnow.Topic;
import care.backstop.people.rules.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pack as a FHIR document: it can be read back, holds together, and keeps every letter. */
class HandoverBundleTest {

    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Instant MADE = Instant.parse("2020-12-07T09:00:00Z");

    private static HandoverPack pack(String given, String family, String version) {
        return new HandoverPack(
                new UUID(0, 1),
                given + " " + family,
                "H-1",
                Recipient.CARE,
                "",
                new HandoverPack.Who(given, family, null, LocalDate.of(1938, 12, 5), "9990000018"),
                LocalDate.of(2020, 12, 7),
                version,
                List.of(
                        new Part(Topic.WHO, "Who they are", List.of(new Line("Name", given + " " + family))),
                        new Part(Topic.ABOUT, "About me", List.of(new Line("Please do", "Say <\"hello\"> & wait"))),
                        new Part(Topic.MEDICINES, "Medicines", List.of(new Line("Lisinopril", "5 mg, 8am"))),
                        new Part(Topic.ALLERGIES, "Allergies", List.of(new Line("Allergies", HandoverPack.ASK))),
                        new Part(Topic.RISKS, "Risks", List.of(new Line("Falls", "On stairs. What helps: an arm"))),
                        new Part(Topic.CONTACTS, "People", List.of(new Line("Perrin " + family, "Relative: nephew")))),
                List.of("Allergies"),
                List.of("Who pays"));
    }

    private static Bundle read(HandoverPack pack) {
        var parser = FHIR.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        return parser.parseResource(Bundle.class, HandoverBundle.json(pack, MADE));
    }

    @Test
    void theCompositionComesFirstAndEveryReferenceLeadsSomewhere() {
        var pack = pack("Odile", "Larkspur", "abc");
        var bundle = read(pack);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(bundle.getEntry().getFirst().getResource()).isInstanceOf(Composition.class);
        var composition = (Composition) bundle.getEntry().getFirst().getResource();
        assertThat(composition.getSection().stream().map(s -> s.getTitle()))
                .containsExactlyElementsOf(
                        pack.parts().stream().map(Part::title).toList());
        assertThat(bundle.getEntry().stream()
                        .map(e -> e.getResource().fhirType())
                        .toList())
                .as("what nobody knows is not made a fact")
                .containsExactly("Composition", "Patient", "Device", "MedicationStatement", "Flag", "RelatedPerson");

        var urls = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        assertThat(urls).hasSize(bundle.getEntry().size());
        var references = bundle.getEntry().stream()
                .flatMap(e -> FHIR.newTerser().getAllResourceReferences(e.getResource()).stream())
                .map(r -> r.getResourceReference().getReferenceElement().getValue())
                .toList();
        assertThat(references).hasSizeGreaterThan(6).allMatch(urls::contains);
    }

    @Test
    void medicinesAreWordsAndTheNumberIsUnderItsSystem() {
        var bundle = read(pack("Odile", "Larkspur", "abc"));
        var patient = only(bundle, Patient.class);
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("https://fhir.nhs.uk/Id/nhs-number");
        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("9990000018");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1938-12-05");
        var medicine = only(bundle, MedicationStatement.class);
        assertThat(medicine.getMedicationCodeableConcept().getText()).isEqualTo("Lisinopril");
        assertThat(medicine.getMedicationCodeableConcept().getCoding()).isEmpty();
        assertThat(medicine.getDosageFirstRep().getText()).isEqualTo("5 mg, 8am");
        assertThat(of(bundle, AllergyIntolerance.class)).isEmpty();
        assertThat(FHIR.newJsonParser().encodeResourceToString(bundle)).contains("Allergies: Not known: ask");
    }

    @ParameterizedTest
    @CsvSource({"Seán, O’Dowd-Ångström", "小明, 王", "فاطمة, الزهراء", "Ивáн, D'Arcy", "𠮷, 野"})
    void namesOfEveryScriptAndApostropheComeBackAsTheyWere(String given, String family) {
        var patient = only(read(pack(given, family, "abc")), Patient.class);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo(family);
        assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo(given);
    }

    @Test
    void theSameVersionHasTheSameIdsAndAnotherHasOthers() {
        var first = read(pack("Odile", "Larkspur", "abc")).getIdentifier().getValue();
        assertThat(read(pack("Odile", "Larkspur", "abc")).getIdentifier().getValue())
                .isEqualTo(first);
        assertThat(read(pack("Odile", "Larkspur", "abd")).getIdentifier().getValue())
                .isNotEqualTo(first);
    }

    private static <T> T only(Bundle bundle, Class<T> type) {
        return of(bundle, type).findFirst().orElseThrow();
    }

    private static <T> Stream<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
