package muster.testing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a server answered, to the byte. Names of headers are in lower case. */
public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

    /** The body, which has to be UTF-8. */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("the body is not UTF-8", e);
        }
    }

    public JsonNode json() {
        try {
            return Json.parse(text());
        } catch (RuntimeException e) {
            throw new AssertionError("the body is not JSON: " + this, e);
        }
    }

    /** The first value of the header, or an empty text. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> allHeaders(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public String toString() {
        String body = new String(bytes, StandardCharsets.UTF_8);
        return status + " " + headers + " " + (body.length() > 2_000 ? body.substring(0, 2_000) + "..." : body);
    }
}
