package muster.backup.age;

import java.util.ArrayList;
import java.util.List;

/**
 * How one recipient gets at a file's key, as the file's head tells it.
 *
 * @param arguments of the first line, the kind of recipient first
 * @param body the wrapped key, in base64 without padding and line ends
 */
record Stanza(List<String> arguments, String body) {
    static final String MARK = "-> ";
    private static final int LINE = 64;

    Stanza {
        arguments = List.copyOf(arguments);
    }

    String kind() {
        return arguments.getFirst();
    }

    /** As it stands in the head; the last line of the body is shorter than the others, and may be empty. */
    String text() {
        StringBuilder text = new StringBuilder(MARK).append(String.join(" ", arguments));
        for (int begin = 0; begin <= body.length(); begin += LINE) {
            text.append('\n').append(body, begin, Math.min(body.length(), begin + LINE));
        }
        return text.append('\n').toString();
    }

    /** @param lines of the head; those of this stanza are taken away */
    static Stanza parse(List<String> lines) throws AgeRefused {
        List<String> arguments = new ArrayList<>(
                List.of(lines.removeFirst().substring(MARK.length()).split(" ", -1)));
        StringBuilder body = new StringBuilder();
        String line;
        do {
            if (lines.isEmpty()) {
                throw new AgeRefused("The head of the encrypted file is damaged.");
            }
            line = lines.removeFirst();
            body.append(line);
        } while (line.length() == LINE);
        return new Stanza(arguments, body.toString());
    }
}
