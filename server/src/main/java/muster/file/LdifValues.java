package muster.file;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;

/** The values of an entry's attributes, if they are text. */
final class LdifValues {
    private LdifValues() {}

    /** Null where there is none. */
    static @Nullable String first(Entry entry, String attribute, long line) {
        List<String> values = all(entry, attribute, line);
        return values.isEmpty() ? null : values.getFirst();
    }

    static List<String> all(Entry entry, String attribute, long line) {
        Attribute found = entry.getAttribute(attribute);
        List<String> values = new ArrayList<>();
        if (found != null) {
            for (byte[] value : found.getValueByteArrays()) {
                values.add(text(value, line));
            }
        }
        return values;
    }

    private static String text(byte[] value, long line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw new UnsoundFile(Kind.NOT_UTF8, line, "");
        }
    }
}
