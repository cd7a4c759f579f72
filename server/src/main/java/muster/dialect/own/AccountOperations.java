package muster.dialect.own;

import java.time.Instant;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Roster;
import muster.directory.RosterQuery;
import muster.directory.Trash;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.AddressRule;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Permissions;
import muster.model.ProjectFailure;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Stamps;
import muster.model.TrashFailure;
import org.jspecify.annotations.Nullable;

/** Finding, making, changing and trashing accounts. */
final class AccountOperations {
    private static final String THINGS = "things";

    private final Directory directory;
    private final AccountViews views;

    AccountOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/accounts", "listAccounts")
                        .says(
                                "Searches all accounts",
                                "Those in the trash and merged ones come only when their state is asked for. A page may be short,"
                                        + " or empty, and still have a next one.")
                        .asks("maySearchAccounts")
                        .with(
                                Parameter.one(
                                        "q",
                                        Kind.LINE,
                                        "Words, each the beginning of a word in a name, a username or an address; or one whole id, ours or a door's."),
                                Parameter.many("state", Kind.words(AccountState.class), "What accounts are called."),
                                Parameter.many("rank", Kind.words(Rank.class), "Their rank."),
                                Parameter.many(
                                        "kind", Kind.words(AccountKind.class), "Persons and services when left out."),
                                Parameter.one("group", Kind.UUID, "Of which they are members."),
                                Parameter.one("door", Kind.LINE, "Where they have left a trace."),
                                Parameter.one("seen_since", Kind.TIME, "Last seen then or later."),
                                Parameter.one("seen_before", Kind.TIME, "Seen, but not since then."),
                                Parameter.one("never_seen", Kind.FLAG, "Only those who never were."),
                                Parameter.one("sort", Kind.words(RosterQuery.Sort.class), "By what they are ordered."),
                                Parameter.one("descending", Kind.FLAG, "The other way round."))
                        .pages(AccountShapes.ACCOUNT)
                        .fails(Failure.NotPermitted.class, Failure.SearchTooLong.class)
                        .by(this::list),
                Operation.post("/accounts", "createAccount")
                        .says(
                                "Makes an account",
                                "An invited one gets a code with which the person sets the first password.")
                        .asks("mayCreateAccount", Gate.of(Permissions::mayCreateAccount))
                        .patient()
                        .takes(AccountForms.NEW)
                        .created(AccountShapes.ACCOUNT)
                        .fails(
                                Failure.NotPermitted.class,
                                Failure.MayNotGrantRank.class,
                                Failure.UsernameTaken.class,
                                Failure.EmailTaken.class,
                                Failure.PasswordRefused.class,
                                ProjectFailure.NoSuchProject.class)
                        .by(this::create),
                Operation.get("/accounts/{id}", "getAccount")
                        .says("One account", "Those who see private fields find it in the trash, too.")
                        .asks("maySeeAccounts")
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(call -> views.reply(call.caller(), call.account())),
                Operation.patch("/accounts/{id}", "changeAccount")
                        .says(
                                "Changes fields of an account",
                                "Fields that are left out stay as they are; all of them change, or none.")
                        .asks(
                                "mayChangeProfile",
                                call -> directory.accounts().requireMayTouch(call.caller(), call.account()))
                        .conditional()
                        .takes(AccountForms.CHANGES)
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.MayNotChange.class,
                                Failure.MayNotGrantRank.class,
                                Failure.UsernameTaken.class,
                                Failure.EmailTaken.class,
                                Failure.ReadOnly.class,
                                Failure.LastAdministrator.class,
                                ProjectFailure.NoSuchProject.class)
                        .by(this::change),
                Operation.delete("/accounts/{id}", "trashAccount")
                        .says("Puts an account into the trash", "It is gone at every door and can be restored.")
                        .asks("mayTrash")
                        .conditional()
                        .with(
                                Parameter.one(
                                        THINGS,
                                        Kind.words(Trash.Owners.class),
                                        "Whether what it owns is hidden with it; it stays when left out, and then an account that owns things is refused."))
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.MayNotRemove.class,
                                Failure.ReadOnly.class,
                                Failure.LastAdministrator.class,
                                TrashFailure.OwnsThings.class)
                        .by(this::trash));
    }

    private Reply list(Call call) {
        RosterQuery.Sort sort =
                call.words(RosterQuery.Sort.class, "sort").stream().findFirst().orElse(RosterQuery.Sort.BEST_MATCH);
        String words = call.text("q");
        RosterQuery query = RosterQuery.ofText(words == null ? "" : words)
                .withStates(call.words(AccountState.class, "state"))
                .withRanks(call.words(Rank.class, "rank"))
                .withKinds(call.words(AccountKind.class, "kind"))
                .inGroup(call.parsed("group", GroupId::parse))
                .atDoor(call.text("door"))
                .seen(lastSeen(call))
                .sortedBy(sort, !call.flag("descending"));
        Roster.Page page = directory.roster().page(call.caller(), query, call.cursor(), call.limit());
        return Reply.page(
                AccountShapes.ACCOUNT,
                page.entries().stream()
                        .map(entry -> views.of(call.caller(), entry))
                        .toList(),
                page.next().orElse(null));
    }

    private static RosterQuery.@Nullable LastSeen lastSeen(Call call) {
        if (call.flag("never_seen")) {
            return new RosterQuery.LastSeen.Never();
        }
        var since = call.time("seen_since");
        var before = call.time("seen_before");
        if (since != null) {
            return new RosterQuery.LastSeen.Since(since);
        }
        return before == null ? null : new RosterQuery.LastSeen.Before(before);
    }

    private Reply create(Call call) {
        Account made = directory.admissions().create(call.caller(), AccountForms.newAccount(call.body()));
        AccountViews.View view = views.get(call.caller(), made.id());
        return Reply.created(AccountShapes.ACCOUNT, view, view.account().version(), "/accounts/" + made.id());
    }

    private Reply change(Call call) {
        AccountId id = call.account();
        directory
                .accounts()
                .change(
                        call.caller(),
                        id,
                        AccountForms.changes(call.body(), call.expectedVersion()),
                        AddressRule.MUST_BE_FREE);
        return views.reply(call.caller(), id);
    }

    private Reply trash(Call call) {
        AccountId id = call.account();
        Trash.Owners owners =
                call.words(Trash.Owners.class, THINGS).stream().findFirst().orElse(Trash.Owners.STAY);
        Long expected = call.expectedVersion();
        directory.trash().put(call.caller(), id, owners, expected == null ? null : stamp(call, id, expected));
        return Reply.NOTHING;
    }

    /** When the account was modified that has this version: the trash knows accounts by that. */
    private Instant stamp(Call call, AccountId id, long version) {
        Account present = directory.accounts().get(call.caller(), id).account();
        if (present.version() != version) {
            throw new Refused(new Failure.VersionMismatch());
        }
        Stamps stamps = present.stamps();
        return stamps.modifiedAt();
    }
}
