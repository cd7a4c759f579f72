package muster.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import muster.model.TextKey;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;

/** Finds a username that nobody has. The index decides in the end: of two who are given one name, one is refused. */
final class Usernames {
    private static final int FIRST_NUMBER = 2;
    /** How many names are looked up at once. */
    private static final int SLICE = 100;
    /** Up to here every number is looked at. */
    private static final int LAST_LOOKED_THROUGH = 1_001;

    private Usernames() {}

    static @Nullable Username free(Reading reading, @Nullable Username wanted, UsernameRule rule) {
        if (wanted == null || rule == UsernameRule.MUST_BE_FREE) {
            return wanted;
        }
        boolean bareIsFree =
                rule == UsernameRule.NUMBERED_WHEN_TAKEN && !reading.accounts().isUsernameTaken(wanted.key());
        return bareIsFree ? wanted : numbered(reading, wanted);
    }

    /** The lowest free number, as long as it is not far up; then some free one, which a site with many of them need not search for. */
    private static Username numbered(Reading reading, Username wanted) {
        for (int first = FIRST_NUMBER; first <= LAST_LOOKED_THROUGH; first += SLICE) {
            Optional<Username> free = firstFree(reading, wanted, first);
            if (free.isPresent()) {
                return free.get();
            }
        }
        return beyond(reading, wanted);
    }

    private static Optional<Username> firstFree(Reading reading, Username wanted, int first) {
        List<Username> slice = IntStream.range(first, first + SLICE)
                .takeWhile(number -> fits(wanted, number))
                .mapToObj(number -> with(wanted, number))
                .toList();
        Set<TextKey> taken = reading.accounts()
                .takenUsernames(slice.stream().map(Username::key).toList());
        return slice.stream().filter(name -> !taken.contains(name.key())).findFirst();
    }

    private static boolean fits(Username wanted, int number) {
        String text = wanted.value() + number;
        return text.codePointCount(0, text.length()) <= Username.MAXIMUM_LENGTH;
    }

    /** Goes up in leaps until a number is free, and back by halves to one that stands behind a taken one. */
    private static Username beyond(Reading reading, Username wanted) {
        long taken = LAST_LOOKED_THROUGH;
        long free = taken * 2;
        while (isTaken(reading, wanted, free)) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            long middle = (free + taken) / 2;
            if (isTaken(reading, wanted, middle)) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return with(wanted, free);
    }

    private static boolean isTaken(Reading reading, Username wanted, long number) {
        return reading.accounts().isUsernameTaken(with(wanted, number).key());
    }

    private static Username with(Username wanted, long number) {
        return Username.parse(wanted.value() + number);
    }
}
