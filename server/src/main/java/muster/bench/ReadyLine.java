package muster.bench;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line by which a server says that it serves, where, and after how long. */
record ReadyLine(URI uri, double millis) {
    private static final Pattern FORM = Pattern.compile("muster ready on (\\S+) in (\\d+) ms");

    static Optional<ReadyLine> parse(String line) {
        Matcher matcher = FORM.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(new ReadyLine(URI.create(matcher.group(1)), Double.parseDouble(matcher.group(2))))
                : Optional.empty();
    }
}
