package muster.dialect.own;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.directory.AccountThen;
import muster.directory.Directory;
import muster.directory.Existence;
import muster.directory.GroupThen;
import muster.directory.Past;
import muster.directory.PastField;
import muster.directory.RankThen;
import muster.directory.ValueThen;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.PastFailure;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Accounts, groups and ranks as they were. */
final class PastOperations {
    private static final String AT = "at";
    private static final String NOT_GUESSED = "What no event tells is said to be not told, and never guessed.";
    private static final Parameter MOMENT = Parameter.needed(AT, Kind.TIME, "The moment; none that is still to come.");

    private static final Shape<ValueThen> VALUE = Shape.<ValueThen>of("ValueThen", "What a field was.")
            .with("field", Kind.words(PastField.class), "Which one.", ValueThen::field)
            .maybe(
                    "value",
                    Kind.ANYTHING,
                    "Text, true or false, or a list of texts; null where it is not told.",
                    ValueThen::value)
            .with("source", Kind.words(ValueThen.Source.class), "How it is known.", ValueThen::source)
            .build();

    private static final Shape<GroupThen.Name> NAME = Shape.<GroupThen.Name>of("GroupThen", "A group as it was called.")
            .with("id", Kind.UUID, "", GroupThen.Name::id)
            .maybe("name", Kind.ANYTHING, "Null when it is not told.", GroupThen.Name::name)
            .build();

    private static final Shape<AccountThen> ACCOUNT = Shape.<AccountThen>of("AccountThen", "An account as it was.")
            .with("id", Kind.UUID, "", AccountThen::id)
            .with(AT, Kind.TIME, "", AccountThen::at)
            .with("existence", Kind.words(Existence.class), "Whether it was there.", AccountThen::existence)
            .with(
                    "values",
                    Kind.many(new Kind.Part(VALUE)),
                    "Fields without a value are left out.",
                    then -> then.values().stream().map(VALUE::json).toList())
            .with(
                    "groups",
                    Kind.many(new Kind.Part(NAME)),
                    "In which it was.",
                    then -> then.groups().stream().map(NAME::json).toList())
            .build();

    private static final Shape<GroupThen> GROUP = Shape.<GroupThen>of("GroupAsOf", "A group as it was.")
            .with("id", Kind.UUID, "", GroupThen::id)
            .with(AT, Kind.TIME, "", GroupThen::at)
            .with("existence", Kind.words(Existence.class), "Whether it was there.", GroupThen::existence)
            .with(
                    "values",
                    Kind.many(new Kind.Part(VALUE)),
                    "Fields without a value are left out; members stands here where they are not told.",
                    then -> then.values().stream().map(VALUE::json).toList())
            .build();

    private static final Shape<RankThen> RANK = Shape.<RankThen>of("RankAsOf", "Who had a rank, in numbers.")
            .with("rank", Kind.words(Rank.class), "", RankThen::rank)
            .with(AT, Kind.TIME, "", RankThen::at)
            .with(
                    "not_told",
                    Kind.COUNT,
                    "How many accounts were purged since, of which it is not told whether they had it.",
                    RankThen::notTold)
            .build();

    /** @param account as it is now; null when it is gone */
    private record Member(AccountId id, @Nullable Account account) {}

    private static final Shape<Member> MEMBER = Shape.<Member>of("AccountOfThen", "An account that was there.")
            .with("id", Kind.UUID, "", Member::id)
            .maybe(
                    "username",
                    Kind.LINE,
                    "As it is now; null when it is gone, or has none.",
                    member -> member.account() == null ? null : member.account().username())
            .build();

    private final Past past;

    PastOperations(Directory directory) {
        this.past = directory.past();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/accounts/{id}/as-of", "getAccountAsOf")
                        .says("An account as it was at the end of a moment", NOT_GUESSED)
                        .asks("maySeeHistory")
                        .with(MOMENT)
                        .answers(ACCOUNT)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class, PastFailure.NotYetPast.class)
                        .by(call -> Reply.of(ACCOUNT, past.account(call.caller(), call.account(), at(call)))),
                Operation.get("/groups/{group}/as-of", "getGroupAsOf")
                        .says("A group as it was at the end of a moment", NOT_GUESSED)
                        .asks("maySeeLedger")
                        .with(MOMENT)
                        .answers(GROUP)
                        .fails(Failure.NoSuchGroup.class, Failure.NotPermitted.class, PastFailure.NotYetPast.class)
                        .by(call -> Reply.of(GROUP, past.group(call.caller(), group(call), at(call), null, 1))),
                Operation.get("/groups/{group}/as-of/members", "listMembersAsOf")
                        .says("Who was in a group at the end of a moment", "In the order of ids.")
                        .asks("maySeeLedger")
                        .with(MOMENT)
                        .pages(MEMBER)
                        .fails(Failure.NoSuchGroup.class, Failure.NotPermitted.class, PastFailure.NotYetPast.class)
                        .by(this::members),
                Operation.get("/ranks/{rank}/as-of", "getRankAsOf")
                        .says("What is told of who had a rank at the end of a moment", NOT_GUESSED)
                        .asks("maySeeLedger")
                        .with(MOMENT)
                        .answers(RANK)
                        .fails(Failure.NotPermitted.class, PastFailure.NotYetPast.class)
                        .by(call -> Reply.of(RANK, past.rank(call.caller(), rank(call), at(call), null, 1))),
                Operation.get("/ranks/{rank}/as-of/holders", "listHoldersAsOf")
                        .says("Who had a rank at the end of a moment", "In the order of ids, those in the trash too.")
                        .asks("maySeeLedger")
                        .with(MOMENT)
                        .pages(MEMBER)
                        .fails(Failure.NotPermitted.class, PastFailure.NotYetPast.class)
                        .by(this::holders));
    }

    private static Instant at(Call call) {
        return Checks.time(call.needed(AT));
    }

    private static GroupId group(Call call) {
        return call.path("group", GroupId::parse, new Failure.NoSuchGroup());
    }

    private static Rank rank(Call call) {
        Rank rank = Kind.value(Rank.class, call.path("rank"));
        if (rank == null) {
            throw Problem.of(ProblemType.UNKNOWN_RANK, "There is no such rank.");
        }
        return rank;
    }

    private Reply members(Call call) {
        GroupId id = group(call);
        Instant at = at(call);
        String list = "members of " + id + " at " + at;
        GroupThen then = past.group(call.caller(), id, at, after(list, call), call.limit());
        return page(list, then.members(), then.accounts(), then.more());
    }

    private Reply holders(Call call) {
        Rank rank = rank(call);
        Instant at = at(call);
        String list = "holders of " + rank + " at " + at;
        RankThen then = past.rank(call.caller(), rank, at, after(list, call), call.limit());
        return page(list, then.holders(), then.accounts(), then.more());
    }

    private static @Nullable AccountId after(String list, Call call) {
        String place = Cursors.place(list, call.cursor());
        return place == null ? null : AccountId.parse(place).orElseThrow(Cursors::foreign);
    }

    private static Reply page(String list, List<AccountId> ids, Map<AccountId, Account> accounts, boolean more) {
        List<Member> members =
                ids.stream().map(id -> new Member(id, accounts.get(id))).toList();
        return Reply.page(MEMBER, members, more ? Cursors.of(list, ids.getLast().toString()) : null);
    }
}
