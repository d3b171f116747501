package care.backstop.market.rules;

import static org.assertj.core.api.Assertions.assertThat;

import care.backstop.kernel.Problem;
import care.backstop.market.ServiceKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewServiceTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(textBlock = """
    # name,      kind,              council, postcode,   fields
    Lunch club,  DAY_SERVICE,       Kent,    CT16 1AA,   ''
    Lu,          DAY_SERVICE,       Kent,    '',         ''
    L,           DAY_SERVICE,       Kent,    '',         name
    Lunch club,  ,                  Kent,    '',         service
    Lunch club,  CARE_HOME,         Kent,    '',         service
    Lunch club,  CARE_HOME_NURSING, Kent,    '',         service
    Lunch club,  HOME_CARE,         Kent,    '',         service
    Lunch club,  SUPPORTED_LIVING,  ' ',     '',         council
    Lunch club,  DAY_SERVICE,       Kent,    CT16,       postcode
    Lunch club,  DAY_SERVICE,       Kent,    CT16 1AA x, postcode
    ' ',         ,                  '',      NOWHERE,    name service council postcode
    """)
    void saysWhatStandsAgainstIt(
            String name, @Nullable ServiceKind kind, String council, String postcode, String fields) {
        var found = service(name, kind, council, postcode, "", "").problems();

        assertThat(String.join(
                        " ", found.stream().map(p -> String.valueOf(p.field())).toList()))
                .isEqualTo(fields);
        assertThat(found).allSatisfy(p -> assertThat(p.code()).isEqualTo(Problem.Code.VAL));
    }

    @ParameterizedTest
    @CsvSource({"ct161aa, CT16 1AA", "' so14  7lY ', SO14 7LY", "W1A 1AA, W1A 1AA", "M11AE, M1 1AE", "nowhere, nowhere"
    })
    void writesAPostcodeAsTheRegisterDoes(String typed, String written) {
        assertThat(service("Lunch club", ServiceKind.DAY_SERVICE, "Kent", typed, "", "")
                        .postcode())
                .isEqualTo(written);
    }

    @Test
    void nothingIsEndless() {
        assertThat(service("Lunch club", ServiceKind.DAY_SERVICE, "Kent", "", "x".repeat(200), "")
                        .problems())
                .isEmpty();
        assertThat(service("Lunch club", ServiceKind.DAY_SERVICE, "Kent", "", "x".repeat(201), "\0")
                        .problems())
                .extracting(Problem::field)
                .containsExactly("provider", "telephone");
        var long201 = "x".repeat(201);
        assertThat(new NewService(long201, ServiceKind.DAY_SERVICE, Set.of(), "", long201, long201, "", long201, "")
                        .problems())
                .extracting(Problem::field)
                .containsExactly("name", "address", "town", "council");
    }

    @Test
    void spacesAroundAreNothing() {
        var service = new NewService(
                " Lunch club ", ServiceKind.DAY_SERVICE, Set.of(), " A ", " B ", " C ", "", " Kent ", " 1 ");

        assertThat(service)
                .isEqualTo(new NewService(
                        "Lunch club", ServiceKind.DAY_SERVICE, Set.of(), "A", "B", "C", "", "Kent", "1"));
    }

    private static NewService service(
            String name,
            @Nullable ServiceKind kind,
            String council,
            String postcode,
            String provider,
            String telephone) {
        return new NewService(name, kind, Set.of(), provider, "", "", postcode, council, telephone);
    }
}
