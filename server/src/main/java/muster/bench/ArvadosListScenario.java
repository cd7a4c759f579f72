package muster.bench;

import java.io.IOException;
import java.util.List;

/**
 * Lists of users at the Arvados door in the largest directory: each filter and each order that clients may ask for, with and
 * without the count of all pages. One client asks, beside {@code /health} of the same rounds.
 */
final class ArvadosListScenario implements Scenario {
    private static final String NAME = "arvados-lists";
    private static final int PAGE = 50;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.mostAccounts());
        List<ArvadosQuery> queries = ArvadosQuery.all(
                ArvadosPeople.in(server.process().address(), server.arvados(), run.mostAccounts()), run.mostAccounts());
        Looks looks = new Looks(run, server, NAME, run.effort().looks());
        for (ArvadosQuery query : queries) {
            run.progress().printf("  %s%n", query.title());
            for (boolean counted : new boolean[] {false, true}) {
                String what = query.title() + (counted ? ", counted" : "");
                looks.measure(what, query.requests(server.arvados(), PAGE, counted));
            }
        }
    }
}
