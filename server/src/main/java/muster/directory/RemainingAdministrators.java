package muster.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Who could still administer the directory after some acts that were only thought of. Tells before many acts what
 * {@link AccountSaving#keep} says during each, and looks at the administrators only when one of them is concerned.
 */
final class RemainingAdministrators {
    private static final int SLICE = 500;

    private final Reading reading;
    private final Instant now;
    private final Set<AccountId> concerned;
    private @Nullable Remainder remainder;

    /** @param concerned every account that the acts are about */
    RemainingAdministrators(Reading reading, Instant now, Set<AccountId> concerned) {
        this.reading = reading;
        this.now = now;
        this.concerned = Set.copyOf(concerned);
    }

    /** @param others whether somebody who is not concerned at all could administer the directory */
    private record Remainder(boolean others, Set<AccountId> concerned) {}

    /** Whether the account may stop being an administrator who can act, after those for which this was true before. */
    boolean letsGo(Account account) {
        if (!isAble(account)) {
            return true;
        }
        Remainder left = remainder == null ? counted() : remainder;
        remainder = left;
        Set<AccountId> after = new HashSet<>(left.concerned());
        after.remove(account.id());
        if (!left.others() && after.isEmpty()) {
            return false;
        }
        remainder = new Remainder(left.others(), after);
        return true;
    }

    private Remainder counted() {
        Set<AccountId> found = new HashSet<>();
        AccountQuery query = new AccountQuery(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), List.of());
        Optional<PageStart> from = Optional.of(PageStart.FIRST);
        while (from.isPresent()) {
            AccountPage page = reading.accounts().list(query, from.get(), SLICE, now);
            for (AccountId usable : usable(page.entries())) {
                if (!concerned.contains(usable)) {
                    return new Remainder(true, Set.of());
                }
                found.add(usable);
            }
            from = page.entries().size() < SLICE ? Optional.empty() : page.end().map(PageStart.After::new);
        }
        return new Remainder(false, found);
    }

    private List<AccountId> usable(List<AccountEntry> entries) {
        List<AccountId> able = entries.stream()
                .map(AccountEntry::account)
                .filter(this::isAble)
                .map(Account::id)
                .toList();
        Set<AccountId> withPassword = reading.credentials().withPassword(able);
        return able.stream()
                .filter(id -> withPassword.contains(id) || hasLastingKey(id))
                .collect(Collectors.toList());
    }

    private boolean isAble(Account account) {
        return account.rank() == Rank.ADMINISTRATOR
                && account.mayAct(now)
                && account.life().expiresAt() == null;
    }

    private boolean hasLastingKey(AccountId id) {
        return reading.keys().ofAccount(id, Key.Purpose.API_KEY, now).stream()
                .anyMatch(key -> key.expiresAt() == null
                        && key.doors().isEmpty()
                        && key.scopes().contains(Key.EVERYTHING)
                        && (key.rankCap() == null || key.rankCap() == Rank.ADMINISTRATOR));
    }
}
