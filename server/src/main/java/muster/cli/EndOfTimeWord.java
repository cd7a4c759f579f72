package muster.cli;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;

/** A time that is looked back to: of a day its end. */
final class EndOfTimeWord implements ITypeConverter<Instant> {
    private static final Duration DAY = Duration.ofDays(1);

    @Override
    public Instant convert(String text) {
        Instant time = new TimeWord().convert(text);
        return text.indexOf('T') < 0 ? time.plus(DAY).minusNanos(1_000) : time;
    }
}
