package muster.store;

import java.util.List;
import muster.directory.AccountField;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** By what the accounts are found that meet a condition. */
final class ConditionAccess {
    private ConditionAccess() {}

    /**
     * Whether an index tells at once the accounts among which those are that meet the condition, and they are few as a rule:
     * then they are found first and sorted, where else an index in the list's order would be walked.
     */
    static boolean isFoundByIndex(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var conditions) -> conditions.stream().anyMatch(ConditionAccess::isFoundByIndex);
            case Condition.AnyOf(var conditions) -> conditions.stream().allMatch(ConditionAccess::isFoundByIndex);
            case Condition.Text(var value, var relation, var _) ->
                relation == Condition.Relation.EQUAL && isIndexed(value);
            case Condition.IsOneOf(var value, var _) -> isIndexed(value);
            case Condition.Spelled(var value, var relation, var _) ->
                relation == Condition.Relation.EQUAL && isIndexed(value);
            case Condition.Moment(var value, var relation, var _) ->
                relation == Condition.Relation.EQUAL && MeasureSql.isAlwaysThere(value);
            case Condition.IsBlocked _ -> true;
            case Condition.IsLockedOut _ -> true;
            case Condition.IsMarked _ -> true;
            case Condition.IsLike like -> isRange(like);
            case Condition.HasId _ -> true;
            case Condition.HasAnyId _ -> true;
            case Condition.HasExternalSubject _ -> true;
            case Condition.StartsWith _ -> true;
            default -> false;
        };
    }

    /**
     * Whether no index narrows down who meets the condition, so that all accounts are looked at.
     *
     * @param along the value whose index is walked: a range of it does no harm; null for none
     */
    static boolean isMetByLookingAtAll(Condition condition, @Nullable AccountValue along) {
        return switch (condition) {
            case Condition.Everything _ -> true;
            case Condition.AllOf(var conditions) ->
                conditions.stream().allMatch(part -> isMetByLookingAtAll(part, along));
            case Condition.AnyOf(var conditions) ->
                conditions.stream().anyMatch(part -> isMetByLookingAtAll(part, along));
            case Condition.Not _ -> true;
            case Condition.HasRank(var ranks) -> ranks.size() > 1;
            case Condition.IsBarred _ -> true;
            case Condition.IsSince(var field, var _) -> field == AccountField.LAST_ACTIVITY;
            case Condition.IsMemberOf(var group) -> group.equals(WellKnown.ALL_USERS);
            case Condition.MayAct _ -> true;
            case Condition.IsInAllUsers _ -> true;
            case Condition.IsShownToAll _ -> true;
            case Condition.IsNull _ -> true;
            case Condition.Text(var value, var relation, var _) ->
                relation == Condition.Relation.EQUAL
                        ? !isIndexed(value)
                        : value.equals(along) || !(value instanceof AccountValue.Text);
            case Condition.IsOneOf(var value, var _) -> !isIndexed(value);
            case Condition.IsLike like -> !isRange(like);
            case Condition.HasId _ -> false;
            case Condition.StartsWith _ -> false;
            case Condition.HasExternalSubject _ -> false;
            case Condition.HasAnyId _ -> false;
            case Condition.Spelled(var value, var relation, var _) ->
                relation != Condition.Relation.EQUAL || !isIndexed(value);
            case Condition.Moment(var value, var relation, var _) ->
                !MeasureSql.isAlwaysThere(value) || relation != Condition.Relation.EQUAL && value.equals(along);
            case Condition.Amount _ -> true;
            case Condition.IsActivated _ -> true;
            case Condition.IsReadonly _ -> true;
            case Condition.HasSecondFactor _ -> true;
            case Condition.IsTrashed _ -> true;
            case Condition.IsBlocked _ -> false;
            case Condition.IsLockedOut _ -> false;
            case Condition.IsMarked _ -> false;
        };
    }

    /**
     * Whether few accounts meet the condition as a rule, though no index tells which: then they are found by a look at the rows as
     * they lie and sorted, where a walk along an index in the page's order would look up most rows one by one before it has a page.
     */
    static boolean isMetByFew(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var conditions) -> conditions.stream().anyMatch(ConditionAccess::isMetByFew);
            case Condition.AnyOf(var conditions) -> conditions.stream().allMatch(ConditionAccess::isMetByFew);
            case Condition.Not(var inner) -> inner instanceof Condition.IsActivated;
            case Condition.IsLike _ -> true;
            case Condition.Text _ -> true;
            case Condition.Spelled _ -> true;
            case Condition.IsOneOf _ -> true;
            case Condition.IsReadonly _ -> true;
            default -> isFoundByIndex(condition);
        };
    }

    /** The names in a range of which those are who meet the condition, when nothing narrows them further; null for none. */
    static AccountValue.@Nullable WireName rangeOfNames(Condition condition) {
        List<Condition> parts = condition instanceof Condition.AllOf(var conditions) ? conditions : List.of(condition);
        if (isFoundByIndex(condition)) {
            return null;
        }
        for (Condition part : parts) {
            if (part instanceof Condition.Text(var value, var _, var _)
                    && value instanceof AccountValue.WireName name) {
                return name;
            }
        }
        return null;
    }

    private static boolean isIndexed(AccountValue value) {
        return value instanceof AccountValue.Text
                || value == AccountValue.Plain.ID
                || value == AccountValue.Plain.PROJECT
                || value instanceof AccountValue.WireName
                || value instanceof AccountValue.Attribute;
    }

    private static boolean isRange(Condition.IsLike like) {
        return like.value() instanceof AccountValue.Text
                && !LikePattern.of(like.pattern()).literalHead().isBlank();
    }
}
