package muster.console.people;

import java.util.Optional;
import java.util.stream.Stream;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.RankChange;

/** The two words of the table's column for roles. A person's own page has the finer ranks. */
enum RoleWord {
    USER("user"),
    ADMIN("admin");

    private final String word;

    RoleWord(String word) {
        this.word = word;
    }

    static RoleWord of(Rank rank) {
        return rank == Rank.ADMINISTRATOR ? ADMIN : USER;
    }

    static Optional<RoleWord> parse(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findAny();
    }

    String word() {
        return word;
    }

    RoleWord other() {
        return this == USER ? ADMIN : USER;
    }

    /** The lowest rank that has this word; for somebody who has the word already nothing changes. */
    Rank leastRank(Policy policy) {
        return this == ADMIN ? Rank.ADMINISTRATOR : policy.defaultRank();
    }

    RankChange change(Policy policy) {
        return present -> of(present) == this ? present : leastRank(policy);
    }
}
