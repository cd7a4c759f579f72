package muster.dialect.arvados;

import java.util.Optional;

/**
 * Names links by numbers that are unique among links of one sort. The letter with which a body begins tells the sort; those of
 * {@link SystemLinks} have letters of their own.
 *
 * @param letter one letter
 */
record LinkUuids(String cluster, String letter) {
    private static final int BASE = 36;
    private static final int DIGITS = 14;

    String of(long number) {
        String digits = Long.toString(number, BASE);
        String body = letter + "0".repeat(DIGITS - digits.length()) + digits;
        return new ArvadosUuid(cluster, ArvadosUuid.LINK, body).toString();
    }

    /** The number of the link with this uuid; empty for what names none of this sort, whether there is such a link or not. */
    Optional<Long> number(String uuid) {
        return ArvadosUuid.parse(uuid, ArvadosUuid.LINK)
                .filter(link -> link.prefix().equals(cluster))
                .map(ArvadosUuid::body)
                .filter(body -> body.startsWith(letter))
                .flatMap(body -> parsed(body.substring(letter.length())));
    }

    private static Optional<Long> parsed(String digits) {
        try {
            return Optional.of(Long.parseLong(digits, BASE)).filter(number -> number > 0);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
