package muster.dialect.cryosparc;

import java.time.Instant;
import java.util.function.Consumer;
import muster.dialect.JsonAnswers;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes answers. */
final class CryosparcJson {
    private CryosparcJson() {}

    static Response answer(int status, Consumer<JsonGenerator> write) {
        return JsonAnswers.of(status, write);
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
        return JsonAnswers.streamedArray(writeElements);
    }

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : CryosparcTime.shown(instant);
    }
}
