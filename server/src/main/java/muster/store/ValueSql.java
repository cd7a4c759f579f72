package muster.store;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.directory.AccountValue;
import org.jspecify.annotations.Nullable;

/** Turns a value of an account (alias {@code a}) into SQL that gives it. */
final class ValueSql {
    private final BoundSql sql;
    private final Database database;
    private final AccountValue.@Nullable WireName walked;

    /** @param walked the name along which the accounts are walked, which is there as {@code w.wire_id} */
    ValueSql(BoundSql sql, Database database, AccountValue.@Nullable WireName walked) {
        this.sql = sql;
        this.database = database;
        this.walked = walked;
    }

    boolean isWalked(AccountValue value) {
        return value.equals(walked);
    }

    /** The value as it was written; null when it is not there. */
    String raw(AccountValue value) {
        return switch (value) {
            case AccountValue.Text text -> "a." + AccountColumn.of(text).rawName();
            case AccountValue.Time time -> MeasureSql.time(time);
            case AccountValue.Plain plain -> plain(plain);
            case AccountValue.Number number -> MeasureSql.number(number);
            case AccountValue.WireName name ->
                isWalked(name) ? "w.wire_id" : "(select n.wire_id" + namesOf("a.id", name.door(), name.kind()) + ")";
            case AccountValue.ModifierName(var door, var kind, var unknown) ->
                "case when a.modified_by is null then " + sql.parameter(unknown) + " else (select n.wire_id"
                        + namesOf("a.modified_by", door, kind) + ") end";
            case AccountValue.Attribute attribute -> "(select v.value" + attributeOf("a.id", attribute) + ")";
            case AccountValue.Document(var door, var none) ->
                "coalesce((select d.document from account_attributes d where d.account_id = a.id and d.door = "
                        + sql.parameter(door) + "), " + sql.parameter(none) + ")";
            case AccountValue.Joined(var parts) -> joined(parts, this::raw);
        };
    }

    private static String plain(AccountValue.Plain plain) {
        return switch (plain) {
            case ID -> "a.id";
            case DESCRIPTION -> "a.description";
            case ICON -> "a.icon";
            case PENDING_EMAIL -> "a.pending_email";
            case CREATED_BY -> "a.created_by";
            case MODIFIED_BY -> "a.modified_by";
            case TRASHED_BY -> "a.trashed_by";
            case PROJECT -> "a.project_id";
        };
    }

    /** Whether every account has the value. */
    boolean isAlwaysThere(AccountValue value) {
        return switch (value) {
            case AccountValue.Text _ -> false;
            case AccountValue.Plain plain -> plain == AccountValue.Plain.ID;
            case AccountValue.Time time -> MeasureSql.isAlwaysThere(time);
            case AccountValue.Number _ -> true;
            case AccountValue.WireName name -> isWalked(name);
            case AccountValue.ModifierName _ -> false;
            case AccountValue.Attribute _ -> false;
            case AccountValue.Document _ -> true;
            case AccountValue.Joined _ -> true;
        };
    }

    /**
     * The value so that case does not count. Names and addresses are as their keys have them, unless one of them is too long
     * to be whole in its key: in those accounts and in all other values the case of ASCII letters alone does not count,
     * because SQLite knows no other.
     */
    String folded(AccountValue value) {
        return switch (value) {
            case AccountValue.Text text -> {
                AccountColumn column = AccountColumn.of(text);
                yield "case when a.overlong_keys is null then a." + column.keyName() + " else "
                        + database.lowerAscii("a." + column.rawName()) + " end";
            }
            case AccountValue.Joined(var parts) -> joined(parts, this::folded);
            default -> database.lowerAscii(raw(value));
        };
    }

    private static String joined(List<AccountValue> parts, Function<AccountValue, String> form) {
        return parts.isEmpty()
                ? "''"
                : parts.stream()
                        .map(part -> "coalesce(" + form.apply(part) + ", '')")
                        .collect(Collectors.joining(" || ' ' || "));
    }

    /** From where names of that kind that are in use come. */
    String names(String door, String kind) {
        return " from wire_id n where n.door = " + sql.parameter(door) + " and n.kind = " + sql.parameter(kind)
                + " and n.retired_at is null";
    }

    /** The name in use of the account with this id. */
    String namesOf(String id, String door, String kind) {
        return names(door, kind) + " and n.target = " + id;
    }

    String attributes(AccountValue.Attribute attribute) {
        return " from account_attribute_value v where v.door = " + sql.parameter(attribute.door()) + " and v.name = "
                + sql.parameter(attribute.name());
    }

    String attributeOf(String id, AccountValue.Attribute attribute) {
        return attributes(attribute) + " and v.account_id = " + id;
    }
}
