package muster.backup.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head of an encrypted file: the file's key, wrapped for each recipient, under a sum that this key alone makes. */
final class AgeHead {
    private static final String FORMAT = "age-encryption.org/v1";
    private static final String END = "---";
    private static final int MOST_BYTES = 64 << 10;
    private static final byte[] NO_SALT = {};

    private AgeHead() {}

    /** Whether a file that begins with these bytes is an encrypted one. */
    static boolean begins(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(FORMAT);
    }

    static byte[] make(byte[] fileKey, List<? extends Recipient> recipients, SecureRandom random) {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        recipients.forEach(
                recipient -> text.append(recipient.wrap(fileKey, random).text()));
        String sum = sum(fileKey, text.append(END).toString());
        text.append(' ').append(sum).append('\n');
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String sum(byte[] fileKey, String upToEnd) {
        byte[] key = Crypt.derive(fileKey, NO_SALT, "header");
        return Crypt.text(Crypt.mac(key, upToEnd.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /**
     * Reads a head up to its end.
     *
     * @return the file's key
     * @throws AgeRefused when it is none, when this opener opens it not, and when it was changed
     */
    static byte[] open(InputStream in, Opener opener) throws IOException {
        List<String> lines = lines(in);
        String whole = String.join("\n", lines);
        if (!lines.removeFirst().equals(FORMAT)) {
            throw new AgeRefused("The file is not encrypted in the form " + FORMAT + ".");
        }
        String last = lines.removeLast();
        byte[] fileKey = fileKey(lines, opener);
        String signed = whole.substring(0, whole.length() - last.length()) + END;
        byte[] expected = (END + " " + sum(fileKey, signed)).getBytes(StandardCharsets.ISO_8859_1);
        if (!MessageDigest.isEqual(expected, last.getBytes(StandardCharsets.ISO_8859_1))) {
            throw damaged();
        }
        return fileKey;
    }

    private static byte[] fileKey(List<String> lines, Opener opener) throws AgeRefused {
        List<Stanza> stanzas = new ArrayList<>();
        while (!lines.isEmpty()) {
            if (!lines.getFirst().startsWith(Stanza.MARK)) {
                throw damaged();
            }
            stanzas.add(Stanza.parse(lines));
        }
        // As the format says; each costs as much as a passphrase does.
        if (stanzas.size() > 1 && stanzas.stream().anyMatch(Passphrase::isFor)) {
            throw new AgeRefused("The head of the encrypted file asks for a passphrase beside other keys.");
        }
        for (Stanza stanza : stanzas) {
            Optional<byte[]> key = opener.unwrap(stanza);
            if (key.isPresent()) {
                return key.get();
            }
        }
        String kinds =
                String.join(", ", stanzas.stream().map(Stanza::kind).distinct().toList());
        throw new AgeRefused(
                "The file does not open with this " + (opener instanceof Passphrase ? "passphrase" : "identity")
                        + ": it is another one, or the file is damaged (it is encrypted by " + kinds + ").");
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        int bytes = 0;
        do {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next != '\n') {
                if (next < 0 || ++bytes > MOST_BYTES) {
                    throw damaged();
                }
                line.write(next);
                next = in.read();
            }
            lines.add(line.toString(StandardCharsets.ISO_8859_1));
        } while (!lines.getLast().startsWith(END));
        if (lines.size() < 2) {
            throw damaged();
        }
        return lines;
    }

    private static AgeRefused damaged() {
        return new AgeRefused("The head of the encrypted file is damaged.");
    }
}
