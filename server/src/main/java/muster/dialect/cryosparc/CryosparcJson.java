package muster.dialect.cryosparc;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes answers. */
final class CryosparcJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final int USUAL_BYTES = 1_024;
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CryosparcJson() {}

    static Response answer(int status, Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write.accept(json);
        }
        return Response.json(status, bytes.toByteArray());
    }

    static Response answer(Consumer<JsonGenerator> write) {
        return answer(200, write);
    }

    /** One text, in quotes as JSON has it. */
    static Response text(String text) {
        return answer(json -> json.writeString(text));
    }

    /** An array that is written while it is read, however long it is. */
    static Response streamedArray(Consumer<JsonGenerator> writeElements) {
        return Response.stream(200, Response.JSON, out -> {
            JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
            json.writeStartArray();
            // Closing would write the end of the array: what breaks off must not look complete.
            writeElements.accept(json);
            json.writeEndArray();
            json.close();
        });
    }

    /** UTC, milliseconds, {@code Z}. The client reads no more than six digits behind the second. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : MILLISECONDS.format(instant);
    }
}
