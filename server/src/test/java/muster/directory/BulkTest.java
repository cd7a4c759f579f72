package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.Life;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {
    private static final BulkAct LOCK = new BulkAct.Lock();
    private static final BulkAct UNLOCK = new BulkAct.Unlock();
    private static final BulkAct TO_TRASH = new BulkAct.PutInTrash(Trash.Owners.STAY);

    private final TestDirectory site = new TestDirectory();
    private final Bulk bulk = site.directory.bulk();
    private Account first;
    private Caller administrator;

    @BeforeEach
    void setUp() {
        first = site.first();
        administrator = site.as(first);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPreviewTellsEachFieldAndWritesNothing() {
        Account ada = site.create("ada", Rank.VIEWER);
        long events = events();

        List<Bulk.Foreseen> seen = bulk.preview(administrator, new BulkAct.GiveRank(Rank.MANAGER), List.of(ada.id()));

        assertThat(seen)
                .containsExactly(new Bulk.Foreseen(
                        ada.id(), 1L, new Bulk.WouldChange(List.of(new FieldChange("rank", "VIEWER", "MANAGER")))));
        assertThat(account(ada.id())).isEqualTo(ada);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void oneRefusalKeepsNoOtherFromBeingDone() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account boss = site.create("boss", Rank.ADMINISTRATOR);
        Account ben = site.create("ben", Rank.VIEWER);
        Caller manager = site.as(site.create("manager", Rank.MANAGER));

        List<Bulk.Outcome> outcomes = bulk.perform(manager, LOCK, chosen(ada, boss, ben));

        assertThat(outcomes)
                .containsExactly(
                        new Bulk.Outcome(ada.id(), new Bulk.Done()),
                        new Bulk.Outcome(boss.id(), new Bulk.Denied(new Failure.MayNotLock())),
                        new Bulk.Outcome(ben.id(), new Bulk.Done()));
        assertThat(account(ada.id()).mayAct(site.now())).isFalse();
        assertThat(account(boss.id()).mayAct(site.now())).isTrue();
        assertThat(bulk.perform(manager, LOCK, chosen(ada)))
                .containsExactly(new Bulk.Outcome(ada.id(), new Bulk.Unchanged()));
    }

    @Test
    void whoeverChoosesTheOwnAccountTooComesLastAndIsAnsweredInPlace() {
        Account other = site.create("other", Rank.ADMINISTRATOR);
        Account ada = site.create("ada", Rank.VIEWER);

        assertThat(results(bulk.perform(administrator, TO_TRASH, chosen(first, ada))))
                .containsExactly(new Bulk.Done(), new Bulk.Done());
        assertThat(account(first.id()).life().isTrashed()).isTrue();
        assertThat(account(other.id()).mayAct(site.now())).isTrue();
    }

    @Test
    void ofAllAdministratorsOneIsForeseenToStayAndStays() {
        List<Account> all =
                List.of(first, site.create("two", Rank.ADMINISTRATOR), site.create("three", Rank.ADMINISTRATOR));
        List<AccountId> ids = all.stream().map(Account::id).toList();

        List<Bulk.Foreseen> seen = bulk.preview(TestDirectory.HOST, LOCK, ids);
        List<Bulk.Outcome> outcomes = bulk.perform(TestDirectory.HOST, LOCK, chosen(all.toArray(Account[]::new)));

        assertThat(seen.get(0).outlook()).isInstanceOf(Bulk.WouldChange.class);
        assertThat(seen.get(1).outlook()).isInstanceOf(Bulk.WouldChange.class);
        assertThat(seen.get(2).outlook()).isEqualTo(new Bulk.Denied(new Failure.LastAdministrator()));
        assertThat(results(outcomes))
                .containsExactly(new Bulk.Done(), new Bulk.Done(), new Bulk.Denied(new Failure.LastAdministrator()));
    }

    @Test
    void anAdministratorWithoutAnyCredentialIsNoReasonToLetTheLastOneGo() {
        invited("paper", Rank.ADMINISTRATOR, new NewAccount.Start.WithoutPassword());

        assertThat(bulk.preview(TestDirectory.HOST, LOCK, List.of(first.id()))
                        .getFirst()
                        .outlook())
                .isEqualTo(new Bulk.Denied(new Failure.LastAdministrator()));
        assertThat(results(bulk.perform(TestDirectory.HOST, LOCK, chosen(first))))
                .containsExactly(new Bulk.Denied(new Failure.LastAdministrator()));
    }

    @Test
    void whatChangedSinceThePreviewIsNotChangedAgain() {
        Account ada = site.create("ada", Rank.VIEWER);
        List<Bulk.Chosen> chosen = chosen(ada);
        site.directory.accounts().change(administrator, ada.id(), renamed("Ada"), AddressRule.MAY_BE_SHARED);

        assertThat(results(bulk.perform(administrator, new BulkAct.GiveRank(Rank.AUDITOR), chosen)))
                .satisfiesExactly(BulkTest::isStale);
        assertThat(results(bulk.perform(administrator, TO_TRASH, chosen))).satisfiesExactly(BulkTest::isStale);
        assertThat(results(bulk.perform(administrator, LOCK, chosen))).containsExactly(new Bulk.Done());
        assertThat(results(bulk.perform(administrator, UNLOCK, chosen))).satisfiesExactly(BulkTest::isStale);
    }

    @Test
    void whoIsInTheGroupAlreadyIsToldAsUnchanged() {
        Account ada = site.create("ada", Rank.VIEWER);
        Account ben = site.create("ben", Rank.VIEWER);
        Group optics = site.directory.groups().create(administrator, GroupName.parse("Optics"));
        site.directory.groups().addMember(administrator, optics.id(), ada.id());

        assertThat(bulk.preview(administrator, new BulkAct.AddToGroup(optics.id()), List.of(ada.id(), ben.id())))
                .extracting(Bulk.Foreseen::outlook)
                .containsExactly(
                        new Bulk.Unchanged(), new Bulk.WouldChange(List.of(new FieldChange("group", null, "Optics"))));
        assertThat(results(bulk.perform(administrator, new BulkAct.AddToGroup(optics.id()), chosen(ada, ben))))
                .containsExactly(new Bulk.Unchanged(), new Bulk.Done());
        assertThat(results(bulk.perform(administrator, new BulkAct.RemoveFromGroup(optics.id()), chosen(ada, first))))
                .containsExactly(new Bulk.Done(), new Bulk.Unchanged());
    }

    @Test
    void noMoreThanFiveHundredAccountsAreTakenAtOnce() {
        List<AccountId> ids = IntStream.rangeClosed(1, 501)
                .mapToObj(number -> new AccountId(new UUID(number, number)))
                .toList();

        assertRefused(Failure.Malformed.class, () -> bulk.preview(administrator, LOCK, ids));
        assertThat(bulk.preview(administrator, LOCK, ids.subList(0, 500)))
                .hasSize(500)
                .allMatch(seen -> seen.outlook().equals(new Bulk.Denied(new Failure.NoSuchAccount())));
    }

    @Test
    void whatIsForeseenIsWhatHappensWhoeverAsks() {
        Group group = site.directory.groups().create(administrator, GroupName.parse("Optics"));
        List<Account> callers = Stream.of(Rank.values())
                .map(rank -> site.create("caller-" + rank, rank))
                .toList();
        List<BulkAct> acts = List.of(
                LOCK,
                UNLOCK,
                new BulkAct.AddToGroup(group.id()),
                new BulkAct.RemoveFromGroup(group.id()),
                new BulkAct.AddToGroup(new GroupId(new UUID(9, 9))),
                new BulkAct.GiveRank(Rank.MANAGER),
                new BulkAct.GiveRank(Rank.VIEWER),
                TO_TRASH);
        int compared = 0;
        for (int round = 0; round < callers.size(); round++) {
            Caller caller = site.as(callers.get(round));
            List<Account> targets = targets(round);
            for (BulkAct act : acts) {
                for (Account target : targets) {
                    Bulk.Outlook outlook = bulk.preview(caller, act, List.of(target.id()))
                            .getFirst()
                            .outlook();
                    Bulk.Result result = bulk.perform(caller, act, List.of(new Bulk.Chosen(target.id(), null)))
                            .getFirst()
                            .result();
                    Object expected = outlook instanceof Bulk.WouldChange ? new Bulk.Done() : outlook;
                    assertThat(result)
                            .as(caller.rank() + " " + act + " " + target.username())
                            .isEqualTo(expected);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(callers.size() * acts.size() * 12);
    }

    /** Accounts of every kind and in every state. */
    private List<Account> targets(int round) {
        List<Account> made = new ArrayList<>();
        for (Rank rank : Rank.values()) {
            made.add(site.create(round + "-" + rank, rank));
        }
        made.add(invited(round + "-invited", Rank.VIEWER, new NewAccount.Start.Invited()));
        made.add(relived(round + "-archived", life -> life.blocked(block(Block.Kind.ARCHIVED))));
        made.add(relived(round + "-held", life -> life.blocked(block(Block.Kind.HOLD))));
        made.add(relived(round + "-readonly", life -> life.withReadonly(true)));
        made.add(relived(round + "-trashed", life -> life.trashed(site.now(), null)));
        made.add(owner(round + "-owner"));
        made.add(account(WellKnown.ANONYMOUS));
        return made;
    }

    private Account owner(String name) {
        Account owner = site.create(name, Rank.PUBLISHER);
        site.directory
                .holdings()
                .create(site.as(owner), new Holdings.Sort("test", "thing"), "thing", Holding.Audience.GRANTED, "{}");
        return owner;
    }

    private Block block(Block.Kind kind) {
        return new Block(kind, "test", null, null, site.now(), null);
    }

    private Account relived(String name, Function<Life, Life> change) {
        Account before = site.create(name, Rank.VIEWER);
        return site.store.write(writing -> {
            Account after =
                    before.withLife(change.apply(before.life()), site.now().plus(Duration.ofSeconds(1)), null);
            writing.accounts().save(after);
            return after;
        });
    }

    private Account invited(String name, Rank rank, NewAccount.Start start) {
        NewAccount wanted = new NewAccount(
                AccountKind.PERSON,
                Username.parse(name),
                null,
                Profile.EMPTY,
                rank,
                null,
                start,
                AddressRule.MAY_BE_SHARED);
        return site.directory.admissions().create(TestDirectory.HOST, wanted);
    }

    private static AccountChanges renamed(String name) {
        return AccountChanges.changing().givenName(Edit.set(name)).build();
    }

    private Account account(AccountId id) {
        return site.read(reading -> reading.accounts().find(id)).orElseThrow();
    }

    private long events() {
        return site.read(reading -> reading.events().list(null, true, 1_000)).size();
    }

    private static List<Bulk.Chosen> chosen(Account... accounts) {
        return Stream.of(accounts)
                .map(account -> new Bulk.Chosen(account.id(), account.version()))
                .toList();
    }

    private static void isStale(Bulk.Result result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Bulk.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(Failure.ChangedMeanwhile.class));
    }

    private static List<Bulk.Result> results(List<Bulk.Outcome> outcomes) {
        return outcomes.stream().map(Bulk.Outcome::result).toList();
    }
}
