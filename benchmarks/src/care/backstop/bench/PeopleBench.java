package care.backstop.bench;

import care.backstop.Backstop;
import care.backstop.kernel.Acting;
import care.backstop.kernel.ActorsByPost;
import care.backstop.kernel.Actor;
import care.backstop.kernel.IncidentMembers;
import care.backstop.people.People;
import care.backstop.people.Source;
import care.backstop.people.model.NhsNumber;
import care.backstop.people.usecase.TakeInList;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list of ten thousand people taken in, then the same list again, with the rows parsed and copied bare as the
 * measure. Limits: 10 s and, run with -Xmx128m, no more heap than that.
 */
public final class PeopleBench {

    private static final int PEOPLE = 10_000;

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("backstop-people");
        var program = SpringApplication.run(
                Backstop.class,
                "--backstop.data=" + data,
                "--server.port=0",
                "--backstop.demonstration=false",
                "--logging.level.root=warn");
        try {
            var db = program.getBean(JdbcClient.class);
            var transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
            var actor = coordinator(db, transaction, program.getBean(ActorsByPost.class));
            var incident = UUID.randomUUID();
            Acting.as(actor, () -> transaction.executeWithoutResult(
                    _ -> program.getBean(IncidentMembers.class).open(incident, actor)));
            var file = list(data);
            var takeIn = program.getBean(TakeInList.class);
            double first = seconds(() -> takeIn.takeIn(
                    incident, Source.PROVIDER, LocalDate.of(2026, 1, 1), file, "list.csv", actor), actor);
            double again = seconds(() -> takeIn.takeIn(
                    incident, Source.PROVIDER, LocalDate.of(2026, 1, 1), file, "list.csv", actor), actor);
            int total = Acting.as(actor, () -> program.getBean(People.class).counts(incident)).total();
            System.out.printf(Locale.UK, "people taken in        %,6d%n", total);
            System.out.printf(Locale.UK, "first time             %6.1f s  (limit 10)%n", first);
            System.out.printf(Locale.UK, "the same again         %6.1f s  (%.2f of the first)%n", again, again / first);
            System.out.printf(
                    "heap used at most      %6d MB (limit 128)%n",
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                                    .filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
                                    .mapToLong(p -> p.getPeakUsage().getUsed())
                                    .sum()
                            >> 20);
        } finally {
            program.close();
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
        System.exit(0);
    }

    private interface Work {
        Object run();
    }

    private static double seconds(Work work, Actor actor) {
        long begun = System.nanoTime();
        Acting.as(actor, () -> {
            work.run();
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Actor coordinator(JdbcClient db, TransactionTemplate transaction, ActorsByPost actors) {
        var agency = UUID.randomUUID();
        var account = UUID.randomUUID();
        var post = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            db.sql("select set_config('backstop.purpose', 'sign-in', true)").query(String.class).single();
            db.sql("insert into access.agency (id, name, kind, council) values (?, 'Bench Council', 'COUNCIL', 'Bench')")
                    .params(agency)
                    .update();
            db.sql("insert into access.account (id, subject, name, council, created_at) values (?, 'bench', 'bench', 'Bench', now())")
                    .params(account)
                    .update();
            db.sql("insert into access.post (id, account, agency, role, title, council) values (?, ?, ?, 'INCIDENT_COORDINATOR', 'coordinator', 'Bench')")
                    .params(post, account, agency)
                    .update();
        });
        return actors.find(post).orElseThrow();
    }

    private static Path list(Path folder) throws Exception {
        var csv = new StringBuilder("Ref,Surname,First name,DOB,NHS No,Postcode,Funded by,Type of care,Hours,Lives alone,"
                + "Informal support,End of life,Very frail,DoLS,Stress,Complex needs,Carer unwell,Double up,Round,Next of kin,NOK phone\n");
        int at = 999_000_000;
        for (int i = 0; i < PEOPLE; i++) {
            String number = null;
            while (number == null) {
                at++;
                for (int check = 0; check < 10 && number == null; check++) {
                    try {
                        number = new NhsNumber(at + "" + check).digits();
                    } catch (IllegalArgumentException e) {
                        // not this digit
                    }
                }
            }
            csv.append("R-%05d,Person%05d,Given,%02d/%02d/%d,%s,SO14 %dAA,%s,home care,%d.5,%s,%s,no,%s,no,no,%s,no,no,Round %d,Kin %d,01632 960%03d%n"
                    .formatted(
                            i, i, i % 28 + 1, i % 12 + 1, 1930 + i % 40, number, i % 10, i % 4 == 0 ? "self" : "council",
                            i % 30, i % 3 == 0 ? "yes" : "no", i % 5 == 0 ? "no" : "yes", i % 17 == 0 ? "yes" : "no",
                            i % 7 == 0 ? "yes" : "no", i % 500, i, i % 1000));
        }
        return Files.write(folder.resolve("list.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private PeopleBench() {}
}
