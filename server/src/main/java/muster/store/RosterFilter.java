package muster.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.RosterQuery;
import muster.directory.RosterSearch;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Block;
import muster.model.GroupId;
import muster.model.WellKnown;

/** What a search asks of accounts beside its words: as conditions on account {@code a}, and as ids that few have. */
final class RosterFilter {
    private final RosterSearch search;
    private final RosterQuery query;
    private final BoundSql sql;
    private final Database database;
    private final List<RosterSide> sides;
    private final String now;

    RosterFilter(RosterSearch search, BoundSql sql, Database database, Instant now) {
        this.search = search;
        query = search.query();
        this.sql = sql;
        this.database = database;
        sides = RosterSide.of(search);
        this.now = sql.parameter(Micros.of(now));
    }

    /** Those that are not met by everybody on the walked sides. */
    List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        boolean onlyListed = sides.equals(List.of(RosterSide.LISTED));
        if (!onlyListed || !query.kinds().containsAll(RosterQuery.PEOPLE_AND_PROGRAMS)) {
            conditions.add("a.kind in (" + words(query.kinds()) + ")");
        }
        addStates(conditions, onlyListed);
        if (!query.ranks().isEmpty()) {
            conditions.add("a.rank in ("
                    + query.ranks().stream()
                            .map(rank -> String.valueOf(Weights.of(rank)))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (query.group() != null) {
            conditions.add(membership(query.group()));
        }
        if (query.door() != null) {
            conditions.add(trace(query.door()));
        }
        if (query.lastSeen() != null) {
            conditions.add(RosterOrder.lastSeen() + seen(query.lastSeen()));
        }
        return conditions;
    }

    private void addStates(List<String> conditions, boolean onlyListed) {
        Set<AccountState> states = query.states();
        if (!states.isEmpty()) {
            conditions.add(state() + " in (" + words(states) + ")");
        } else if (!onlyListed && !search.isOfWholeId()) {
            conditions.add("a.merged_into is null and a.trashed_at is null");
        }
    }

    /** Names of constants, which need no binding. */
    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> "'" + constant.name() + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** {@link AccountState#of} in the database's words. */
    private String state() {
        return "case when a.merged_into is not null then 'MERGED'"
                + " when a.trashed_at is not null then 'TRASHED'"
                + blocked(Block.Kind.HOLD, AccountState.HELD)
                + blocked(Block.Kind.DISABLED, AccountState.DISABLED)
                + blocked(Block.Kind.ARCHIVED, AccountState.ARCHIVED)
                + " when a.expires_at <= " + now + " then 'EXPIRED'"
                + " when a.activated_at is null then 'INVITED'"
                + " when exists (select 1 from account_activity t where t.account_id = a.id and t.locked_until > " + now
                + ") then 'LOCKED' else 'ACTIVE' end";
    }

    private String blocked(Block.Kind kind, AccountState state) {
        return " when a.blocked = 1 and exists (select 1 from account_block b where b.account_id = a.id and b.kind = '"
                + kind + "' and (b.ends_at is null or b.ends_at > " + now + ")) then '" + state + "'";
    }

    private String membership(GroupId group) {
        return group.equals(WellKnown.ALL_USERS)
                ? "a.in_all_users = 1"
                : "exists (select 1 from access_grant g where g.object_kind = 'GROUP' and g.object_id = "
                        + sql.parameter(group.toString())
                        + " and g.party_kind = 'ACCOUNT' and g.party_id = a.id and g.purpose = '')";
    }

    private String trace(String door) {
        return "(exists (select 1 from access_key k where k.doors <> '[]' and k.doors = "
                + sql.parameter(Json.ofTexts(List.of(door)))
                + " and k.account_id = a.id) or exists (select 1 from account_attributes d where d.account_id = a.id"
                + " and d.door = " + sql.parameter(door) + "))";
    }

    private String seen(RosterQuery.LastSeen wanted) {
        return switch (wanted) {
            case RosterQuery.LastSeen.Since(var least) -> " >= " + sql.parameter(Math.max(1, Micros.of(least)));
            case RosterQuery.LastSeen.Before(var end) -> " between 1 and " + sql.parameter(Micros.of(end) - 1);
            case RosterQuery.LastSeen.Never _ -> " = 0";
        };
    }

    /**
     * For each part of the search that may be true of few accounts the statements that find at least all of these. Without
     * the words.
     */
    List<List<String>> candidates() {
        List<List<String>> found = new ArrayList<>();
        if (search.isOfWholeId()) {
            String ids = sql.parameter(Ids.joined(search.ids()));
            found.add(List.of("select a.id as id from account a where "
                    + database.isOneOfIds("a.id").replace(":ids", ids)));
        }
        if (!query.states().isEmpty() && !query.states().contains(AccountState.ACTIVE)) {
            found.add(query.states().stream()
                    .flatMap(state -> inState(state).stream())
                    .toList());
        }
        if (!query.kinds().contains(AccountKind.PERSON)) {
            found.add(List.of(
                    account("account_by_kind", "a.kind <> 'PERSON' and a.kind in (" + words(query.kinds()) + ")")));
        }
        if (query.lastSeen() != null && !(query.lastSeen() instanceof RosterQuery.LastSeen.Never)) {
            found.add(List.of(RosterOrder.seenIn(database, seen(query.lastSeen()))));
        }
        if (query.group() != null && !query.group().equals(WellKnown.ALL_USERS)) {
            found.add(List.of(
                    "select g.party_id as id from access_grant g where g.object_kind = 'GROUP' and g.object_id = "
                            + sql.parameter(query.group().toString())
                            + " and g.party_kind = 'ACCOUNT' and g.purpose = ''"));
        }
        if (query.door() != null) {
            found.add(atDoor(query.door()));
        }
        if (!query.ranks().isEmpty()) {
            found.add(query.ranks().stream()
                    .flatMap(rank -> sides.stream().map(side -> ofRank(side, Weights.of(rank))))
                    .toList());
        }
        return found;
    }

    private List<String> inState(AccountState state) {
        return switch (state) {
            case MERGED -> List.of(account("account_merged", "a.merged_into is not null"));
            case TRASHED -> List.of(account("account_trashed", "a.trashed_at is not null"));
            case HELD -> List.of(blocked(Block.Kind.HOLD));
            case DISABLED -> List.of(blocked(Block.Kind.DISABLED));
            case ARCHIVED -> List.of(blocked(Block.Kind.ARCHIVED));
            case EXPIRED -> List.of(account("account_expiring", "a.expires_at is not null and a.expires_at <= " + now));
            // Of those that no list shows only the directory's own can be told to be invited.
            case INVITED ->
                List.of(
                        account("account_invited", "a.activated_at is null and a.listed = 1"),
                        account("account_by_kind", "a.kind <> 'PERSON' and a.kind = 'SYSTEM'"));
            case LOCKED ->
                List.of("select t.account_id as id from account_activity t"
                        + database.walking("account_activity_locked")
                        + " where t.locked_until is not null and t.locked_until > " + now);
            case ACTIVE -> throw new IllegalStateException("Most accounts are active");
        };
    }

    private String account(String index, String condition) {
        return "select a.id as id from account a" + database.walking(index) + " where " + condition;
    }

    private String blocked(Block.Kind kind) {
        return "select b.account_id as id from account_block b" + database.walking("account_block_by_kind")
                + " where b.kind = '" + kind + "'";
    }

    private List<String> atDoor(String door) {
        return List.of(
                "select k.account_id as id from access_key k" + database.walking("access_key_by_door")
                        + " where k.doors <> '[]' and k.doors = " + sql.parameter(Json.ofTexts(List.of(door))),
                "select d.account_id as id from account_attributes d" + database.walking("account_attributes_by_door")
                        + " where d.door = " + sql.parameter(door));
    }

    private String ofRank(RosterSide side, int rank) {
        return "select a.id as id from account a" + database.walking(side.index("by_rank")) + " where "
                + side.condition() + " and a.rank = " + rank;
    }
}
