package muster.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.AccountField;
import muster.directory.Condition;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.WellKnown;

/**
 * Turns a condition into SQL about the table {@code account} with the alias {@code a}. Each piece is true or false and
 * never null, so that its opposite is its opposite.
 */
final class ConditionSql {
    /** No kept text has this character, and all that start with a prefix sort before the prefix with it. */
    static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    static final String NOTHING = "1 = 0";
    static final String EVERYTHING = "1 = 1";
    private static final String IN_ALL_USERS = "a.in_all_users = 1";

    private final BoundSql sql;
    private final Database database;
    private final ValueConditionSql values;
    private final StateConditionSql states;
    private final ListSide side;

    /**
     * @param side the accounts that are meant
     * @param now when the condition is to be met
     */
    ConditionSql(BoundSql sql, Database database, ValueSql values, ListSide side, Instant now) {
        this.sql = sql;
        this.database = database;
        this.values = new ValueConditionSql(sql, database, values);
        states = new StateConditionSql(sql, Micros.of(now));
        this.side = side;
    }

    /** Appends what the accounts that are meant and meet the condition are. */
    void append(Condition condition) {
        sql.add(side.condition("a."));
        if (!(condition instanceof Condition.Everything)) {
            sql.add(" and ");
            add(condition);
        }
    }

    /**
     * A search by prefixes as conditions of which each is a range of one index, or few rows; one of them is met by whoever
     * meets the whole. Empty when the condition is something else.
     */
    static List<Condition> ranges(Condition condition) {
        List<Condition> parts = condition instanceof Condition.AnyOf(var conditions) ? conditions : List.of(condition);
        List<Condition> ranges = new ArrayList<>();
        List<Condition> few = new ArrayList<>();
        for (Condition part : parts) {
            switch (part) {
                case Condition.StartsWith(var fields, var prefix) ->
                    fields.forEach(field -> ranges.add(new Condition.StartsWith(List.of(field), prefix)));
                case Condition.HasExternalSubject _ -> few.add(part);
                default -> {
                    return List.of();
                }
            }
        }
        if (ranges.isEmpty()) {
            return List.of();
        }
        ranges.addAll(few);
        return ranges;
    }

    /** Appends the condition alone. */
    void add(Condition condition) {
        switch (condition) {
            case Condition.Everything _ -> sql.add(EVERYTHING);
            case Condition.AllOf(var conditions) -> join(conditions, " and ", EVERYTHING);
            case Condition.AnyOf(var conditions) -> join(conditions, " or ", NOTHING);
            case Condition.Not(Condition.IsBlocked(var kind)) -> sql.add(states.isNotBlocked(kind));
            case Condition.Not(var inner) -> {
                sql.add("not (");
                add(inner);
                sql.add(")");
            }
            case Condition.HasId(var id) -> sql.add("a.id = ").value(id.toString());
            case Condition.HasRank rank -> addRank(rank);
            case Condition.IsBarred _ -> sql.add(states.isBarred());
            case Condition.IsSince since -> addSince(since);
            case Condition.StartsWith prefix -> addPrefix(prefix);
            case Condition.HasExternalSubject(var subject) -> addExternalSubject(subject);
            case Condition.IsMemberOf(var group) -> addMembership(group);
            case Condition.HasAnyId(var ids) -> addIds(ids);
            case Condition.MayAct _ -> sql.add(states.mayAct());
            case Condition.IsInAllUsers _ -> sql.add(IN_ALL_USERS);
            case Condition.IsShownToAll _ -> sql.add("a.shown_to_all = 1");
            case Condition.IsNull(var value) -> sql.add(values.isNull(value));
            case Condition.Text text -> sql.add(values.text(text));
            case Condition.IsOneOf oneOf -> sql.add(values.isOneOf(oneOf));
            case Condition.IsLike like -> sql.add(values.isLike(like));
            case Condition.Moment moment -> sql.add(MeasureSql.moment(sql, moment));
            case Condition.Spelled spelled -> sql.add(values.spelled(spelled));
            case Condition.Amount amount -> sql.add(MeasureSql.amount(sql, amount));
            case Condition.IsActivated _ -> sql.add(StateConditionSql.IS_ACTIVATED);
            case Condition.IsBlocked(var kind) -> sql.add(states.isBlocked(kind));
            case Condition.IsReadonly _ -> sql.add(StateConditionSql.IS_READONLY);
            case Condition.IsLockedOut _ -> sql.add(states.isLockedOut());
            case Condition.HasSecondFactor _ -> sql.add(StateConditionSql.HAS_SECOND_FACTOR);
            case Condition.IsTrashed _ -> sql.add(StateConditionSql.IS_TRASHED);
            case Condition.IsMarked(var viewer, var mark) -> sql.add(states.isMarked(viewer, mark));
        }
    }

    private void addMembership(GroupId group) {
        if (group.equals(WellKnown.ALL_USERS)) {
            sql.add(IN_ALL_USERS);
            return;
        }
        sql.add("a.id in (select g.party_id from access_grant g where g.object_kind = 'GROUP' and g.object_id = ")
                .value(group.toString())
                .add(" and g.party_kind = 'ACCOUNT' and g.purpose = '')");
    }

    private void addIds(Set<AccountId> ids) {
        if (ids.isEmpty()) {
            sql.add(NOTHING);
            return;
        }
        List<String> texts = ids.stream().map(AccountId::toString).sorted().toList();
        sql.add("a.id in (" + database.textsOf(sql.parameter(Json.ofTexts(texts))) + ")");
    }

    private void join(List<Condition> conditions, String word, String whenEmpty) {
        if (conditions.isEmpty()) {
            sql.add(whenEmpty);
            return;
        }
        sql.add("(");
        String between = "";
        for (Condition condition : conditions) {
            sql.add(between);
            add(condition);
            between = word;
        }
        sql.add(")");
    }

    /**
     * One rank comes from an index that is also in the order of names. Several are mostly many accounts, so the list's
     * order decides which index is walked, which the plus tells SQLite.
     */
    private void addRank(Condition.HasRank condition) {
        if (condition.ranks().isEmpty()) {
            sql.add(NOTHING);
        } else if (condition.ranks().size() == 1) {
            sql.add("a.rank = ").value(Weights.of(condition.ranks().iterator().next()));
        } else {
            String weights = condition.ranks().stream()
                    .map(Weights::of)
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            sql.add("+a.rank in (" + weights + ")");
        }
    }

    private void addSince(Condition.IsSince condition) {
        long least = Micros.of(condition.least());
        switch (condition.field()) {
            case CREATED_AT -> sql.add("a.created_at >= ").value(least);
            case EXPIRES_AT ->
                sql.add("(a.expires_at is not null and a.expires_at >= ")
                        .value(least)
                        .add(")");
            case LAST_ACTIVITY -> {
                sql.add("exists (select 1 from account_activity t where t.account_id = a.id and t.last_activity >= ");
                sql.value(least).add(")");
            }
            case ID, USERNAME, GIVEN_NAME, FAMILY_NAME, EMAIL, RANK ->
                throw new IllegalArgumentException(condition.field() + " is not a time");
        }
    }

    /** One range for each field, each from its own index: an "or" over columns would have neither database use them. */
    private void addPrefix(Condition.StartsWith condition) {
        String prefix = condition.foldedPrefix();
        if (condition.fields().isEmpty() || !IndexKey.isStorable(prefix)) {
            sql.add(NOTHING);
        } else if (condition.fields().size() == 1) {
            sql.add("(");
            addRange("a.", condition.fields().getFirst(), prefix);
            sql.add(")");
        } else {
            sql.add("a.id in (");
            String between = "";
            for (AccountField field : condition.fields()) {
                sql.add(between).add("select p.id from account p where " + side.condition("p.") + " and ");
                addRange("p.", field, prefix);
                between = " union ";
            }
            sql.add(")");
        }
    }

    /** An empty prefix is met by every value, and not by none. */
    private void addRange(String alias, AccountField field, String prefix) {
        AccountColumn column = AccountColumn.of(field);
        String name = alias + column.keyName();
        if (prefix.isEmpty()) {
            sql.add(name).add(" > ''");
            return;
        }
        sql.add(range(sql, name, IndexKey.head(prefix)));
        if (IndexKey.isOverlong(prefix)) {
            // A text from which the searched one can be cut out contains it; both databases have this function.
            sql.add(" and " + alias + "overlong_keys is not null and replace(" + alias + "overlong_keys, ");
            sql.value(AccountColumns.marked(column, prefix)).add(", '') <> " + alias + "overlong_keys");
        }
    }

    /** Those keys in a column that start with this one. */
    static String range(BoundSql sql, String column, String head) {
        return column + " >= " + sql.parameter(head) + " and " + column + " < " + sql.parameter(head + LAST_CHARACTER);
    }

    private void addExternalSubject(String subject) {
        if (!IndexKey.isStorable(subject)) {
            sql.add(NOTHING);
            return;
        }
        sql.add("a.id in (select x.account_id from external_identity x where x.subject_key = ");
        sql.value(IndexKey.of(subject)).add(")");
    }
}
