package muster.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a form sent as {@code multipart/form-data}, all in memory, where the whole body lies already. A file is a
 * field like any other, and is text too: whoever sends one means what stands in it.
 */
final class Multipart {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_PART_HEADERS = 4 << 10;
    private static final int IN_MEMORY = -1;

    private Multipart() {}

    static Query parse(@Nullable String contentType, byte[] body) {
        String boundary = contentType == null ? null : MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw Rejected.malformed("The form names no boundary.");
        }
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(MAX_PARTS);
        parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
        parser.setMaxMemoryFileSize(IN_MEMORY);
        parser.setMaxLength(body.length);
        // The whole body is there, so that nothing is waited for.
        CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
        parser.parse(new ByteBufferContentSource(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parsed));
        try (MultiPartFormData.Parts parts = parsed.join()) {
            return Query.of(fields(parts));
        } catch (CompletionException broken) {
            throw Rejected.malformed("The form is not well-formed.");
        }
    }

    private static List<Query.Parameter> fields(MultiPartFormData.Parts parts) {
        List<Query.Parameter> fields = new ArrayList<>(parts.size());
        for (MultiPart.Part part : parts) {
            if (part.getName() != null) {
                fields.add(new Query.Parameter(part.getName(), text(part)));
            }
        }
        return fields;
    }

    private static String text(MultiPart.Part part) {
        try {
            ByteBuffer bytes = Content.Source.asByteBuffer(part.getContentSource());
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (text.indexOf('\0') >= 0) {
                throw Rejected.malformed("A parameter has a NUL character.");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw Rejected.malformed("The form is not UTF-8.");
        } catch (IOException broken) {
            throw Rejected.malformed("The form is not well-formed.");
        }
    }
}
