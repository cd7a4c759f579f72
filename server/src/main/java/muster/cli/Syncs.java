package muster.cli;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.far.FarTrouble;
import org.jspecify.annotations.Nullable;

/** Pulls and pushes that the server of a data folder repeats by itself, each with the secret that it needs. */
public interface Syncs {
    /** Where nothing is repeated. */
    Syncs NONE = new None();

    /**
     * One of them.
     *
     * @param every how long after a run the next one begins
     * @param command {@code pull} or {@code push} with its options, without any secret
     * @param last what came of the last run; null before the first one
     */
    record Sync(
            String name,
            Duration every,
            List<String> command,
            Instant addedAt,
            @Nullable Last last) {
        public Sync {
            command = List.copyOf(command);
        }

        /** When it runs next. */
        public Instant dueAt() {
            return last == null ? addedAt : last.at().plus(every);
        }
    }

    /**
     * A run that is over.
     *
     * @param exit an {@link ExitCode}
     * @param sentence the last line of what it told
     */
    record Last(Instant at, int exit, String sentence) {}

    /** By name. */
    List<Sync> all();

    Optional<Sync> find(String name);

    /** @throws FarTrouble when there is one of that name already */
    void add(Sync sync, String secret);

    /** Forgets it with its secret. @return whether there was one */
    boolean remove(String name);

    /** All that the last run told; empty before the first one. */
    String report(String name);

    /**
     * Runs it now.
     *
     * @param more options for this run alone
     * @param keeps whether it counts as a run of its own, so that the next one is due later
     * @return an {@link ExitCode}
     * @throws FarTrouble when there is none of that name, or it is running
     */
    int run(String name, List<String> more, boolean keeps, OutputStream out);

    /** @see #NONE */
    final class None implements Syncs {
        private None() {}

        @Override
        public List<Sync> all() {
            return List.of();
        }

        @Override
        public Optional<Sync> find(String name) {
            return Optional.empty();
        }

        @Override
        public void add(Sync sync, String secret) {
            throw new FarTrouble("Nothing is repeated here.");
        }

        @Override
        public boolean remove(String name) {
            return false;
        }

        @Override
        public String report(String name) {
            return "";
        }

        @Override
        public int run(String name, List<String> more, boolean keeps, OutputStream out) {
            throw new FarTrouble("Nothing is repeated here.");
        }
    }
}
