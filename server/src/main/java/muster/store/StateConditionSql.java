package muster.store;

import muster.directory.Condition;
import muster.model.AccountId;
import muster.model.Block;

/** Turns conditions about what accounts may do, and what is kept around them, into SQL that is true or false and never null. */
final class StateConditionSql {
    static final String IS_ACTIVATED = "a.activated_at is not null";
    static final String IS_READONLY = "a.readonly = 1";
    static final String IS_TRASHED = "a.trashed_at is not null";
    static final String HAS_SECOND_FACTOR =
            "exists (select 1 from credential f where f.account_id = a.id and " + SecondFactorRows.IS_ON + ")";

    private final BoundSql sql;
    private final long now;

    StateConditionSql(BoundSql sql, long now) {
        this.sql = sql;
        this.now = now;
    }

    String mayAct() {
        return "(" + IS_ACTIVATED + " and a.merged_into is null and a.trashed_at is null and not " + isBarred() + ")";
    }

    String isBarred() {
        return "((a.expires_at is not null and a.expires_at <= " + sql.parameter(now)
                + ") or (a.blocked = 1 and exists (" + "select 1 from account_block b where b.account_id = a.id and "
                + holds() + ")))";
    }

    private String holds() {
        return "(b.ends_at is null or b.ends_at > " + sql.parameter(now) + ")";
    }

    /** Found by the kind of the block, as few are blocked. */
    String isBlocked(Block.Kind kind) {
        return "a.id in (select b.account_id from account_block b where b.kind = " + sql.parameter(kind.name())
                + " and " + holds() + ")";
    }

    /** Told of one account after the other, as lists that leave the blocked ones out walk along their order. */
    String isNotBlocked(Block.Kind kind) {
        return "not (a.blocked = 1 and exists (select 1 from account_block b where b.account_id = a.id and b.kind = "
                + sql.parameter(kind.name()) + " and " + holds() + "))";
    }

    String isLockedOut() {
        return "a.id in (select t.account_id from account_activity t where t.locked_until is not null and t.locked_until > "
                + sql.parameter(now) + ")";
    }

    String isMarked(AccountId viewer, Condition.Mark mark) {
        String column = switch (mark) {
            case PINNED -> "v.pinned";
            case OPENED -> "v.opened";
        };
        return "a.id in (select v.target_id from viewer_mark v where v.viewer_id = " + sql.parameter(viewer.toString())
                + " and " + column + " = 1)";
    }
}
