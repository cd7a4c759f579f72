package muster.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that come back from a backup. Nobody knows any more what happened to them since: a session that somebody
 * ended must not open anything again, a mail that was sent must not go out twice, and a code that was used or taken back must
 * not count once more. So sessions, waiting mails and codes sent by mail stay away, and codes that counted are ended. Leases
 * stay away, too: who had them is gone.
 */
public final class RestoredRows {
    private final long at;
    private long sessions;
    private long mails;
    private long codes;

    /** @param at when the backup is restored */
    public RestoredRows(Instant at) {
        this.at = Micros.of(at);
    }

    public long sessions() {
        return sessions;
    }

    /** That waited to be sent. */
    public long mails() {
        return mails;
    }

    /** That counted. */
    public long codes() {
        return codes;
    }

    /** Stands before what takes the rows of this table. */
    public RowReceiver of(TableShape table, RowReceiver next) {
        return switch (table.name()) {
            case "access_key" -> sessionsLeftOut(table, next);
            case "mail" -> mailsLeftOut(table, next);
            case "mail_code" -> _ -> codes++;
            case "code" -> codesEnded(table, next);
            case "lease" -> _ -> {};
            default -> next;
        };
    }

    private RowReceiver sessionsLeftOut(TableShape table, RowReceiver next) {
        int purpose = table.place("purpose");
        return values -> {
            if ("SESSION".equals(values[purpose])) {
                sessions++;
            } else {
                next.row(values);
            }
        };
    }

    private RowReceiver mailsLeftOut(TableShape table, RowReceiver next) {
        int state = table.place("state");
        return values -> {
            if ("WAITING".equals(values[state])) {
                mails++;
            } else {
                next.row(values);
            }
        };
    }

    /** The first schemas have another table of this name, in which nothing was kept. */
    private RowReceiver codesEnded(TableShape table, RowReceiver next) {
        int ended = table.place("ended_at");
        int ending = table.place("ending");
        int sealed = table.place("sealed");
        return (@Nullable Object[] values) -> {
            if (ended >= 0 && values[ended] == null) {
                values[ended] = at;
                values[ending] = "WITHDRAWN";
                values[sealed] = null;
                codes++;
            }
            next.row(values);
        };
    }
}
