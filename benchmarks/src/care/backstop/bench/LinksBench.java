package care.backstop.bench;

import care.backstop.Backstop;
import care.backstop.kernel.Acting;
import care.backstop.kernel.Actor;
import care.backstop.kernel.ActorsByPost;
import care.backstop.people.Funding;
import care.backstop.people.PlantedLists;
import care.backstop.people.Source;
import care.backstop.people.store.ListFilter;
import care.backstop.people.store.Records;
import care.backstop.people.usecase.LookAtPeople;
import care.backstop.people.usecase.Reconcile;
import care.backstop.people.usecase.TakeInList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Three lists of five thousand people with planted errors, linked and compared: how long it takes, and of the pairs of
 * records said to be one person how many are (precision), of those that are how many were said to be (recall). Then a
 * list of thirty-one thousand, filtered and sorted.
 */
public final class LinksBench {

    private static final int PEOPLE = 5_000;
    private static final int LARGEST = 31_000;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    public static void main(String[] args) throws Exception {
        var data = Files.createTempDirectory("backstop-links");
        var program = SpringApplication.run(
                Backstop.class,
                "--backstop.data=" + data,
                "--server.port=0",
                "--backstop.demonstration=false",
                "--logging.level.root=warn");
        int exitCode;
        try {
            var db = program.getBean(JdbcClient.class);
            var transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
            var actor = PeopleBench.coordinator(db, transaction, program.getBean(ActorsByPost.class));
            var takeIn = program.getBean(TakeInList.class);
            var board = new Scoreboard("links");

            var incident = BenchIncident.open(program, actor);
            var lists = PlantedLists.three(PEOPLE, 20_201_207);
            var sources = List.of(Source.PROVIDER, Source.COUNCIL, Source.ICB);
            long begun = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                taken(takeIn, incident, sources.get(i), data, PlantedLists.csv(lists.get(i), "ABC".substring(i, i + 1)), actor);
            }
            var records = program.getBean(Records.class);
            int open = Acting.as(actor, () -> transaction.execute(_ -> compared(records, incident)));
            board.under(30, (System.nanoTime() - begun) / 1e9, "s", "three lists of %,d linked and compared".formatted(PEOPLE));
            board.note(open, "questions left to people", "the same");
            var quality = quality(db, transaction, incident, actor, lists, sources);
            // Said as what is wrong or missing, since a scoreboard promises what is below a limit.
            board.atMost(0.01, 1 - quality[0], "of the links wrong", "precision %.4f".formatted(quality[0]));
            board.atMost(0.01, 1 - quality[1], "of the links missed", "recall %.4f".formatted(quality[1]));

            var large = BenchIncident.open(program, actor);
            long largeBegun = System.nanoTime();
            taken(takeIn, large, Source.PROVIDER, data, PlantedLists.csv(PlantedLists.three(LARGEST, 7).getFirst(), "L"), actor);
            board.note((System.nanoTime() - largeBegun) / 1e9, "s", "a list of %,d taken in".formatted(LARGEST));
            var look = program.getBean(LookAtPeople.class);
            var filter = new ListFilter(
                    null, null, null, Funding.SELF, null, null, null, ListFilter.Still.NO_WORKER, ListFilter.Sort.NAME);
            var times = new double[9];
            for (int i = 0; i < times.length; i++) {
                long at = System.nanoTime();
                Acting.as(actor, () -> look.list(large, filter, 0, 50, "Bench"));
                times[i] = (System.nanoTime() - at) / 1e6;
            }
            board.under(150, Scoreboard.median(times), "ms", "a list of %,d filtered and sorted".formatted(LARGEST));
            exitCode = board.exitCode();
        } finally {
            program.close();
            new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor();
        }
        System.exit(exitCode);
    }

    private static void taken(TakeInList takeIn, UUID incident, Source source, Path data, String csv, Actor actor)
            throws Exception {
        var file = Files.write(data.resolve("list.csv"), csv.getBytes(StandardCharsets.UTF_8));
        Acting.as(actor, () -> takeIn.takeIn(incident, source, DAY, file, "list.csv", actor));
    }

    /** What the page of compared lists asks. */
    private static int compared(Records records, UUID incident) {
        records.listings(incident);
        records.funding(incident);
        records.differences(incident, Reconcile.MOST);
        return records.countDifferences(incident)
                + records.perhaps(incident, Reconcile.MOST).size()
                + records.missing(incident, Reconcile.MOST).size();
    }

    private record Linked(String source, int row, UUID person) {}

    private static double[] quality(
            JdbcClient db,
            TransactionTemplate transaction,
            UUID incident,
            Actor actor,
            List<List<PlantedLists.Line>> lists,
            List<Source> sources) {
        var linked = Acting.as(actor, () -> transaction.execute(_ -> db.sql(
                        "select source, row, person from people.list_record where incident = ?")
                .params(incident)
                .query((r, _) -> new Linked(
                        r.getString("source"), r.getInt("row"), r.getObject("person", UUID.class)))
                .list()));
        Map<UUID, Map<Integer, Integer>> told = new HashMap<>();
        Map<Integer, Integer> real = new HashMap<>();
        for (var l : linked) {
            int list = sources.indexOf(Source.valueOf(l.source()));
            int truth = lists.get(list).get(l.row() - 2).truth();
            told.computeIfAbsent(l.person(), _ -> new HashMap<>()).merge(truth, 1, Integer::sum);
            real.merge(truth, 1, Integer::sum);
        }
        double said = told.values().stream()
                .mapToDouble(m -> pairs(m.values().stream().mapToInt(Integer::intValue).sum()))
                .sum();
        double both = told.values().stream()
                .flatMap(m -> m.values().stream())
                .mapToDouble(LinksBench::pairs)
                .sum();
        double are = real.values().stream().mapToDouble(LinksBench::pairs).sum();
        return new double[] {both / said, both / are};
    }

    private static double pairs(int n) {
        return n * (n - 1) / 2.0;
    }

    private LinksBench() {}
}
