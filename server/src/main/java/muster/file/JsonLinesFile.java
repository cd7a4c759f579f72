package muster.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountLine;
import muster.directory.DeclaredItem;
import muster.directory.TableFault.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, an object a line. */
final class JsonLinesFile {
    private JsonLinesFile() {}

    static OpenFile open(InputStream in) {
        StrictText text = new StrictText(in);
        Set<String> ignored = new LinkedHashSet<>();
        return OpenFile.ofPeople(Format.JSON_LINES, new Rows(new LineReader(text), ignored), ignored, text);
    }

    static void write(Iterator<AccountLine> lines, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        while (lines.hasNext()) {
            text.write(PersonObject.of(lines.next()) + "\n");
        }
        text.flush();
    }

    private static final class Rows extends Items {
        private final LineReader lines;
        private final Set<String> ignored;

        private Rows(LineReader lines, Set<String> ignored) {
            this.lines = lines;
            this.ignored = ignored;
        }

        @Override
        @Nullable
        DeclaredItem read() throws IOException {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                ObjectNode object = object(line);
                if (object != null) {
                    return PersonObject.row(lines.line(), object, faults, ignored);
                }
            }
            return null;
        }

        private @Nullable ObjectNode object(String line) {
            Kind otherwise = lines.isWhole() ? Kind.NOT_JSON : Kind.NO_LINE_END;
            try {
                JsonNode node = StrictJson.MAPPER.readTree(line);
                if (node instanceof ObjectNode object) {
                    return object;
                }
                faults.add(otherwise, lines.line(), "");
            } catch (JacksonException malformed) {
                Kind kind = StrictJson.kind(malformed, otherwise);
                faults.add(kind, lines.line(), StrictJson.detail(kind));
            }
            return null;
        }
    }
}
