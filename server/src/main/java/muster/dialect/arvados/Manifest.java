package muster.dialect.arvados;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text that lists what is in a collection, and the hash by which the content is known wherever it lies. Source: Arvados,
 * manifest format; hints such as signatures do not count for the hash.
 */
record Manifest(String text, String hash) {
    private static final Pattern HINTS = Pattern.compile("(?<= )([0-9a-f]{32}\\+[0-9]+)\\+[^ \\n]+");
    private static final String BEGIN = ".";
    private static final String END = "\n";

    static final Manifest EMPTY = parse("");

    /** @throws ArvadosRefusal for what cannot be a manifest */
    static Manifest parse(String text) {
        boolean looksRight = text.isEmpty() || text.startsWith(BEGIN) && text.endsWith(END);
        if (!looksRight) {
            throw ArvadosRefusal.invalid("Manifest text is not valid: its streams begin with . and its lines end");
        }
        byte[] portable = HINTS.matcher(text).replaceAll("$1").getBytes(StandardCharsets.UTF_8);
        return new Manifest(text, md5(portable) + "+" + portable.length);
    }

    /** The platform's choice: it names content here, and guards nothing. */
    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
