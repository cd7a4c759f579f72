package muster.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Puts a {@link Response} on the wire: small answers in one write, streamed ones through a bounded buffer. */
final class Answer {
    private static final int STREAM_BUFFER_BYTES = 16 << 10;
    private static final String REQUEST_ID = "X-Request-Id";
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField IS_JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Response.JSON);

    private Answer() {}

    /** Sends head and bytes; returns at once, and {@code sent} hears of the end. */
    static void send(org.eclipse.jetty.server.Response wire, Response answer, String id, Callback sent) {
        head(wire, answer, id);
        byte[] bytes = answer.bytes();
        wire.write(true, bytes.length == 0 ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(bytes), sent);
    }

    /**
     * Sends head and streamed body and waits for the client to take them; tells how many bytes that were.
     *
     * @param paceWindowNanos over how long the client's pace is measured, see {@link SlowReader}
     */
    static long stream(
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response wire,
            Response answer,
            Body body,
            String id,
            long paceWindowNanos)
            throws IOException {
        head(wire, answer, id);
        StreamedBody out = new StreamedBody(Content.Sink.asOutputStream(wire));
        SlowReader reader = new SlowReader(request, paceWindowNanos, out::bytes);
        reader.watch();
        try {
            body.writeTo(out);
            return out.end();
        } finally {
            reader.end();
        }
    }

    private static void head(org.eclipse.jetty.server.Response wire, Response answer, String id) {
        wire.setStatus(answer.status());
        HttpFields.Mutable fields = wire.getHeaders();
        fields.add(REQUEST_ID, id);
        fields.add(NO_SNIFF);
        fields.add(NO_REFERRER);
        fields.add(NO_STORE);
        for (Response.Header header : answer.headers()) {
            if (header.name().equals("Set-Cookie")) {
                fields.add(header.name(), header.value());
            } else if (header.name().equals("Content-Type") && header.value().equals(Response.JSON)) {
                fields.put(IS_JSON);
            } else {
                fields.put(header.name(), header.value());
            }
        }
    }

    /** Buffers, counts, and ignores {@code close}: a body that fails half-way must not look complete. */
    private static final class StreamedBody extends OutputStream {
        private final OutputStream wire;
        private final OutputStream buffered;
        private final AtomicLong bytes = new AtomicLong();

        StreamedBody(OutputStream wire) {
            this.wire = wire;
            this.buffered = new BufferedOutputStream(wire, STREAM_BUFFER_BYTES);
        }

        @Override
        public void write(int b) throws IOException {
            buffered.write(b);
            bytes.incrementAndGet();
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            buffered.write(source, offset, length);
            bytes.addAndGet(length);
        }

        @Override
        public void flush() throws IOException {
            buffered.flush();
        }

        @Override
        public void close() {}

        long bytes() {
            return bytes.get();
        }

        long end() throws IOException {
            buffered.flush();
            wire.close();
            return bytes.get();
        }
    }
}
