package muster.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes an answer piece by piece, so that a long list never lies in memory as a whole. */
@FunctionalInterface
public interface Body {
    void writeTo(OutputStream out) throws IOException;
}
