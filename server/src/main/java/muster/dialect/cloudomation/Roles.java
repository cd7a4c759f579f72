package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.dialect.cloudomation.Complaint.Code;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import muster.model.Rank;
import muster.model.RankChange;
import org.jspecify.annotations.Nullable;

/**
 * Some roles of one user. The highest of them is the account's rank; the others are kept in this door's document, and count
 * as long as the rank is the one that they were written with.
 */
record Roles(Set<Role> all) {
    /** The value of the document by which lists are filtered. */
    static final String VALUE = "roles";

    private static final String BETWEEN = ",";

    /** @param all at least one */
    Roles {
        all = Collections.unmodifiableSet(EnumSet.copyOf(all));
    }

    /** The usual ones of a rank. */
    static Roles of(Rank rank) {
        return new Roles(Set.of(Role.of(rank)));
    }

    /** Those of an account. */
    static Roles of(Rank rank, Optional<DoorDocument> document) {
        return document.map(kept -> kept.values().get(VALUE))
                .flatMap(Roles::read)
                .filter(roles -> roles.highest() == Role.of(rank))
                .orElseGet(() -> of(rank));
    }

    /** Every set of roles there can be. */
    static List<Roles> each() {
        Role[] roles = Role.values();
        return IntStream.range(1, 1 << roles.length)
                .mapToObj(bits -> new Roles(IntStream.range(0, roles.length)
                        .filter(bit -> (bits & 1 << bit) != 0)
                        .mapToObj(bit -> roles[bit])
                        .collect(Collectors.toSet())))
                .toList();
    }

    /**
     * Reads names between commas, in any order, with blanks around and more than once; an empty text is the usual role.
     *
     * @throws Complaint.Found {@link Code#INVALID} for an unknown one
     */
    static Roles parse(String text) {
        return read(text).orElseThrow(() -> new Complaint.Found(Code.INVALID));
    }

    private static Optional<Roles> read(String text) {
        if (text.isBlank()) {
            return Optional.of(new Roles(Set.of(Role.DEFAULT)));
        }
        List<Optional<Role>> named = Arrays.stream(text.split(BETWEEN, -1))
                .map(word -> Role.titled(word.strip()))
                .toList();
        return named.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(
                        new Roles(named.stream().map(Optional::orElseThrow).collect(Collectors.toSet())));
    }

    Role highest() {
        return Collections.max(all);
    }

    /** The rank that an account has which is given these roles: the one it has when that shows the same word. */
    RankChange asRank() {
        return present -> Role.of(present) == highest() ? present : highest().rank();
    }

    /** The rank of a new account with these roles; null for the site's usual one. */
    @Nullable
    Rank asNewRank() {
        return highest() == Role.DEFAULT ? null : highest().rank();
    }

    DocumentChange asDocument() {
        return new DocumentChange(CloudomationDialect.NAME, _ -> document());
    }

    /** What of them the account's rank does not tell. */
    DoorDocument document() {
        return new DoorDocument(CloudomationDialect.NAME, "{}", all.size() == 1 ? Map.of() : Map.of(VALUE, text()));
    }

    /** Names between commas, sorted, each once. */
    String text() {
        return all.stream().map(Role::word).sorted().collect(Collectors.joining(BETWEEN));
    }
}
