package muster.dialect.cloudomation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.http.Request;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for. Whatever is wrong with it is answered alike.
 *
 * @param selected what of each record is asked for; everything when empty
 */
record ListRequest(AccountQuery query, Set<Property> selected, int limit, long offset) {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST_LIMIT = 500;
    private static final String NAME = "name";

    /** Reads the parameters of a list of users. @throws CloudomationRefusal */
    static ListRequest read(Request request, Caller caller, Workspace workspace) {
        // Of every account: nobody learns from an order or a filter what may not be read.
        boolean privately = caller.isAtLeast(Rank.AUDITOR);
        Predicate<Property> readable = property -> UserJson.isRead(property, privately);
        Function<Property, Column> columns = property -> Column.of(property, Parameters.account(caller), workspace);
        List<Condition> conditions = new ArrayList<>();
        String filter = Parameters.text(request, "filter");
        if (filter != null) {
            conditions.add(new FilterReader(readable, columns).read(filter));
        }
        String sought = Parameters.text(request, "q");
        if (sought != null && !sought.isEmpty()) {
            if (!FilterReader.isAsked(sought)) {
                throw CloudomationRefusal.badQuery();
            }
            conditions.add(containing(sought, privately));
        }
        if (!Parameters.flag(request, "allow_archived", false)) {
            conditions.add(new Condition.Not(new Condition.IsBlocked(Block.Kind.ARCHIVED)));
        }
        AccountQuery.Who who = who(request, conditions);
        List<AccountQuery.Order> orders = orders(Parameters.text(request, "order"), readable, columns);
        return new ListRequest(
                query(Condition.allOf(conditions), orders, who),
                Parameters.selected(request, readable),
                (int) Parameters.number(request, "limit", USUAL_LIMIT, 1, MOST_LIMIT),
                Parameters.number(request, "offset", 0, 0, Integer.MAX_VALUE));
    }

    private static AccountQuery query(Condition condition, List<AccountQuery.Order> orders, AccountQuery.Who who) {
        try {
            return new AccountQuery(condition, orders, who);
        } catch (Refused tooLarge) {
            throw CloudomationRefusal.badQuery();
        }
    }

    private static AccountQuery.Who who(Request request, List<Condition> conditions) {
        boolean normal = Parameters.flag(request, "allow_normal", true);
        boolean deleted = Parameters.flag(request, "allow_deleted", false);
        if (!normal && !deleted) {
            conditions.add(new Condition.AnyOf(List.of()));
        }
        if (!deleted) {
            return AccountQuery.Who.LISTED;
        }
        return normal ? AccountQuery.Who.LISTED_AND_TRASH : AccountQuery.Who.TRASH;
    }

    private static Condition containing(String sought, boolean privately) {
        String pattern = "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        List<AccountValue> values =
                new ArrayList<>(List.of(AccountValue.Text.USERNAME, AccountValue.Plain.DESCRIPTION));
        if (privately) {
            values.add(AccountValue.Text.EMAIL);
        }
        return new Condition.AnyOf(values.stream()
                .<Condition>map(value -> new Condition.IsLike(value, pattern, true))
                .toList());
    }

    private static List<AccountQuery.Order> orders(
            @Nullable String order, Predicate<Property> readable, Function<Property, Column> columns) {
        List<AccountQuery.Order> orders = new ArrayList<>();
        Set<Property> named = EnumSet.noneOf(Property.class);
        for (String word : (order == null ? NAME : order).split(",", -1)) {
            boolean ascending = !word.startsWith("-");
            Property property = Property.named(ascending ? word : word.substring(1))
                    .filter(readable)
                    .orElseThrow(CloudomationRefusal::badQuery);
            if (named.add(property)) {
                orders.addAll(orders(property, columns.apply(property), ascending));
            }
        }
        orders.add(new AccountQuery.Order.By(AccountField.ID, true));
        return orders;
    }

    private static List<AccountQuery.Order> orders(Property property, Column column, boolean ascending) {
        return switch (column) {
            case Column.OfText(var value) -> List.of(byValue(property, value, ascending));
            case Column.OfTime(var value) -> List.of(new AccountQuery.Order.ByValueNullsLast(value, ascending));
            case Column.OfNumber(var value) -> List.of(new AccountQuery.Order.ByValueNullsLast(value, ascending));
            case Column.OfTruth(var met) -> List.of(new AccountQuery.Order.ByTruth(met, ascending));
            case Column.OfRoles _ -> RoleCondition.inOrder(ascending);
            case Column.Constant _ -> List.of();
            case Column.Secret _ -> throw CloudomationRefusal.badQuery();
        };
    }

    /** Ids and names have indexes of their own. */
    private static AccountQuery.Order byValue(Property property, AccountValue value, boolean ascending) {
        return switch (property) {
            case ID -> new AccountQuery.Order.By(AccountField.ID, ascending);
            default -> new AccountQuery.Order.ByValueNullsLast(value, ascending);
        };
    }
}
