package muster.client.connect;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.client.wire.Call;
import org.jspecify.annotations.Nullable;

/**
 * Whom to find: all who meet each thing that is asked for.
 *
 * @param prefix how username, first or last name begins, whatever its case; null for any. Addresses are not searched
 * @param roles one of these; none for any
 * @param statuses one of these; none for any
 */
public record UserFilter(@Nullable String prefix, Set<UserRole> roles, Set<AccountStatus> statuses) {
    /** Everybody. */
    public static final UserFilter ANYBODY = new UserFilter(null, Set.of(), Set.of());

    public UserFilter {
        roles = Set.copyOf(roles);
        statuses = Set.copyOf(statuses);
    }

    public UserFilter withPrefix(String wanted) {
        return new UserFilter(wanted, roles, statuses);
    }

    public UserFilter withRole(UserRole first, UserRole... others) {
        return new UserFilter(prefix, EnumSet.of(first, others), statuses);
    }

    public UserFilter withStatus(AccountStatus first, AccountStatus... others) {
        return new UserFilter(prefix, roles, EnumSet.of(first, others));
    }

    /** Several words are divided by a bar, which means any of them. */
    Call.Query query() {
        return new Call.Query()
                .and("prefix", prefix)
                .and("user_role", anyOf(roles.stream().sorted().map(UserRole::word)))
                .and("account_status", anyOf(statuses.stream().sorted().map(AccountStatus::word)));
    }

    private static @Nullable String anyOf(Stream<String> words) {
        String joined = words.collect(Collectors.joining("|"));
        return joined.isEmpty() ? null : joined;
    }
}
