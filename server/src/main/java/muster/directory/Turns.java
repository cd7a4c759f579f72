package muster.directory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Lets no more passwords of one account be checked at the same time than wrong ones are left before it is locked out, so that
 * a thousand guesses at once are no more than one after the other. Right passwords only wait for each other.
 */
final class Turns {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Those who want to sign in to one account now. */
    private static final class Line {
        private int people;
        private int checking;
    }

    private final Map<AccountId, Line> lines = new HashMap<>();

    /**
     * Waits for a turn and takes it.
     *
     * @param left how many wrong passwords the account has left at this moment
     * @param check counts a wrong password before it returns
     * @return empty, without checking, when none is left
     */
    <T> Optional<T> take(AccountId id, IntSupplier left, Supplier<T> check) {
        Line line = join(id);
        try {
            if (!waitFor(line, left)) {
                return Optional.empty();
            }
            try {
                return Optional.of(check.get());
            } finally {
                finished(line);
            }
        } finally {
            leave(id, line);
        }
    }

    private boolean waitFor(Line line, IntSupplier left) {
        synchronized (line) {
            try {
                int room = left.getAsInt();
                while (room > 0 && line.checking >= room) {
                    line.wait();
                    room = left.getAsInt();
                }
                if (room > 0) {
                    line.checking++;
                }
                return room > 0;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Refused(new Failure.Busy(RETRY_AFTER));
            } finally {
                // Whoever waits behind may have room, too, or none any more.
                line.notify();
            }
        }
    }

    private static void finished(Line line) {
        synchronized (line) {
            line.checking--;
            line.notify();
        }
    }

    private Line join(AccountId id) {
        synchronized (lines) {
            Line line = lines.computeIfAbsent(id, _ -> new Line());
            line.people++;
            return line;
        }
    }

    private void leave(AccountId id, Line line) {
        synchronized (lines) {
            line.people--;
            if (line.people == 0) {
                lines.remove(id);
            }
        }
    }
}
