package muster.cli;

import java.util.Locale;
import muster.model.Rank;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a rank in either case. */
final class RankWord implements ITypeConverter<Rank> {
    @Override
    public Rank convert(String text) {
        try {
            return Rank.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(
                    "'" + text + "' is none of viewer, publisher, auditor, manager, administrator");
        }
    }
}
