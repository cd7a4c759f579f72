package muster.bench;

import java.io.IOException;
import java.util.stream.LongStream;

/** What one client asks over its connection, how long the answers took, and which of them were wrong. */
final class Dialogue {
    private static final int GOOD = 200;

    private final Connection connection;
    private final LongStream.Builder nanos = LongStream.builder();
    private Tally.Count count = Tally.Count.NOTHING;

    /** What a client does again and again. */
    @FunctionalInterface
    interface Step {
        void take(Dialogue dialogue) throws IOException;
    }

    Dialogue(Connection connection) {
        this.connection = connection;
    }

    /** Asks what is measured and should be answered with 200. */
    void ask(byte[] request) throws IOException {
        long asked = System.nanoTime();
        Answer answer = connection.ask(request);
        nanos.add(System.nanoTime() - asked);
        judge(answer, GOOD);
    }

    /** Asks what belongs to the step and is not measured. */
    void check(byte[] request, int expectedStatus) throws IOException {
        judge(connection.ask(request), expectedStatus);
    }

    private void judge(Answer answer, int expectedStatus) {
        boolean wrong = answer.status() != expectedStatus;
        count = count.plus(new Tally.Count(1, wrong ? 1 : 0, wrong ? answer.summary() : ""));
    }

    /** The times of what was measured. */
    long[] nanos() {
        return nanos.build().toArray();
    }

    Tally.Count count() {
        return count;
    }
}
