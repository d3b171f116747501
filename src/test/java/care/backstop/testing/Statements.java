package care.backstop.testing;

import java.util.ArrayList;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Every SQL statement sent since {@link #reset}, on any thread. What signing a request in costs (session, post) is
 * counted apart: see {@link #ofThePage}.
 */
public final class Statements implements QueryExecutionListener {

    /** Work in the background goes on while a page is counted, and is not of the page. */
    private static final String BACKGROUND = "db-scheduler";

    private record Sent(String sql, boolean inBackground) {}

    private final List<Sent> sent = new ArrayList<>();

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when done
    }

    @Override
    public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        boolean inBackground = Thread.currentThread().getName().startsWith(BACKGROUND);
        if (execution.isBatch()) {
            sent.add(
                    new Sent(queries.getFirst().getQuery() + " -- batch of " + execution.getBatchSize(), inBackground));
        } else {
            queries.forEach(q -> sent.add(new Sent(q.getQuery(), inBackground)));
        }
    }

    public synchronized void reset() {
        sent.clear();
    }

    public synchronized List<String> all() {
        return sent.stream().map(Sent::sql).toList();
    }

    /** Without the statements of session, bearer token, jobs and letters, which do not belong to the page. */
    public synchronized List<String> ofThePage() {
        return sent.stream()
                .filter(s -> !s.inBackground)
                .map(Sent::sql)
                .filter(s -> !s.contains("kernel.session")
                        && !s.contains("access.actor(")
                        && !s.contains("kernel.scheduled_tasks")
                        && !s.contains("lease_until"))
                .toList();
    }
}
