package muster.dialect.arvados;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as the platform writes them: UTC, always nine digits of fraction, always {@code Z}. */
final class ArvadosTime {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);
    private static final Pattern READ = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,]([0-9]{1,18}))? ?([Zz]|UTC|[+-][0-9]{2}:?[0-9]{2})?)?");
    private static final int NANO_DIGITS = 9;

    private ArvadosTime() {}

    /** Microseconds are what is stored, so the last three digits are zeros. */
    static String text(Instant time) {
        return WRITTEN.format(time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : text(time);
    }

    /**
     * Reads RFC 3339, also with a blank for the T, without seconds, without a zone (UTC), or of a date alone; and RFC 1123, in
     * which browsers write times.
     */
    static Optional<Instant> parse(String text) {
        Matcher parts = READ.matcher(text.strip());
        try {
            if (!parts.matches()) {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
            }
            return Optional.of(instant(parts.group(1), parts.group(2), parts.group(3), parts.group(4)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Instant instant(
            String date, @Nullable String time, @Nullable String fraction, @Nullable String zone) {
        if (time == null) {
            return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        LocalDateTime local = LocalDateTime.parse(date + "T" + time).plusNanos(nanos(fraction));
        boolean utc = zone == null || zone.equalsIgnoreCase("Z") || zone.equals("UTC");
        return local.toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(zone));
    }

    private static long nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        String digits = fraction + "0".repeat(NANO_DIGITS);
        return Long.parseLong(digits.substring(0, NANO_DIGITS));
    }
}
