package muster.directory;

import java.util.Set;
import java.util.stream.Collectors;
import muster.model.TextKey;
import muster.model.Username;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;

/** Finds a username that nobody has. The index decides in the end: of two who are given one name, one is refused. */
final class Usernames {
    private static final int FIRST_NUMBER = 2;

    private Usernames() {}

    static @Nullable Username free(Reading reading, @Nullable Username wanted, UsernameRule rule) {
        if (wanted == null || rule == UsernameRule.MUST_BE_FREE) {
            return wanted;
        }
        boolean bareIsFree =
                rule == UsernameRule.NUMBERED_WHEN_TAKEN && !reading.accounts().isUsernameTaken(wanted.key());
        return bareIsFree ? wanted : numbered(reading, wanted);
    }

    private static Username numbered(Reading reading, Username wanted) {
        TextKey key = wanted.key();
        Set<String> taken = reading.accounts().usernamesWithNumber(key).stream()
                .map(name -> name.substring(key.value().length()))
                .collect(Collectors.toSet());
        int number = FIRST_NUMBER;
        while (taken.contains(Integer.toString(number))) {
            number++;
        }
        return Username.parse(wanted.value() + number);
    }
}
