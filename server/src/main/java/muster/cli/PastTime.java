package muster.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import muster.directory.Past;
import picocli.CommandLine.ITypeConverter;

/**
 * A time that is looked back to.
 *
 * @param time itself, or the begin of the day in UTC
 * @param isDay whether a day was said, of which its end is meant
 */
record PastTime(Instant time, boolean isDay) {

    /** @throws muster.model.Refused for a day that is still to come */
    Instant in(Past past) {
        return isDay ? past.endOf(LocalDate.ofInstant(time, ZoneOffset.UTC)) : time;
    }

    /** {@code 2026-01-31}, or {@code 2026-01-31T12:00:00Z}. */
    static final class Word implements ITypeConverter<PastTime> {
        @Override
        public PastTime convert(String text) {
            return new PastTime(new TimeWord().convert(text), text.indexOf('T') < 0);
        }
    }
}
