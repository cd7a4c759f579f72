package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files at the Cloudomation door: accounts that are not there yet are rehearsed and taken in, all accounts go out, and what went out is
 * rehearsed and taken in once more. Accounts made one by one at the same door are the anchor.
 */
final class TransferScenario implements Scenario {
    private static final String NAME = "transfer";
    private static final String ONE_BY_ONE = "made one by one";
    private static final String TAKEN_IN = "new, taken in";

    /** Larger than all that files bring. */
    private static final int NEWCOMERS = 1_000_000_000;

    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();
    private final Map<String, List<Double>> longestMillis = new LinkedHashMap<>();

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().fresh();
        try (TransferClient client = server.transfers()) {
            double before = server.process().figures().mostResidentMebibytes();
            for (int round = 0; round < run.rounds(); round++) {
                round(run, client, round);
            }
            tell(run, before, server.process().figures().mostResidentMebibytes());
        } finally {
            run.fleet().stop(server);
        }
    }

    private void round(BenchRun run, TransferClient client, int round) throws IOException, InterruptedException {
        int accounts = run.fewestAccounts();
        int singles = Math.ceilDiv(run.effort().creations(), 4 * run.rounds());
        int first = NEWCOMERS + round * singles;
        long begun = System.nanoTime();
        for (int person = first; person < first + singles; person++) {
            client.create(Population.person(person));
        }
        note(ONE_BY_ONE, singles, System.nanoTime() - begun);
        TransferFiles files = TransferFiles.of(round * accounts, accounts);
        take("new, rehearsed", client, files, "yaml", true);
        take(TAKEN_IN, client, files, "yaml", false);
        again(client, "yaml");
        again(client, "json");
        run.progress().printf(Locale.ROOT, "  round %d: %,.0f/s taken in%n", round + 1, last(TAKEN_IN));
    }

    private void again(TransferClient client, String format) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        String export = client.export(format);
        long nanos = System.nanoTime() - begun;
        TransferFiles files = format.equals("json") ? TransferFiles.ofJson(export) : TransferFiles.ofYaml(export);
        note("out as " + format, files.accounts(), nanos);
        take("unchanged, rehearsed as " + format, client, files, format, true);
        take("unchanged, taken in as " + format, client, files, format, false);
    }

    private void take(String what, TransferClient client, TransferFiles files, String format, boolean isRehearsal)
            throws IOException, InterruptedException {
        long all = 0;
        long longest = 0;
        for (String file : files.files()) {
            long begun = System.nanoTime();
            client.take(file, format, isRehearsal);
            long nanos = System.nanoTime() - begun;
            all += nanos;
            longest = Math.max(longest, nanos);
        }
        note(what, files.accounts(), all);
        longestMillis.computeIfAbsent(what, _ -> new ArrayList<>()).add(longest / 1e6);
    }

    private void note(String what, int accounts, long nanos) {
        perSecond.computeIfAbsent(what, _ -> new ArrayList<>()).add(accounts * 1e9 / nanos);
    }

    private double last(String what) {
        return perSecond.getOrDefault(what, List.of(0.0)).getLast();
    }

    private void tell(BenchRun run, double before, double most) {
        List<Double> anchor = perSecond.getOrDefault(ONE_BY_ONE, List.of());
        perSecond.forEach((what, rates) -> {
            run.report().add(Measure.of(NAME, what, "accounts/s", rates));
            if (!what.equals(ONE_BY_ONE)) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < rates.size(); round++) {
                    ratios.add(rates.get(round) / anchor.get(round));
                }
                run.report().add(Measure.of(NAME, what + " / one by one", "x", ratios));
            }
        });
        longestMillis.forEach(
                (what, millis) -> run.report().add(Measure.of(NAME, what + ", longest file", "ms", millis)));
        run.report().add(Measure.of(NAME, "memory before", "MiB", before));
        run.report().add(Measure.of(NAME, "memory, highest", "MiB", most));
    }
}
