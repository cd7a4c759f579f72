package muster.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.TextKey;

/**
 * A query whose text is understood.
 *
 * @param words folded; all of them must be met
 * @param ids of which accounts the text is the whole id, ours or a door's; if of any, the words do not count
 */
public record RosterSearch(RosterQuery query, List<Word> words, Set<AccountId> ids) {
    static final int MOST_WORDS = 6;
    static final int LONGEST_TEXT = 320;

    /** @param isAddress whether it is looked for in addresses alone */
    public record Word(String folded, boolean isAddress) {}

    public RosterSearch {
        words = List.copyOf(words);
        ids = Set.copyOf(ids);
    }

    /** Whether accounts that are gone may be met though nobody asked for their state. */
    public boolean isOfWholeId() {
        return !ids.isEmpty();
    }

    /** Whether accounts are met that no list shows: merged, in trash, or the directory's own. */
    public boolean reachesUnlisted() {
        return isOfWholeId()
                || query.states().contains(AccountState.MERGED)
                || query.states().contains(AccountState.TRASHED)
                || query.kinds().contains(AccountKind.SYSTEM);
    }

    /** Whether accounts are met that lists show. */
    public boolean reachesListed() {
        boolean others = query.kinds().stream().anyMatch(RosterQuery.PEOPLE_AND_PROGRAMS::contains);
        boolean states = query.states().isEmpty()
                || query.states().stream()
                        .anyMatch(state -> state != AccountState.MERGED && state != AccountState.TRASHED);
        return others && states || !reachesUnlisted();
    }

    /** @throws Refused {@link Failure.Malformed} for a text that no name could contain, and for one with too many words */
    static List<Word> words(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw refused("has more than " + LONGEST_TEXT + " characters");
        }
        requireStorable("search", text);
        Set<String> folded = new LinkedHashSet<>();
        for (String word : TextKey.fold(text).split("[\\s\\p{Z}]+")) {
            if (!word.isEmpty()) {
                folded.add(word);
            }
        }
        if (folded.size() > MOST_WORDS) {
            throw refused("has more than " + MOST_WORDS + " words");
        }
        List<Word> words = new ArrayList<>();
        folded.forEach(word -> words.add(new Word(word, word.indexOf('@') > 0)));
        return words;
    }

    static void requireStorable(String field, String text) {
        if (text.codePoints().anyMatch(RosterSearch::isUnstorable)) {
            throw new Refused(new Failure.Malformed(field, "contains a character that is not allowed"));
        }
    }

    private static boolean isUnstorable(int character) {
        boolean isBlank = Character.isWhitespace(character);
        return Character.getType(character) == Character.SURROGATE || Character.isISOControl(character) && !isBlank;
    }

    private static Refused refused(String complaint) {
        return new Refused(new Failure.Malformed("search", complaint));
    }
}
