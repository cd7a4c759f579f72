package muster.client.cloudomation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import muster.client.wire.Call;

/**
 * Users as a text that an export gives and an import takes.
 *
 * @param text one document for each user
 */
public record UserFile(Format format, String text) {

    public enum Format {
        /** Documents with {@code ---} between them. */
        YAML("yaml", "application/yaml"),
        /** An array of objects. */
        JSON("json", "application/json");

        private final String word;
        private final String mediaType;

        Format(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }
    }

    public static UserFile yaml(String text) {
        return new UserFile(Format.YAML, text);
    }

    public static UserFile json(String text) {
        return new UserFile(Format.JSON, text);
    }

    static UserFile exported(Connection connection, String path, Call.Query query, Format format) {
        Call call = Call.get(path, query.and("download", "export").and("format", format.word));
        return new UserFile(
                format, connection.ask(call, Map.of("Accept", format.mediaType)).text());
    }

    Map<String, String> heads() {
        return Map.of("Content-Type", format.mediaType);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How much it is; whom it names is not told. */
    @Override
    public String toString() {
        return "UserFile[" + format + ", " + text.length() + " characters]";
    }
}
