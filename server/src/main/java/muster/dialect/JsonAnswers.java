package muster.dialect;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import muster.http.Response;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Answers of JSON that are written member by member. */
public final class JsonAnswers {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private JsonAnswers() {}

    /** An answer of one value that fits into memory. */
    public static Response of(int status, Consumer<JsonGenerator> write) {
        return Response.json(status, bytes(write));
    }

    /** The value alone, for an answer that is given more than once. */
    public static byte[] bytes(Consumer<JsonGenerator> write) {
        Gathered bytes = new Gathered();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write.accept(json);
        }
        return bytes.taken();
    }

    /** What the generator hands over: mostly all at once, from a buffer of its own, and then nothing is copied again. */
    private static final class Gathered extends ByteArrayOutputStream {
        Gathered() {
            super(0);
        }

        byte[] taken() {
            return count == buf.length ? buf : toByteArray();
        }
    }

    /** An array that is written while it is read, however long it is. */
    public static Response streamedArray(Consumer<JsonGenerator> writeElements) {
        return Response.stream(200, Response.JSON, out -> {
            JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
            json.writeStartArray();
            // Closing would write the end of the array: what breaks off must not look complete.
            writeElements.accept(json);
            json.writeEndArray();
            json.close();
        });
    }
}
