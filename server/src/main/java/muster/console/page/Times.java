package muster.console.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as text. */
final class Times {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm 'UTC'", Locale.ROOT);

    private Times() {}

    static String text(Instant at, Locale locale) {
        DateTimeFormatter format = locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
        return format.format(at.atOffset(ZoneOffset.UTC));
    }
}
