package muster.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form sent as {@code multipart/form-data}, all in memory, where the whole body lies already. */
final class Multipart {
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_PART_HEADERS = 4 << 10;
    private static final int IN_MEMORY = -1;

    private Multipart() {}

    /** A file is a field like any other here, and is text too. */
    static Query parse(@Nullable String contentType, byte[] body) {
        return read(contentType, body, parts -> Query.of(fields(parts, _ -> true)));
    }

    /** Files stay apart, and are taken as they are. */
    static FileForm withFiles(@Nullable String contentType, byte[] body) {
        return read(contentType, body, parts -> {
            Map<String, byte[]> files = new HashMap<>();
            Map<String, String> names = new HashMap<>();
            for (MultiPart.Part part : parts) {
                if (part.getName() != null && isFile(part)) {
                    files.putIfAbsent(part.getName(), bytes(part));
                    names.putIfAbsent(part.getName(), part.getFileName());
                }
            }
            return new FileForm(Query.of(fields(parts, part -> !isFile(part))), files, names);
        });
    }

    private static boolean isFile(MultiPart.Part part) {
        return part.getFileName() != null;
    }

    private static <T> T read(@Nullable String contentType, byte[] body, Function<MultiPartFormData.Parts, T> reading) {
        String boundary = boundary(contentType);
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
            return reading.apply(parts);
        } catch (CompletionException broken) {
            throw Rejected.malformed("The form is not well-formed.");
        }
    }

    private static @Nullable String boundary(@Nullable String contentType) {
        try {
            return contentType == null ? null : MultiPart.extractBoundary(contentType);
        } catch (IllegalArgumentException broken) {
            throw Rejected.malformed("The form's type is not well-formed.");
        }
    }

    private static List<Query.Parameter> fields(MultiPartFormData.Parts parts, Predicate<MultiPart.Part> wanted) {
        List<Query.Parameter> fields = new ArrayList<>(parts.size());
        for (MultiPart.Part part : parts) {
            if (part.getName() != null && wanted.test(part)) {
                fields.add(new Query.Parameter(part.getName(), text(part)));
            }
        }
        return fields;
    }

    private static String text(MultiPart.Part part) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(part)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Rejected.malformed("A parameter has a NUL character.");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw Rejected.malformed("The form is not UTF-8.");
        }
    }

    private static byte[] bytes(MultiPart.Part part) {
        try {
            ByteBuffer buffer = Content.Source.asByteBuffer(part.getContentSource());
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException broken) {
            throw Rejected.malformed("The form is not well-formed.");
        }
    }
}
