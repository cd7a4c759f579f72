package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Life;

/**
 * The permission links that a user has by being one. They are no rows: the account tells whether there are such links, and their
 * uuids follow from the user's seed. Source: Arvados API, users, set-up.
 */
final class SystemLinks {
    private static final int HEAD_LENGTH = 1;
    private static final String ETAG = "0";

    private final ArvadosIds names;
    private final String cluster;
    private final boolean shown;

    SystemLinks(ArvadosIds names, ArvadosSettings settings) {
        this.names = names;
        this.cluster = settings.clusterId();
        this.shown = settings.activatedUsersAreVisibleToOthers();
    }

    /** Which link; the letters begin the bodies of their uuids, where those of rows have a zero. */
    enum Sort {
        /** The system group can manage every user. */
        MANAGED("m", "can_manage"),
        /** Who was set up can write the group of all users, which makes him one of them. */
        MEMBER("w", "can_write"),
        /** All users can read whoever was set up. */
        SHOWN("r", "can_read");

        private final String letter;
        private final String level;

        Sort(String letter, String level) {
            this.letter = letter;
            this.level = level;
        }

        /** Whether an account that lives so has such a link. */
        boolean isThere(Life life) {
            return switch (this) {
                case MANAGED -> true;
                case MEMBER -> life.inAllUsers();
                case SHOWN -> life.shownToAll();
            };
        }
    }

    /** A link of an account, be it there or not. */
    record Named(Sort sort, AccountId account) {}

    /** What a link's uuid names; empty when it can be no such link. */
    Optional<Named> find(String uuid) {
        return ArvadosUuid.parse(uuid, ArvadosUuid.LINK)
                .filter(link -> link.prefix().equals(cluster))
                .map(ArvadosUuid::body)
                .flatMap(body -> sort(body)
                        .flatMap(sort ->
                                names.withSeed(body.substring(HEAD_LENGTH)).map(account -> new Named(sort, account))));
    }

    private static Optional<Sort> sort(String body) {
        for (Sort sort : Sort.values()) {
            if (body.startsWith(sort.letter)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }

    /** Those of these links that the accounts have, account by account. */
    List<LinkJson> of(Collection<Account> accounts, Set<Sort> sorts) {
        Map<AccountId, String> users =
                names.ofAccounts(accounts.stream().map(Account::id).toList());
        Map<AccountId, String> seeds = names.seeds(users);
        List<LinkJson> links = new ArrayList<>();
        for (Account account : accounts) {
            String user = users.get(account.id());
            String seed = seeds.get(account.id());
            for (Sort sort : Sort.values()) {
                boolean told = sort != Sort.SHOWN || shown;
                if (sorts.contains(sort) && told && sort.isThere(account.life()) && user != null && seed != null) {
                    links.add(link(sort, account, user, seed));
                }
            }
        }
        return links;
    }

    /** One such link of the account; empty when there is none. */
    Optional<LinkJson> one(Sort sort, Account account) {
        return of(List.of(account), Set.of(sort)).stream().findFirst();
    }

    private LinkJson link(Sort sort, Account account, String user, String seed) {
        String system = ArvadosUuid.systemUser(cluster).toString();
        String tail = switch (sort) {
            case MANAGED -> ArvadosUuid.systemGroup(cluster).toString();
            case MEMBER -> user;
            case SHOWN -> ArvadosUuid.allUsers(cluster).toString();
        };
        return new LinkJson(
                new ArvadosUuid(cluster, ArvadosUuid.LINK, sort.letter + seed).toString(),
                ETAG,
                system,
                account.stamps().createdAt(),
                system,
                account.stamps().createdAt(),
                LinkJson.PERMISSION,
                sort.level,
                tail,
                sort == Sort.MEMBER ? ArvadosUuid.allUsers(cluster).toString() : user,
                ArvadosJson.object());
    }
}
