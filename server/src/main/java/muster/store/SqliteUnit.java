package muster.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One change on its way through the writer: what to do, and later what came of it. */
final class SqliteUnit<T> {
    private record Outcome<T>(@Nullable T result, @Nullable Throwable failure) {}

    private final Function<Handle, T> work;
    private final CompletableFuture<Outcome<T>> told = new CompletableFuture<>();
    private @Nullable Outcome<T> outcome;

    SqliteUnit(Function<Handle, T> work) {
        this.work = work;
    }

    /** Does the work on the writer's thread; what it throws is kept for the caller. */
    @Nullable Throwable runOn(Handle handle) {
        try {
            outcome = new Outcome<>(work.apply(handle), null);
        } catch (Throwable e) {
            outcome = new Outcome<>(null, e);
        }
        return outcome.failure();
    }

    /** Lets the caller have what came of the work. */
    void tell() {
        told.complete(outcome);
    }

    /** Lets the caller know that nothing came of it, whatever the work said. */
    void tell(RuntimeException failure) {
        told.complete(new Outcome<>(null, failure));
    }

    /** Waits on the caller's thread; an interruption does not end the wait, for the change may be made already. */
    T await() {
        Outcome<T> result = told.join();
        switch (result.failure()) {
            case null -> {
                return result.result();
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
