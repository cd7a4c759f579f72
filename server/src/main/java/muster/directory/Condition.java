package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.AccountId;
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

    Condition EVERYTHING = new Everything();

    /**
     * Of how many parts it is, each field of a prefix being one.
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
                    case StartsWith prefix -> prefix.fields().size();
                    case Everything _ -> 0;
                    case HasId _ -> 0;
                    case HasRank _ -> 0;
                    case IsBarred _ -> 0;
                    case IsSince _ -> 0;
                    case HasExternalSubject _ -> 0;
                    case IsMemberOf _ -> 0;
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
