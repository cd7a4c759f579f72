package muster.dialect.cryosparc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as clients read and write them: ISO 8601 with at most six digits of fraction. Going out, always UTC. */
final class CryosparcTime {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
    private static final Pattern READ = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    private CryosparcTime() {}

    /** A time of ours, to the millisecond. */
    static String shown(Instant time) {
        return MILLIS.format(time.atOffset(ZoneOffset.UTC));
    }

    /** A time that a client keeps here, and wants to find again as it was. */
    static String exact(Instant time) {
        boolean whole = time.truncatedTo(ChronoUnit.MILLIS).equals(time);
        return (whole ? MILLIS : MICROS).format(time.atOffset(ZoneOffset.UTC));
    }

    /** Clients leave the offset out of times that have no zone of their own; these count as UTC. Years are those of the client's language. */
    static Optional<Instant> parse(String text) {
        Matcher parts = READ.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = parts.group(2) == null ? ZoneOffset.UTC : ZoneOffset.of(parts.group(2));
            OffsetDateTime time = LocalDateTime.parse(parts.group(1))
                    .truncatedTo(ChronoUnit.MICROS)
                    .atOffset(offset)
                    .withOffsetSameInstant(ZoneOffset.UTC);
            boolean told = time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
            return told ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
