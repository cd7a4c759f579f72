package muster.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes rows one by one. */
@FunctionalInterface
public interface RowReceiver {

    /** @param values a {@link String}, a {@link Long} or null for each column; used again for the next row */
    void row(@Nullable Object[] values) throws IOException;
}
