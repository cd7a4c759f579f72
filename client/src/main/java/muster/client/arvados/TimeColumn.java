package muster.client.arvados;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A column of times. A time that a record told is met by {@code eq}, to the last digit. */
public final class TimeColumn extends Comparison<Instant> implements Column<Instant> {
    private static final DateTimeFormatter NINE_DIGITS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String name;

    TimeColumn(String name) {
        super(name);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    Object operand(Instant value) {
        return NINE_DIGITS.format(value);
    }
}
