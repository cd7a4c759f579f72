package muster.store;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.Profile;
import muster.model.TextKey;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What stands in names of several words from each word but the first on, so that people are found by these as well. Most
 * names are of one word, and have nothing here.
 */
final class NameWordRows {
    private final Handle handle;

    NameWordRows(Handle handle) {
        this.handle = handle;
    }

    void add(Account account) {
        words(account).forEach(word -> insert(account, word));
    }

    void replace(Account before, Account after) {
        if (before.profile().equals(after.profile())) {
            return;
        }
        Set<String> old = words(before);
        Set<String> wanted = words(after);
        old.stream().filter(word -> !wanted.contains(word)).forEach(word -> delete(after, word));
        wanted.stream().filter(word -> !old.contains(word)).forEach(word -> insert(after, word));
    }

    private void insert(Account account, String word) {
        change("insert into account_word (account_id, word_key) values (:id, :word)", account, word);
    }

    private void delete(Account account, String word) {
        change("delete from account_word where account_id = :id and word_key = :word", account, word);
    }

    private void change(String sql, Account account, String word) {
        handle.createUpdate(sql)
                .bind("id", account.id().toString())
                .bind("word", word)
                .execute();
    }

    /** Without what the given or the family name begins with: that is found there. */
    private static Set<String> words(Account account) {
        Profile profile = account.profile();
        String given = head(profile.givenName());
        String family = head(profile.familyName());
        Set<String> words = new TreeSet<>();
        Stream.of(given, family, head(profile.displayName())).forEach(name -> addInner(words, name));
        words.removeIf(word -> given.startsWith(word) || family.startsWith(word));
        return words;
    }

    private static void addInner(Set<String> words, String name) {
        for (int place = 1; place < name.length(); place++) {
            if (isBetween(name.charAt(place - 1)) && !isBetween(name.charAt(place))) {
                words.add(name.substring(place));
            }
        }
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '-';
    }

    private static String head(@Nullable String name) {
        return name == null ? "" : IndexKey.head(TextKey.of(name).value());
    }
}
