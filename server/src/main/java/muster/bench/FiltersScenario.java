package muster.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The lists of people at each door but Arvados, by the filters and orders that their clients use, in directories of every size.
 * One client asks, in turns with the same list unfiltered and with {@code /health}.
 */
final class FiltersScenario implements Scenario {
    private static final String NAME = "filters";

    /** Numbers of people who are in no directory that is filled. */
    private static final int VISITOR = 1_600_000_000;

    /** A list that knows no pages tells everybody; of more people than these that is no test of a filter any more. */
    private static final int MOST_WITHOUT_PAGES = 100_000;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        for (int accounts : run.accounts()) {
            BenchServer server = run.fleet().filled(accounts);
            Person person = Population.person(VISITOR);
            server.ask(server.requests().createAdministrator(person));
            try (Visitor visitor = server.visitor(person)) {
                String cookie = "Cookie: " + visitor.consoleCookie();
                for (DoorList list : DoorList.all(server.requests(), cookie)) {
                    measure(run, server, list, accounts);
                }
            }
        }
    }

    private static void measure(BenchRun run, BenchServer server, DoorList list, int accounts)
            throws InterruptedException {
        run.progress().printf("  %s, %,d accounts%n", list.door(), accounts);
        int times = list.hasPages()
                ? run.effort().looks()
                : Math.ceilDiv(run.effort().looks(), 10);
        Looks looks = new Looks(run, server, NAME, times);
        Requests requests = server.requests();
        String size = String.format(Locale.ROOT, " of %,d", accounts);
        List<DoorRequest> unfiltered = List.of(new DoorRequest("unfiltered", list.unfiltered(requests)));
        if (!list.hasPages() && accounts > MOST_WITHOUT_PAGES) {
            unfiltered = List.of();
        }
        for (String filter : list.filters()) {
            looks.measure(
                    list.door() + ", " + filter.replace("|", " or ") + size,
                    list.filtered(requests, filter, accounts),
                    unfiltered);
        }
    }
}
