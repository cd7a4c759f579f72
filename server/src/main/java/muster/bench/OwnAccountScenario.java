package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The own account at each door, which is what clients ask most, beside {@code /health} of the same server. */
final class OwnAccountScenario implements Scenario {
    private static final String NAME = "own-account";
    private static final int CLIENTS = 16;
    private static final Budget AGAINST_HEALTH = Budget.atLeast(0.6);
    private static final Budget AGAINST_CONNECT = Budget.atLeast(0.4);

    /** What is asked, and how it went. */
    private record Course(byte[] request, Rounds rounds) {
        Throughput ask(BenchRun run, BenchServer server) throws InterruptedException {
            return server.clients(CLIENTS).during(run.effort().round(), () -> request);
        }
    }

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.fewestAccounts());
        List<Course> courses = new ArrayList<>();
        courses.add(new Course(server.requests().health(), new Rounds(NAME, "health")));
        for (DoorRequest own : DoorRequest.ownAccounts(server)) {
            courses.add(new Course(own.bytes(), new Rounds(NAME, own.title())));
        }
        for (Course course : courses) {
            server.clients(CLIENTS).during(run.effort().warmUp(), course::request);
        }
        for (int round = 0; round < run.rounds(); round++) {
            for (Course course : courses) {
                course.rounds().add(Round.of(server, () -> course.ask(run, server)));
            }
        }
        tell(run.report(), courses.stream().map(Course::rounds).toList());
    }

    private static void tell(Report report, List<Rounds> all) {
        Rounds health = all.getFirst();
        Rounds connect = named(all, DoorRequest.CONNECT);
        report.add(connect.rateBeside(health).within(AGAINST_HEALTH));
        report.add(named(all, DoorRequest.ARVADOS).rateBeside(connect).within(AGAINST_CONNECT));
        all.stream()
                .filter(rounds -> rounds != health && rounds != connect)
                .forEach(rounds -> report.add(rounds.rateBeside(health)));
        all.forEach(rounds -> rounds.tellLoad(report, CLIENTS));
    }

    private static Rounds named(List<Rounds> all, String what) {
        return all.stream()
                .filter(rounds -> rounds.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
