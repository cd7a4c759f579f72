package muster.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import muster.model.Account;
import muster.model.Block;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/** What a change did, field by field, as the ledger keeps it. */
public final class Differences {
    private Differences() {}

    /** The fields in which two states of an account differ. A null state has no values. */
    public static List<FieldChange> between(@Nullable Account before, Account after) {
        List<FieldChange> changes = new ArrayList<>();
        FieldComparison compare = (field, value) -> {
            String old = before == null ? null : text(value.apply(before));
            String changed = text(value.apply(after));
            if (!Objects.equals(old, changed)) {
                changes.add(new FieldChange(field, old, changed));
            }
        };
        each(compare);
        return changes;
    }

    /** What the fields are called. */
    static Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        each((field, _) -> names.add(field));
        return names;
    }

    private static void each(FieldComparison compare) {
        compare.of("username", Account::username);
        compare.of(
                "email",
                account -> account.primaryEmail() == null
                        ? null
                        : account.primaryEmail().address());
        compare.of("pendingEmail", Account::pendingEmail);
        compare.of("givenName", account -> account.profile().givenName());
        compare.of("familyName", account -> account.profile().familyName());
        compare.of("displayName", account -> account.profile().displayName());
        compare.of("description", account -> account.profile().description());
        compare.of("icon", account -> account.profile().icon());
        compare.of("locale", account -> account.profile().locale());
        compare.of("rank", Account::rank);
        compare.of("activatedAt", account -> account.life().activatedAt());
        compare.of("inAllUsers", account -> account.life().inAllUsers());
        compare.of("shownToAll", account -> account.life().shownToAll());
        compare.of("trashedAt", account -> account.life().trashedAt());
        compare.of("mergedInto", account -> account.life().mergedInto());
        compare.of("readonly", account -> account.life().readonly());
        compare.of(
                "project",
                account -> account.project() == null ? null : account.project().id());
        compare.of("expiresAt", account -> account.life().expiresAt());
        for (Block.Kind kind : Block.Kind.values()) {
            compare.of("blocked." + kind, account -> account.life().block(kind).isPresent());
            compare.of(
                    "blocked." + kind + ".reason",
                    account -> account.life().block(kind).map(Block::reason).orElse(null));
            compare.of(
                    "blocked." + kind + ".until",
                    account -> account.life().block(kind).map(Block::until).orElse(null));
        }
    }

    @FunctionalInterface
    private interface FieldComparison {
        void of(String field, Function<Account, @Nullable Object> value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
