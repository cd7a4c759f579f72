package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Block;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Rank;
import muster.model.Refused;

/**
 * What accounts must meet to be in a list: the one form into which every door translates its filters. A comparison with
 * a field that has no value is not met.
 */
public sealed interface Condition {

    /** Met by every account. */
    record Everything() implements Condition {}

    /** Met when all are; by every account when there is none. */
    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** Met when at least one is; by no account when there is none. */
    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    record HasId(AccountId id) implements Condition {}

    record HasRank(Set<Rank> ranks) implements Condition {
        public HasRank {
            ranks = Set.copyOf(ranks);
        }
    }

    /** Disabled, archived or held by a block that holds when the list is read, or expired by then. */
    record IsBarred() implements Condition {}

    /** The stamp is at or after that time. */
    record IsSince(AccountField field, Instant least) implements Condition {}

    /** One of the text fields starts with the prefix. The prefix is folded and has no special characters. */
    record StartsWith(List<AccountField> fields, String foldedPrefix) implements Condition {
        public StartsWith {
            fields = List.copyOf(fields);
        }
    }

    /** Has an external identity with exactly this subject, whoever issued it. */
    record HasExternalSubject(String subject) implements Condition {}

    record IsMemberOf(GroupId group) implements Condition {}

    /** Is one of these. */
    record HasAnyId(Set<AccountId> ids) implements Condition {
        public HasAnyId {
            ids = Set.copyOf(ids);
        }
    }

    /** May act at the time when the list is read: activated, not barred, not merged, not in trash. */
    record MayAct() implements Condition {}

    /** Is in the group of all users. */
    record IsInAllUsers() implements Condition {}

    /** Is seen by the group of all users. */
    record IsShownToAll() implements Condition {}

    record IsNull(AccountValue value) implements Condition {}

    /** How a value stands to an operand. */
    enum Relation {
        EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }

    /**
     * A text stands to another one so. Equal means letter by letter; the other relations go by the order in which lists
     * of this value are.
     */
    record Text(AccountValue value, Relation relation, String operand) implements Condition {}

    /** A text is, letter by letter, one of these. */
    record IsOneOf(AccountValue value, Set<String> operands) implements Condition {
        public IsOneOf {
            operands = Set.copyOf(operands);
        }
    }

    /** A text is like a pattern: {@code %} stands for any run, {@code _} for one character, a backslash takes that away. */
    record IsLike(AccountValue value, String pattern, boolean ignoringCase) implements Condition {}

    record Moment(AccountValue.Time value, Relation relation, Instant operand) implements Condition {}

    /** A text stands to another one so, by code points and nothing else. */
    record Spelled(AccountValue value, Relation relation, String operand) implements Condition {}

    record Amount(AccountValue.Number value, Relation relation, long operand) implements Condition {}

    record IsActivated() implements Condition {}

    /** Has a block of that kind which holds when the list is read. */
    record IsBlocked(Block.Kind kind) implements Condition {}

    /** Is itself kept from being changed, whatever its project is. */
    record IsReadonly() implements Condition {}

    /** Locked out by wrong passwords when the list is read. */
    record IsLockedOut() implements Condition {}

    record HasSecondFactor() implements Condition {}

    record IsTrashed() implements Condition {}

    /** This viewer has marked the account's record so. */
    record IsMarked(AccountId viewer, Mark mark) implements Condition {}

    /** How a viewer marks a record. */
    enum Mark {
        PINNED,
        OPENED
    }

    Condition EVERYTHING = new Everything();

    /**
     * Of how many parts it is, each field of a prefix being four.
     *
     * @param depth how many conditions may stand one inside the other
     * @throws Refused {@link Failure.Malformed} when it is deeper
     */
    default long partsWithin(int depth) {
        if (depth == 0) {
            throw new Refused(new Failure.Malformed("filter", "is nested too deeply"));
        }
        return 1
                + switch (this) {
                    case AllOf(var conditions) -> partsWithin(depth - 1, conditions);
                    case AnyOf(var conditions) -> partsWithin(depth - 1, conditions);
                    case Not(var inner) -> inner.partsWithin(depth - 1);
                    // Each is a range of its own, apart from all before it.
                    case StartsWith prefix -> 4L * prefix.fields().size();
                    case Everything _ -> 0;
                    case HasId _ -> 0;
                    case HasRank _ -> 0;
                    case IsBarred _ -> 0;
                    case IsSince _ -> 0;
                    case HasExternalSubject _ -> 0;
                    case IsMemberOf _ -> 0;
                    case HasAnyId _ -> 0;
                    case MayAct _ -> 0;
                    case IsInAllUsers _ -> 0;
                    case IsShownToAll _ -> 0;
                    case IsNull _ -> 0;
                    case Text _ -> 0;
                    case IsOneOf _ -> 0;
                    case IsLike _ -> 0;
                    case Moment _ -> 0;
                    case Spelled _ -> 0;
                    case Amount _ -> 0;
                    case IsActivated _ -> 0;
                    case IsBlocked _ -> 0;
                    case IsReadonly _ -> 0;
                    case IsLockedOut _ -> 0;
                    case HasSecondFactor _ -> 0;
                    case IsTrashed _ -> 0;
                    case IsMarked _ -> 0;
                };
    }

    private static long partsWithin(int depth, List<Condition> conditions) {
        return conditions.stream().mapToLong(each -> each.partsWithin(depth)).sum();
    }

    static Condition allOf(List<Condition> conditions) {
        return switch (conditions.size()) {
            case 0 -> EVERYTHING;
            case 1 -> conditions.getFirst();
            default -> new AllOf(conditions);
        };
    }
}
