package care.backstop.people;

import care.backstop.people.model.NhsNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists of people made for tests. Every NHS number is of the range that is never given to anybody. */
public final class Lists {

    public static final String HARBOUR = """
            Ref,Surname,First name,Likes to be called,DOB,NHS No.,Postcode,Funded by,Type of care,Friendship group,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Hours,Safeguarding
            H-1,Larkspur,Odile,Dilly,05/12/1938,%s,SO14 7LY,Council,Nursing,Garden four,no,no,no,no,no,no,no,0,no
            H-2,O’Dowd-Ångström,Seán,,1941-02-28,%s,SO14 7LY,Self funder,Nursing,Garden four,no,yes,no,no,no,no,no,0,no
            H-3,王,小明,,3 May 1950,%s,SO14 7LY,CHC,EMI nursing,,not known,no,yes,no,no,no,no,0,no
            H-4,Thrupp,Ivo,,,,SO14 7LY,,Residential,,,,,,,,,,
            """.formatted(nhs(1), nhs(2), nhs(3));

    /** The nth valid number of the test range. */
    public static String nhs(int n) {
        for (int at = 999_000_000 + n * 11; ; at++) {
            for (int check = 0; check < 10; check++) {
                try {
                    return new NhsNumber(at + "" + check).digits();
                } catch (IllegalArgumentException e) {
                    // not this one
                }
            }
        }
    }

    public static Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Path file(String name, byte[] content) {
        try {
            var file = Files.createTempDirectory("lists").resolve(name);
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lists() {}
}
