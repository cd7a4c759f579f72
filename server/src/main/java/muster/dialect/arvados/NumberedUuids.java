package muster.dialect.arvados;

import java.util.Optional;

/** Names things by their numbers: one of 63 bits fits into a uuid, so that nothing need be stored. */
final class NumberedUuids {
    private static final int BASE = 36;
    private static final int BODY_LENGTH = 15;
    /** The greatest number of 63 bits needs no more digits. */
    private static final int MOST_DIGITS = 13;

    private final String cluster;
    private final String type;

    NumberedUuids(String cluster, String type) {
        this.cluster = cluster;
        this.type = type;
    }

    ArvadosUuid of(long number) {
        String digits = Long.toString(number, BASE);
        return new ArvadosUuid(cluster, type, "0".repeat(BODY_LENGTH - digits.length()) + digits);
    }

    /** The number of this name; empty for what names none of ours, whether there is such a thing or not. */
    Optional<Long> number(String uuid) {
        return ArvadosUuid.parse(uuid, type)
                .filter(named -> named.prefix().equals(cluster))
                .map(ArvadosUuid::body)
                .filter(body -> body.startsWith("0".repeat(BODY_LENGTH - MOST_DIGITS)))
                .flatMap(NumberedUuids::parsed);
    }

    private static Optional<Long> parsed(String digits) {
        try {
            return Optional.of(Long.parseLong(digits, BASE)).filter(number -> number > 0);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
