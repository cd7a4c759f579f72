package muster.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import muster.http.Rejection.Reason;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** Collects one body without holding a thread; ends with its bytes, or with the reason why they were refused. */
final class BodyReader implements Invocable.Task {
    private static final int FIRST_BUFFER_BYTES = 2_048;

    private final org.eclipse.jetty.server.Request wire;
    private final long limit;
    private final BodyBudget budget;
    private final Deadline deadline;
    private final Consumer<byte[]> complete;
    private final Consumer<Rejection> refused;
    private byte[] buffer = new byte[0];
    private int length;

    BodyReader(
            org.eclipse.jetty.server.Request wire,
            long limit,
            BodyBudget budget,
            Deadline deadline,
            Consumer<byte[]> complete,
            Consumer<Rejection> refused) {
        this.wire = wire;
        this.limit = limit;
        this.budget = budget;
        this.deadline = deadline;
        this.complete = complete;
        this.refused = refused;
    }

    /** The bytes taken from the budget, to be given back when the request is over. */
    long taken() {
        return buffer.length;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = wire.read();
            if (chunk == null) {
                waitForMore();
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refused.accept(reason(chunk.getFailure()));
                return;
            }
            Rejection rejection = append(chunk);
            boolean last = chunk.isLast();
            chunk.release();
            if (rejection != null) {
                refused.accept(rejection);
                return;
            }
            if (last) {
                deadline.lift();
                complete.accept(length == buffer.length ? buffer : Arrays.copyOf(buffer, length));
                return;
            }
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void waitForMore() {
        if (deadline.isOver()) {
            refused.accept(tooSlow());
            return;
        }
        deadline.bind();
        wire.demand(this);
    }

    private @Nullable Rejection append(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        long needed = (long) length + bytes.remaining();
        if (needed > limit) {
            return tooLarge();
        }
        if (deadline.isOver()) {
            return tooSlow();
        }
        if (needed > buffer.length && !grow((int) needed)) {
            return Rejection.of(Reason.OVERLOADED, "The server is busy with other large requests; try again soon.");
        }
        int count = bytes.remaining();
        bytes.get(buffer, length, count);
        length += count;
        return null;
    }

    private boolean grow(int needed) {
        int size = (int) Math.min(limit, Math.max(needed, Math.max(FIRST_BUFFER_BYTES, 2L * buffer.length)));
        if (!budget.take(size - buffer.length)) {
            return false;
        }
        buffer = Arrays.copyOf(buffer, size);
        return true;
    }

    static Rejection tooLarge() {
        return Rejection.of(Reason.BODY_TOO_LARGE, "The body is larger than the server accepts.");
    }

    private static Rejection tooSlow() {
        return Rejection.of(Reason.BODY_TOO_SLOW, "The body did not arrive in time.");
    }

    private static Rejection reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? tooSlow()
                : Rejection.malformed("The body did not arrive as it was announced.");
    }
}
