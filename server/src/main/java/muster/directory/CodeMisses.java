package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import muster.model.Account;
import muster.model.Act;
import muster.model.Code;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Counts wrong codes: of one code, which burns it, and of all together. A few tries at each of a thousand codes find one of four
 * digits sooner or later, so beyond a budget for the whole directory all codes are taken slowly, and the ledger tells of it.
 */
final class CodeMisses {
    /** Wrong codes in an hour, at all accounts together, before codes are taken slowly. */
    static final int BUDGET = 300;

    private static final Duration WINDOW = Duration.ofHours(1);
    /** Then one code is looked at in this time, whoever presents it. */
    private static final Duration PACE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final AtomicReference<Instant> nextTurn = new AtomicReference<>(Instant.MIN);

    CodeMisses(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws Refused {@link Failure.Busy} when too many codes were wrong lately and somebody else had this turn */
    void requireCalm() {
        Instant now = transactions.now();
        long misses = transactions.read(reading -> reading.codes().missesSince(now.minus(WINDOW)));
        if (misses < BUDGET) {
            return;
        }
        Instant turn = nextTurn.get();
        boolean mine = !turn.isAfter(now) && nextTurn.compareAndSet(turn, now.plus(PACE));
        if (!mine) {
            throw new Refused(new Failure.Busy(PACE));
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
