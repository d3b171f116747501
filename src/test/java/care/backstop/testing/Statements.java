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

    private final List<String> sent = new ArrayList<>();

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when done
    }

    @Override
    public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (execution.isBatch()) {
            sent.add(queries.getFirst().getQuery() + " -- batch of " + execution.getBatchSize());
        } else {
            queries.forEach(q -> sent.add(q.getQuery()));
        }
    }

    public synchronized void reset() {
        sent.clear();
    }

    public synchronized List<String> all() {
        return List.copyOf(sent);
    }

    /** Without the statements of session, bearer token, job polling and letters, which do not belong to the page. */
    public synchronized List<String> ofThePage() {
        return sent.stream()
                .filter(s -> !s.contains("kernel.session")
                        && !s.contains("access.actor(")
                        && !s.contains("kernel.scheduled_tasks")
                        && !s.contains("lease_until"))
                .toList();
    }
}
