package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.Intake.OnConflict;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Place;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final TestDirectory site = new TestDirectory();
    private final Account first = site.first();
    private final Caller administrator = site.as(first);
    private final Intake intake = site.directory.intake();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoIsMissingIsMadeAndWhoIsThereIsChanged() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        site.pass(Duration.ofSeconds(1));

        Intake.Report report = update(described("ADA", "counts"), described("grace", "compiles"));

        assertThat(report.isStored()).isTrue();
        IntakeOutcome.Updated updated =
                (IntakeOutcome.Updated) report.outcomes().getFirst();
        IntakeOutcome.Created created =
                (IntakeOutcome.Created) report.outcomes().getLast();
        assertThat(updated.before()).isEqualTo(ada);
        assertThat(updated.after()).isEqualTo(account("ada"));
        assertThat(updated.after().username()).isEqualTo(Username.parse("ada"));
        assertThat(updated.after().profile().description()).isEqualTo("counts");
        assertThat(created.account()).isEqualTo(account("grace"));
        assertThat(created.account().life().isActivated()).isFalse();
        assertThat(created.account().stamps().createdBy()).isEqualTo(first.id());
    }

    @Test
    void oneThatFailsKeepsAllOut() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        long events = events();

        Intake.Report report = update(
                described("grace", "compiles"),
                new IntakeItem.Spoiled(Username.parse("mary")),
                described("ada", "counts"));

        assertThat(report.isStored()).isFalse();
        assertThat(report.outcomes())
                .hasExactlyElementsOfTypes(
                        IntakeOutcome.Created.class, IntakeOutcome.Spoiled.class, IntakeOutcome.Updated.class);
        assertThat(account("ada")).isEqualTo(ada);
        assertThat(isThere("grace")).isFalse();
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void aRehearsalTellsAllAndStoresNothing() {
        Account ada = site.create("ada", Rank.PUBLISHER);

        Intake.Report report = intake.takeIn(
                administrator,
                List.of(described("ada", "counts"), described("grace", "compiles")),
                OnConflict.UPDATE,
                true);

        assertThat(report.isStored()).isFalse();
        assertThat(report.outcomes())
                .hasExactlyElementsOfTypes(IntakeOutcome.Updated.class, IntakeOutcome.Created.class);
        assertThat(account("ada")).isEqualTo(ada);
        assertThat(isThere("grace")).isFalse();
    }

    @Test
    void theSameOnceMoreChangesNothing() {
        update(described("ada", "counts"));
        Account ada = account("ada");
        long events = events();
        site.pass(Duration.ofHours(1));

        Intake.Report report = update(described("Ada", "counts"));

        assertThat(report).isEqualTo(new Intake.Report(true, List.of(new IntakeOutcome.Unchanged(ada)), Map.of()));
        assertThat(account("ada")).isEqualTo(ada);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void whoIsThereIsLeftOrFailsWhereThatIsAsked() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        List<IntakeItem> items = List.of(described("ada", "counts"), described("grace", "compiles"));

        assertThat(intake.takeIn(administrator, items, OnConflict.FAIL, false).outcomes())
                .first()
                .isEqualTo(new IntakeOutcome.Taken());
        assertThat(isThere("grace")).isFalse();
        assertThat(intake.takeIn(administrator, items, OnConflict.SKIP, false).outcomes())
                .first()
                .isEqualTo(new IntakeOutcome.Skipped(ada));
        assertThat(account("ada")).isEqualTo(ada);
        assertThat(isThere("grace")).isTrue();
    }

    @Test
    void bothFailThatAreAboutOneAccount() {
        Intake.Report report = update(described("ada", "counts"), described("grace", null), described("ＡＤＡ", "counts"));

        assertThat(report.outcomes())
                .hasExactlyElementsOfTypes(
                        IntakeOutcome.Repeated.class, IntakeOutcome.Created.class, IntakeOutcome.Repeated.class);
        assertThat(update(described("ada", null), new IntakeItem.Spoiled(Username.parse("ADA")))
                        .outcomes())
                .containsOnly(new IntakeOutcome.Repeated());
        assertThat(update(new IntakeItem.Spoiled(null), new IntakeItem.Spoiled(null))
                        .outcomes())
                .containsOnly(new IntakeOutcome.Spoiled());
    }

    @Test
    void aReadOnlyAccountIsChangedOnlyWithItsFlagLifted() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        change(ada, changes -> changes.readonly(Edit.set(true)));
        AccountChanges lifted = AccountChanges.changing()
                .description(Edit.set("counts"))
                .readonly(Edit.set(false))
                .build();

        assertThat(update(described("ada", "counts")).outcomes())
                .containsExactly(new IntakeOutcome.Denied(new Failure.ReadOnly()));
        assertThat(update(item(
                                "ada",
                                AccountChanges.changing()
                                        .readonly(Edit.set(true))
                                        .build()))
                        .outcomes())
                .hasOnlyElementsOfType(IntakeOutcome.Unchanged.class);
        assertThat(update(item("ada", lifted)).isStored()).isTrue();
        assertThat(account("ada").profile().description()).isEqualTo("counts");
    }

    @Test
    void nothingInTheTrashIsChanged() {
        Account ada = site.create("ada", Rank.PUBLISHER);
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.STAY);

        assertThat(update(described("ada", "counts")).outcomes()).containsExactly(new IntakeOutcome.InTrash());
    }

    @Test
    void aNameThatAnAccountHasWhichNobodySeesIsTaken() {
        Account old = site.create("old", Rank.VIEWER);
        Account next = site.create("next", Rank.VIEWER);
        Place heir = new Place.With(next.id());
        MergeOptions keepingName = new MergeOptions(false, false, heir, List.of(), List.of());
        site.directory.merges().merge(administrator, null, old.id(), next.id(), keepingName);

        assertThat(update(described("old", "counts")).outcomes()).containsExactly(new IntakeOutcome.Taken());
    }

    @Test
    void oneThatIsOnlyMeantWhenItIsThereIsNotMade() {
        IntakeItem only = new IntakeItem.Wanted(Username.parse("ada"), null, AccountChanges.NONE);

        assertThat(update(only).outcomes()).containsExactly(new IntakeOutcome.Unknown());
        assertThat(isThere("ada")).isFalse();
    }

    @Test
    void whoStandsAboveIsNotChangedButMayBeNamed() {
        Caller manager = site.as(site.create("manager", Rank.MANAGER));
        AccountChanges disabled =
                AccountChanges.changing().enabled(Edit.set(false)).build();
        List<IntakeItem> items = List.of(item("first", disabled));

        assertThat(intake.takeIn(manager, items, OnConflict.UPDATE, false).outcomes())
                .containsExactly(new IntakeOutcome.Denied(new Failure.MayNotChange("account")));
        assertThat(intake.takeIn(manager, List.of(item("first", AccountChanges.NONE)), OnConflict.UPDATE, false)
                        .outcomes())
                .containsExactly(new IntakeOutcome.Unchanged(first));
    }

    @Test
    void nobodyBarsTheOwnAccount() {
        AccountChanges archived =
                AccountChanges.changing().archived(Edit.set(true)).build();

        assertThat(update(item("first", archived)).outcomes()).containsExactly(new IntakeOutcome.BarsCaller());
        assertThat(update(described("first", "myself")).isStored()).isTrue();
    }

    @Test
    void theLastAdministratorStays() {
        Account other = site.create("other", Rank.ADMINISTRATOR);
        AccountChanges temporary = AccountChanges.changing()
                .expiresAt(Edit.set(site.now().plus(Duration.ofDays(1))))
                .build();
        site.directory.accounts().change(administrator, first.id(), temporary, AddressRule.MAY_BE_SHARED);
        AccountChanges disabled =
                AccountChanges.changing().enabled(Edit.set(false)).build();

        assertThat(update(item("other", disabled)).outcomes())
                .containsExactly(new IntakeOutcome.Denied(new Failure.LastAdministrator()));
        assertThat(account("other")).isEqualTo(other);
    }

    @Test
    void onlyThoseWhoMayMakeAccountsTakeThemIn() {
        Caller auditor = site.as(site.create("auditor", Rank.AUDITOR));

        assertRefused(Failure.NotPermitted.class, () -> intake.takeIn(auditor, List.of(), OnConflict.UPDATE, true));
    }

    @Test
    void listsThatMeetAreDoneOneAfterTheOther() {
        List<IntakeItem> forth =
                IntStream.range(0, 40).mapToObj(i -> described("p" + i, "x")).toList();
        List<Callable<Intake.Report>> lists = Stream.of(forth, forth.reversed(), forth, forth.reversed())
                .<Callable<Intake.Report>>map(
                        items -> () -> intake.takeIn(administrator, items, OnConflict.UPDATE, false))
                .toList();

        List<Intake.Report> reports = Together.run(lists);

        assertThat(reports).allMatch(Intake.Report::isStored);
        assertThat(reports.stream().flatMap(report -> report.outcomes().stream()))
                .filteredOn(IntakeOutcome.Created.class::isInstance)
                .hasSize(40);
    }

    private Intake.Report update(IntakeItem... items) {
        return intake.takeIn(administrator, List.of(items), OnConflict.UPDATE, false);
    }

    private static IntakeItem described(String username, @Nullable String description) {
        AccountChanges changes = AccountChanges.changing()
                .description(Edit.ofNullable(description))
                .build();
        return new IntakeItem.Wanted(Username.parse(username), wanted(username, description), changes);
    }

    private static IntakeItem item(String username, AccountChanges changes) {
        return new IntakeItem.Wanted(Username.parse(username), wanted(username, null), changes);
    }

    private static NewAccount wanted(String username, @Nullable String description) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse(username),
                null,
                new Profile(null, null, null, description, null, null),
                null,
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MAY_BE_SHARED);
    }

    private void change(Account account, UnaryOperator<AccountChanges.Builder> edits) {
        AccountChanges changes = edits.apply(AccountChanges.changing()).build();
        site.directory.accounts().change(administrator, account.id(), changes, AddressRule.MAY_BE_SHARED);
    }

    private Account account(String username) {
        return site.read(reading -> reading.accounts()
                        .findByUsername(Username.parse(username).key()))
                .orElseThrow();
    }

    private boolean isThere(String username) {
        return site.read(reading ->
                reading.accounts().isUsernameTaken(Username.parse(username).key()));
    }

    private long events() {
        return site.directory
                .ledger()
                .page(administrator, LedgerQuery.EVERYTHING, null, 500)
                .events()
                .size();
    }
}
