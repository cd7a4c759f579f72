package muster.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One change on its way through the writer: what to do, and later what came of it. */
final class SqliteUnit<T> {

    /** What came of the work: a value, or what it threw. */
    private sealed interface Outcome<T> {
        record Value<T>(T value) implements Outcome<T> {}

        record Thrown<T>(Throwable failure) implements Outcome<T> {}
    }

    private final Function<Handle, T> work;
    private final CompletableFuture<Outcome<T>> told = new CompletableFuture<>();
    private Outcome<T> outcome = new Outcome.Thrown<>(new IllegalStateException("The work was never begun"));

    SqliteUnit(Function<Handle, T> work) {
        this.work = work;
    }

    /** Does the work on the writer's thread; what it throws is kept for the caller, and returned. */
    @Nullable
    Throwable runOn(Handle handle) {
        try {
            outcome = new Outcome.Value<>(work.apply(handle));
            return null;
        } catch (Throwable e) {
            outcome = new Outcome.Thrown<>(e);
            return e;
        }
    }

    /** Lets the caller have what came of the work. */
    void tell() {
        told.complete(outcome);
    }

    /** Lets the caller know that nothing came of it, whatever the work said. */
    void tell(RuntimeException failure) {
        told.complete(new Outcome.Thrown<>(failure));
    }

    /** Waits on the caller's thread; an interruption does not end the wait, for the change may be made already. */
    T await() {
        return switch (told.join()) {
            case Outcome.Value<T>(T value) -> value;
            case Outcome.Thrown<T>(RuntimeException e) -> throw e;
            case Outcome.Thrown<T>(Error e) -> throw e;
            case Outcome.Thrown<T>(Throwable e) -> throw new IllegalStateException(e);
        };
    }
}
