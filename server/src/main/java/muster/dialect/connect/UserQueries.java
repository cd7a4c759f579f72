package muster.dialect.connect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.Condition;
import muster.http.Query;
import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Rank;
import muster.model.TextKey;

/** Turns the parameters of {@code GET v1/users} into a query of the directory. */
final class UserQueries {
    private static final List<AccountField> SEARCHED =
            List.of(AccountField.USERNAME, AccountField.GIVEN_NAME, AccountField.FAMILY_NAME);
    private static final Condition BARRED = new Condition.IsBarred();
    private static final String LOCKED = "locked";
    private static final String LICENSED = "licensed";
    private static final String INACTIVE = "inactive";

    private final ConnectSettings settings;
    private final InstantSource clock;

    UserQueries(ConnectSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Every parameter narrows the list, also one that is given twice; within one, words are joined by {@code |}. */
    AccountQuery read(Query query, Caller caller) {
        List<Condition> conditions = new ArrayList<>();
        query.all("user_role").forEach(words -> conditions.add(roles(words)));
        query.all("account_status").forEach(words -> conditions.add(statuses(words)));
        List<String> prefixes = query.all("prefix").stream()
                .filter(prefix -> !prefix.isEmpty())
                .distinct()
                .toList();
        prefixes.forEach(prefix -> conditions.add(startsWith(prefix, caller)));
        return new AccountQuery(Condition.allOf(conditions), orders(query, prefixes, caller));
    }

    private static Condition roles(String words) {
        Set<Rank> ranks = EnumSet.noneOf(Rank.class);
        for (String word : words(words)) {
            ranks.addAll(ConnectRoles.ranks(word));
        }
        return new Condition.HasRank(ranks);
    }

    private Condition statuses(String words) {
        List<Condition> conditions = words(words).stream().map(this::status).toList();
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.AnyOf(conditions);
    }

    private Condition status(String word) {
        return switch (word) {
            case LOCKED -> BARRED;
            case LICENSED -> new Condition.AllOf(List.of(new Condition.Not(BARRED), active()));
            case INACTIVE -> new Condition.AllOf(List.of(new Condition.Not(BARRED), new Condition.Not(active())));
            default ->
                throw new ConnectRefusal(
                        ConnectCode.UNKNOWN_STATUS, "The account status must be locked, licensed or inactive.");
        };
    }

    /** The word under which the account is found. */
    String statusOf(Account account, Activity activity) {
        if (account.life().isBarredAt(clock.instant())) {
            return LOCKED;
        }
        Instant last = activity.lastActivity();
        return last != null && !last.isBefore(activeSince()) ? LICENSED : INACTIVE;
    }

    /** Each word once, however often a client repeats it. */
    private static Set<String> words(String joined) {
        return new LinkedHashSet<>(List.of(joined.split("\\|", -1)));
    }

    private Condition active() {
        return new Condition.IsSince(AccountField.LAST_ACTIVITY, activeSince());
    }

    /** Whole hours are fine enough for a window of a year, and keep the query of a walk through pages the same. */
    private Instant activeSince() {
        return clock.instant().minus(settings.activityWindow()).truncatedTo(ChronoUnit.HOURS);
    }

    /** The id at an outside provider is shown to administrators only, so only they can search by it. */
    private static Condition startsWith(String prefix, Caller caller) {
        Condition byName = new Condition.StartsWith(SEARCHED, TextKey.fold(prefix));
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                ? new Condition.AnyOf(List.of(byName, new Condition.HasExternalSubject(prefix)))
                : byName;
    }

    private List<Order> orders(Query query, List<String> prefixes, Caller caller) {
        boolean ascending = ConnectParameters.flag(query, "asc_order", true);
        String sort = ConnectParameters.text(query, "sort");
        List<Order> orders = new ArrayList<>();
        if (sort != null) {
            orders.add(new Order.By(field(sort), ascending));
        } else if (!prefixes.isEmpty()) {
            orders.add(new Order.BySimilarity(TextKey.fold(prefixes.getFirst())));
        }
        AccountQuery.byName(ascending).stream()
                .filter(order -> !orders.contains(order) && mayOrderBy(order, caller))
                .forEach(orders::add);
        return orders;
    }

    /** Nobody learns the order of addresses that he may not see. */
    private boolean mayOrderBy(Order order, Caller caller) {
        boolean byEmail = order instanceof Order.By(AccountField field, boolean _) && field == AccountField.EMAIL;
        return !byEmail || !settings.hideEmailAddresses() || caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    private static AccountField field(String sort) {
        return switch (sort) {
            case "first_name" -> AccountField.GIVEN_NAME;
            case "last_name" -> AccountField.FAMILY_NAME;
            case "username" -> AccountField.USERNAME;
            case "active_time" -> AccountField.LAST_ACTIVITY;
            case "created_time" -> AccountField.CREATED_AT;
            case "user_role" -> AccountField.RANK;
            default ->
                throw new ConnectRefusal(
                        ConnectCode.INVALID_PARAMETER,
                        "Users can be sorted by first_name, last_name, username, active_time, created_time or user_role.");
        };
    }
}
