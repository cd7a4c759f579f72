package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.Act;
import muster.model.Code;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Origin;
import muster.model.Refused;

/**
 * Counts wrong codes: of one code, which burns it, and of all together. A few tries at each of a thousand codes find one of four
 * digits sooner or later, so beyond a budget for the whole directory all codes are taken slowly, and the ledger tells of it.
 */
final class CodeMisses {
    /** Wrong codes in an hour, at all accounts together, before codes are taken slowly. */
    static final int BUDGET = 300;

    private static final Duration WINDOW = Duration.ofHours(1);
    /** Then each source presents one code in this time, */
    private static final Duration PACE_OF_ONE = Duration.ofSeconds(5);
    /** and all of them together one in this. */
    private static final Duration PACE_OF_ALL = Duration.ofSeconds(1);

    private static final String EVERYBODY = "everybody";
    private static final int MOST_SOURCES = 10_000;

    private final Transactions transactions;
    private final Map<String, Instant> nextTurns = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    CodeMisses(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws Refused {@link Failure.Busy} when too many codes were wrong lately and it is not the turn of this source */
    void requireCalm(Origin origin) {
        Instant now = transactions.now();
        long misses = transactions.read(reading -> reading.codes().missesSince(now.minus(WINDOW)));
        if (misses < BUDGET) {
            return;
        }
        String source = origin.address() == null ? Origin.HOST_DOOR : origin.address();
        synchronized (nextTurns) {
            // Who has had a turn just now takes none from the others by asking again.
            requireTurn(source, now);
            requireTurn(EVERYBODY, now);
            nextTurns.put(source, now.plus(PACE_OF_ONE));
            nextTurns.put(EVERYBODY, now.plus(PACE_OF_ALL));
        }
    }

    private void requireTurn(String whose, Instant now) {
        Instant turn = nextTurns.getOrDefault(whose, Instant.MIN);
        if (turn.isAfter(now)) {
            throw new Refused(new Failure.Busy(Duration.between(now, turn)));
        }
    }

    void count(Transactions.Work work, Account account, Code code) {
        CodeWriter codes = work.writing().codes();
        Instant now = work.now();
        codes.miss(code, now);
        if (code.tries() + 1 >= Codes.TRIES) {
            codes.end(code, Code.Ending.BURNT, now);
            work.record(
                    Act.CODE_BURNT,
                    account,
                    List.of(new FieldChange("code", code.purpose().name(), null)));
        }
        if (codes.missesSince(now.minus(WINDOW)) == BUDGET) {
            work.record(Act.CODES_UNDER_ATTACK, account, List.of());
        }
    }
}
