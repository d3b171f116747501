package care.backstop.market.store;

import care.backstop.kernel.Problem;
import care.backstop.market.register.Column;
import care.backstop.market.register.LocationFacts;
import care.backstop.market.register.ProviderFacts;
import care.backstop.market.register.RegisterFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Where a file's facts wait between being read and being applied. */
@Repository
public class RegisterStage {

    private static final int KEPT_REJECTIONS = 1_000;

    private static final String PROVIDER_COLUMNS =
            "name, ownership, company_number, charity_number, brand_id, brand_name, address, town, postcode, council,"
                    + " region, telephone, website, registered_on, registered, deregistered_on";

    /** What was read, the rows left out (the first thousand of them) and how many there are. */
    public record Filled(RegisterFile.Reading reading, List<Problem> leftOut, int leftOutCount) {}

    private final JdbcClient db;
    private final DataSource dataSource;

    RegisterStage(JdbcClient db, DataSource dataSource) {
        this.db = db;
        this.dataSource = dataSource;
    }

    /** Reads the file into the stage of import {@code no}, in place of whatever was there. In the caller's transaction. */
    public Filled fill(int no, RegisterFile.Given given, IntConsumer progress) {
        clear(no);
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var filling = new Filling(connection, no, progress)) {
            var reading = RegisterFile.read(given, filling);
            filling.finish();
            return new Filled(reading, filling.leftOut, filling.leftOutCount);
        } catch (SQLException e) {
            throw new IllegalStateException("the stage could not be filled", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    public boolean holds(int no) {
        return db.sql("""
                select exists (select from market.stage_location where import = :no)
                    or exists (select from market.stage_provider where import = :no)""").param("no", no).query(Boolean.class).single();
    }

    public void clear(int no) {
        db.sql("delete from market.stage_location where import = :no")
                .param("no", no)
                .update();
        db.sql("delete from market.stage_provider where import = :no")
                .param("no", no)
                .update();
    }

    private static final class Filling implements RegisterFile.Sink, AutoCloseable {
        private final Connection connection;
        private final int no;
        private final IntConsumer progress;
        private final List<Problem> leftOut = new ArrayList<>();
        private final List<ProviderFacts> providers = new ArrayList<>();
        private @Nullable CopyRows locations;
        private int leftOutCount;

        Filling(Connection connection, int no, IntConsumer progress) {
            this.connection = connection;
            this.no = no;
            this.progress = progress;
        }

        @Override
        public void location(LocationFacts facts) {
            try {
                var rows = locations;
                if (rows == null) {
                    rows = new CopyRows(
                            connection,
                            "market.stage_location",
                            "location, " + Column.list("") + ", relations, hash, import, row");
                    locations = rows;
                }
                rows.value(facts.id());
                rows.hashed();
                for (var column : Column.all()) {
                    rows.value(facts.get(column));
                }
                rows.value(facts.relations().isEmpty() ? null : facts.relations());
                rows.hash();
                rows.number(no);
                rows.number(facts.row());
                rows.end();
            } catch (SQLException e) {
                throw new IllegalStateException("a location could not be staged", e);
            }
        }

        /** One COPY at a time: providers, a third as many and short, wait for their turn. */
        @Override
        public void provider(ProviderFacts facts) {
            providers.add(facts);
        }

        @Override
        public void leftOut(Problem problem) {
            leftOutCount++;
            if (leftOut.size() < KEPT_REJECTIONS) {
                leftOut.add(problem);
            }
        }

        @Override
        public void rows(int read) {
            progress.accept(read);
        }

        void finish() throws SQLException {
            if (locations != null) {
                locations.finish();
            }
            if (providers.isEmpty()) {
                return;
            }
            try (var rows = new CopyRows(
                    connection, "market.stage_provider", "provider, " + PROVIDER_COLUMNS + ", hash, import, row")) {
                for (var p : providers) {
                    rows.value(p.id());
                    rows.hashed();
                    rows.value(p.name());
                    rows.value(p.ownership());
                    rows.value(p.companyNumber());
                    rows.value(p.charityNumber());
                    rows.value(p.brandId());
                    rows.value(p.brandName());
                    rows.value(p.address());
                    rows.value(p.town());
                    rows.value(p.postcode());
                    rows.value(p.council());
                    rows.value(p.region());
                    rows.value(p.telephone());
                    rows.value(p.website());
                    rows.value(p.registeredOn());
                    rows.value(p.registered());
                    rows.value(p.deregisteredOn());
                    rows.hash();
                    rows.number(no);
                    rows.number(p.row());
                    rows.end();
                }
                rows.finish();
            }
        }

        @Override
        public void close() throws SQLException {
            if (locations != null) {
                locations.close();
            }
        }
    }

    static String providerColumns(String prefix) {
        return prefix + PROVIDER_COLUMNS.replace(", ", ", " + prefix);
    }
}
