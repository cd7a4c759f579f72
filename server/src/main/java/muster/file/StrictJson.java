package muster.file;

import java.util.Locale;
import muster.directory.TableFault.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON without what two readers could understand differently, and without what costs more than it says. */
final class StrictJson {
    static final int DEEPEST = 16;
    static final int LONGEST_TEXT = 1 << 17;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(256)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @param otherwise what it is when it is nothing worse */
    static Kind kind(JacksonException refused, Kind otherwise) {
        String said = String.valueOf(refused.getOriginalMessage()).toLowerCase(Locale.ROOT);
        if (refused instanceof StreamConstraintsException) {
            return said.contains("depth") ? Kind.TOO_DEEP : Kind.TOO_LONG;
        }
        return said.startsWith("duplicate") ? Kind.REPEATED_KEY : otherwise;
    }

    static String detail(Kind kind) {
        return kind == Kind.TOO_LONG ? String.valueOf(LONGEST_TEXT) : "";
    }
}
