package muster.store;

import java.util.Collection;
import java.util.List;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.Failure;
import muster.model.Refused;
import muster.model.TextKey;

/** Turns conditions about single values into SQL, which is true or false and never null. */
final class ValueConditionSql {
    private final BoundSql sql;
    private final Database database;
    private final ValueSql values;

    ValueConditionSql(BoundSql sql, Database database, ValueSql values) {
        this.sql = sql;
        this.database = database;
        this.values = values;
    }

    String isNull(AccountValue value) {
        return values.isAlwaysThere(value) ? ConditionSql.NOTHING : values.raw(value) + " is null";
    }

    /** Only names and addresses are listed in another order than that of their letters. */
    String spelled(Condition.Spelled condition) {
        String operand = condition.operand();
        boolean isByLetters = condition.value() instanceof AccountValue.Text
                && condition.relation() != Condition.Relation.EQUAL
                && IndexKey.isStorable(operand);
        if (!isByLetters) {
            return text(new Condition.Text(condition.value(), condition.relation(), operand));
        }
        return orFalse(database.byBytes(values.raw(condition.value()))
                + MeasureSql.sign(condition.relation())
                + sql.parameter(operand));
    }

    /** @throws Refused {@link Failure.Malformed} when something is ordered against a text that no database can hold */
    String text(Condition.Text condition) {
        String operand = condition.operand();
        if (condition.relation() == Condition.Relation.EQUAL) {
            return IndexKey.isStorable(operand) ? isOneOf(condition.value(), List.of(operand)) : ConditionSql.NOTHING;
        }
        if (!IndexKey.isStorable(operand)) {
            throw new Refused(new Failure.Malformed("filter", "has a character that is not allowed"));
        }
        String sign = MeasureSql.sign(condition.relation());
        String wanted = sql.parameter(operand);
        AccountValue value = condition.value();
        if (values.isWalked(value)) {
            return values.raw(value) + sign + wanted;
        }
        return switch (value) {
            case AccountValue.Text text -> {
                AccountColumn column = AccountColumn.of(text);
                String raw = "a." + column.rawName();
                yield "(" + raw + " is not null and (a." + column.keyName() + ", " + database.byBytes(raw) + ")" + sign
                        + "(" + sql.parameter(keyOf(operand)) + ", " + wanted + "))";
            }
            case AccountValue.WireName(var door, var kind) ->
                "exists (select 1" + values.namesOf("a.id", door, kind) + " and n.wire_id" + sign + wanted + ")";
            case AccountValue.Attribute attribute ->
                "exists (select 1" + values.attributeOf("a.id", attribute) + " and v.value" + sign + wanted + ")";
            case AccountValue.ModifierName _ -> orFalse(database.byBytes(values.raw(value)) + sign + wanted);
            case AccountValue.Document _ -> orFalse(database.byBytes(values.raw(value)) + sign + wanted);
            case AccountValue.Joined _ -> orFalse(database.byBytes(values.raw(value)) + sign + wanted);
            case AccountValue.Plain _ -> orFalse(database.byBytes(values.raw(value)) + sign + wanted);
            case AccountValue.Time _ -> throw notAText(value);
            case AccountValue.Number _ -> throw notAText(value);
        };
    }

    String isOneOf(Condition.IsOneOf condition) {
        List<String> operands =
                condition.operands().stream().filter(IndexKey::isStorable).toList();
        return operands.isEmpty() ? ConditionSql.NOTHING : isOneOf(condition.value(), operands);
    }

    private String isOneOf(AccountValue value, List<String> operands) {
        return switch (value) {
            case AccountValue.Text text -> {
                AccountColumn column = AccountColumn.of(text);
                List<String> keys = operands.stream()
                        .map(ValueConditionSql::keyOf)
                        .distinct()
                        .toList();
                String raw = "a." + column.rawName();
                yield "(" + raw + " is not null and a." + column.keyName() + among(keys) + " and " + raw
                        + among(operands) + ")";
            }
            case AccountValue.WireName(var door, var kind) -> "a.id in (" + named(door, kind, operands) + ")";
            case AccountValue.ModifierName(var door, var kind, var unknown) -> {
                String known = "a.modified_by is not null and a.modified_by in (" + named(door, kind, operands) + ")";
                yield operands.contains(unknown) ? "(a.modified_by is null or " + known + ")" : "(" + known + ")";
            }
            case AccountValue.Attribute attribute ->
                "a.id in (select v.account_id" + values.attributes(attribute) + " and v.value_key"
                        + among(operands.stream().map(IndexKey::of).toList()) + ")";
            case AccountValue.Document _ -> orFalse(values.raw(value) + among(operands));
            case AccountValue.Joined _ -> orFalse(values.raw(value) + among(operands));
            case AccountValue.Plain _ -> {
                String raw = values.raw(value);
                yield "(" + raw + " is not null and " + raw + among(operands) + ")";
            }
            case AccountValue.Time _ -> throw notAText(value);
            case AccountValue.Number _ -> throw notAText(value);
        };
    }

    private String named(String door, String kind, List<String> operands) {
        return "select n.target" + values.names(door, kind) + " and n.wire_id" + among(operands);
    }

    /** One text is compared as such, which every planner understands best. */
    private String among(Collection<String> texts) {
        return texts.size() == 1
                ? " = " + sql.parameter(texts.iterator().next())
                : " in (" + database.textsOf(sql.parameter(Json.ofTexts(List.copyOf(texts)))) + ")";
    }

    /**
     * What each fitting text begins with is a range of the index of its key. That a letter could melt together with a mark
     * that follows it is left aside, here as in searches by prefix.
     */
    String isLike(Condition.IsLike condition) {
        LikePattern pattern = LikePattern.of(condition.pattern());
        if (!pattern.isStorable()) {
            return ConditionSql.NOTHING;
        }
        AccountValue value = condition.value();
        return switch (value) {
            case AccountValue.Text text -> {
                AccountColumn column = AccountColumn.of(text);
                String head = IndexKey.head(TextKey.of(pattern.literalHead()).value());
                String range = head.isEmpty() ? "" : ConditionSql.range(sql, "a." + column.keyName(), head) + " and ";
                yield "(a." + column.rawName() + " is not null and " + range
                        + (condition.ignoringCase() ? isLikeFolded(value, pattern) : isLike(value, pattern)) + ")";
            }
            case AccountValue.Joined _ ->
                orFalse(condition.ignoringCase() ? isLikeFolded(value, pattern) : isLike(value, pattern));
            case AccountValue.Time _ -> throw notAText(value);
            case AccountValue.Number _ -> throw notAText(value);
            default -> orFalse(condition.ignoringCase() ? isLikeInAnyCase(value, pattern) : isLike(value, pattern));
        };
    }

    private String isLike(AccountValue value, LikePattern pattern) {
        return database.isLike(database.byBytes(values.raw(value)), sql.parameter(database.spelled(pattern)));
    }

    private String isLikeFolded(AccountValue value, LikePattern pattern) {
        String folded = database.byBytes(values.folded(value));
        return database.isLike(folded, sql.parameter(database.spelled(pattern.folded())));
    }

    private String isLikeInAnyCase(AccountValue value, LikePattern pattern) {
        String raw = database.byBytes(values.raw(value));
        return database.isLikeInAnyCase(raw, sql.parameter(database.spelledInAnyCase(pattern)));
    }

    static String orFalse(String condition) {
        return "coalesce(" + condition + ", false)";
    }

    private static String keyOf(String text) {
        return IndexKey.of(TextKey.of(text).value());
    }

    private static IllegalArgumentException notAText(AccountValue value) {
        return new IllegalArgumentException(value + " is not a text");
    }
}
