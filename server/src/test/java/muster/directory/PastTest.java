package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Lane;
import muster.model.PastFailure;
import muster.model.Place;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastTest {
    private final TestDirectory site = new TestDirectory();
    private final Past past = site.directory.past();
    private Caller administrator;
    private Account ada;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        later();
        ada = site.create("ada", Rank.MANAGER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Lets a day pass. @return the time before it */
    private Instant later() {
        Instant before = site.now();
        site.pass(Duration.ofDays(1));
        return before;
    }

    private void change(AccountChanges.Builder changes) {
        site.directory.accounts().change(administrator, ada.id(), changes.build(), AddressRule.MAY_BE_SHARED);
    }

    private AccountThen adaAt(Instant at) {
        return past.account(administrator, ada.id(), at);
    }

    private static @Nullable String value(List<ValueThen> values, String field) {
        return values.stream()
                .filter(value -> value.field().word().equals(field))
                .map(value -> value.source() == ValueThen.Source.NOT_TOLD ? "not told" : String.valueOf(value.value()))
                .findFirst()
                .orElse(null);
    }

    private Group group(String name) {
        return site.directory.groups().create(administrator, GroupName.parse(name));
    }

    @Test
    void fieldsAreAsTheyWereAfterEachChange() {
        Instant first = later();
        change(AccountChanges.changing().givenName(Edit.set("Augusta")));
        Instant second = later();
        change(AccountChanges.changing().givenName(Edit.clear()).rank(_ -> Rank.AUDITOR));
        Instant third = later();

        assertThat(value(adaAt(first).values(), "first_name")).isEqualTo("Given ada");
        assertThat(value(adaAt(second).values(), "first_name")).isEqualTo("Augusta");
        assertThat(value(adaAt(third).values(), "first_name")).isNull();
        assertThat(value(adaAt(second).values(), "rank")).isEqualTo("MANAGER");
        assertThat(value(adaAt(third).values(), "rank")).isEqualTo("AUDITOR");
        assertThat(value(adaAt(first).values(), "email")).isEqualTo("ada@lab.example");
    }

    @Test
    void everyFieldThatEventsTellHasItsNameAndType() {
        Instant soon = site.now().plus(Duration.ofDays(9));
        change(AccountChanges.changing().expiresAt(Edit.set(soon)));
        site.directory.blocks().disable(administrator, ada.id(), new Blocks.Barring("leaves", soon, false));
        site.directory.lanes().add(administrator, new Lane("gpu", Lane.Kind.CLUSTER, "The big one", null));
        Map<String, Object> told = new HashMap<>();
        adaAt(site.now()).values().forEach(value -> told.put(value.field().word(), value.value()));
        assertThat(told)
                .containsEntry("rank", Rank.MANAGER)
                .containsEntry("expires_at", soon)
                .containsEntry("disabled", true)
                .containsEntry("disabled_reason", "leaves")
                .containsEntry("disabled_until", soon)
                .containsEntry("archived", false)
                .containsEntry("lanes", List.of("gpu"));
        assertThat(Differences.fields())
                .allSatisfy(field -> assertThat(PastField.of(field).inEvents()).isEqualTo(field));
    }

    @Test
    void anAccountWasNotThereBeforeItWasMade() {
        assertThat(adaAt(ada.stamps().createdAt().minusSeconds(1)).existence()).isEqualTo(Existence.NOT_YET);
        assertThat(adaAt(ada.stamps().createdAt()).existence()).isEqualTo(Existence.THERE);
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> past.account(
                        administrator,
                        AccountId.parse("00000000-0000-7000-8000-000000000099").orElseThrow(),
                        site.now()));
    }

    @Test
    void blocksAndTheTrashAreTakenBack() {
        Instant free = later();
        site.directory.blocks().disable(administrator, ada.id(), new Blocks.Barring("leaves", null, false));
        Instant disabled = later();
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);
        Instant trashed = later();

        assertThat(value(adaAt(free).values(), "disabled")).isEqualTo("false");
        assertThat(value(adaAt(disabled).values(), "disabled")).isEqualTo("true");
        assertThat(value(adaAt(disabled).values(), "trashed_at")).isNull();
        assertThat(value(adaAt(trashed).values(), "trashed_at")).isNotNull();
    }

    @Test
    void membershipsAreTakenBackAlsoThoseOfGroupsThatAreGone() {
        Group chemists = group("Chemists");
        Instant before = later();
        site.directory.groups().addMember(administrator, chemists.id(), ada.id());
        Instant in = later();
        site.directory.groups().remove(administrator, chemists.id());
        Instant after = later();

        assertThat(adaAt(before).groups()).isEmpty();
        assertThat(adaAt(in).groups()).containsExactly(new GroupThen.Name(chemists.id(), "Chemists"));
        assertThat(adaAt(after).groups()).isEmpty();
        GroupThen then = past.group(administrator, chemists.id(), in, null, 10);
        assertThat(then.members()).containsExactly(ada.id());
        assertThat(value(then.values(), "name")).isEqualTo("Chemists");
        assertThat(value(then.values(), "owner")).isEqualTo(String.valueOf(administrator.account()));
        assertThat(past.group(administrator, chemists.id(), after, null, 10).existence())
                .isEqualTo(Existence.GONE);
        assertThat(past.group(administrator, chemists.id(), before.minus(Duration.ofDays(1)), null, 10)
                        .existence())
                .isEqualTo(Existence.NOT_YET);
    }

    @Test
    void membersOfAGroupArePagedAndThoseWhoWerePurgedAreAmongThem() {
        Group chemists = group("Chemists");
        List<AccountId> all = new ArrayList<>();
        for (String name : List.of("ben", "cleo", "dora")) {
            Account member = site.create(name, Rank.VIEWER);
            site.directory.groups().addMember(administrator, chemists.id(), member.id());
            all.add(member.id());
        }
        Instant then = later();
        site.directory.groups().removeMember(administrator, chemists.id(), all.get(0));
        site.directory.trash().put(administrator, all.get(1), Trash.Owners.GO_TOO);
        site.directory.trash().purge(administrator, all.get(1));
        site.directory.groups().addMember(administrator, chemists.id(), ada.id());

        GroupThen first = past.group(administrator, chemists.id(), then, null, 2);
        GroupThen second =
                past.group(administrator, chemists.id(), then, first.members().getLast(), 2);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        List<AccountId> told = new ArrayList<>(first.members());
        told.addAll(second.members());
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatWasErasedIsNotToldAndNeverGuessed() {
        Instant there = later();
        site.directory.trash().put(administrator, ada.id(), Trash.Owners.GO_TOO);
        site.directory.trash().purge(administrator, ada.id());
        site.directory.sealer().seal();
        site.directory.sealer().erase();

        AccountThen then = adaAt(there);
        assertThat(then.existence()).isEqualTo(Existence.THERE);
        assertThat(value(then.values(), "username")).isEqualTo("not told");
        assertThat(then.values())
                .noneMatch(value -> String.valueOf(value.value()).contains("ada"));
        assertThat(adaAt(site.now()).existence()).isEqualTo(Existence.GONE);
        assertThat(past.rank(administrator, Rank.MANAGER, there, null, 10).notTold())
                .isEqualTo(1);
    }

    @Test
    void whoHadARankIsToldPageByPage() {
        Account ben = site.create("ben", Rank.MANAGER);
        Account cleo = site.create("cleo", Rank.AUDITOR);
        Instant then = later();
        change(AccountChanges.changing().rank(_ -> Rank.VIEWER));
        site.directory
                .accounts()
                .change(
                        administrator,
                        cleo.id(),
                        AccountChanges.changing().rank(_ -> Rank.MANAGER).build(),
                        AddressRule.MAY_BE_SHARED);
        site.create("dora", Rank.MANAGER);

        RankThen first = past.rank(administrator, Rank.MANAGER, then, null, 1);
        RankThen second =
                past.rank(administrator, Rank.MANAGER, then, first.holders().getLast(), 1);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(List.of(first.holders().getFirst(), second.holders().getFirst()))
                .containsExactlyInAnyOrder(ada.id(), ben.id());
        assertThat(past.rank(administrator, Rank.AUDITOR, then, null, 9).holders())
                .containsExactly(cleo.id());
    }

    @Test
    void whoWasMergedHadNoRankUntilThatWasUndone() {
        Account ben = site.create("ben", Rank.MANAGER);
        Instant apart = later();
        var options = new MergeOptions(true, true, new Place.With(ada.id()), List.of(), List.of());
        site.directory.merges().merge(HOST, null, ben.id(), ada.id(), options);
        Instant together = later();
        assertThat(managersAt(apart)).containsExactly(ada.id(), ben.id());
        assertThat(managersAt(together)).containsExactly(ada.id());

        Unmerges unmerges = site.directory.unmerges();
        unmerges.undo(HOST, unmerges.latestOf(HOST, ben.id()), Map.of(), null);
        later();
        assertThat(managersAt(apart)).containsExactly(ada.id(), ben.id());
        assertThat(managersAt(together)).containsExactly(ada.id());
        assertThat(managersAt(site.now())).containsExactly(ada.id(), ben.id());
    }

    private List<AccountId> managersAt(Instant at) {
        return past.rank(administrator, Rank.MANAGER, at, null, 10).holders();
    }

    @Test
    void whatIsStillToComeIsNotToldAndThisVeryMomentIs() {
        Group chemists = group("Chemists");
        Instant soon = site.now().plus(1, ChronoUnit.MICROS);
        assertRefused(PastFailure.NotYetPast.class, () -> adaAt(soon));
        assertRefused(PastFailure.NotYetPast.class, () -> past.group(administrator, chemists.id(), soon, null, 10));
        assertRefused(PastFailure.NotYetPast.class, () -> past.rank(administrator, Rank.MANAGER, soon, null, 10));
        assertThat(adaAt(site.now()).existence()).isEqualTo(Existence.THERE);
    }

    @Test
    void aDayMeansItsEndAndTodayThisVeryMoment() {
        LocalDate today = LocalDate.ofInstant(site.now(), ZoneOffset.UTC);
        assertThat(past.endOf(today)).isEqualTo(site.now());
        assertThat(past.endOf(LocalDate.parse("2026-02-28"))).isEqualTo(Instant.parse("2026-02-28T23:59:59.999999Z"));
        assertRefused(PastFailure.NotYetPast.class, () -> past.endOf(today.plusDays(1)));
        assertRefused(PastFailure.NotYetPast.class, () -> past.endOf(LocalDate.MAX));
    }

    @Test
    void peopleSeeTheirOwnPastAndAuditorsEverybodys() {
        Account ben = site.create("ben", Rank.VIEWER);
        Caller himself = site.as(ben);
        assertThat(past.account(himself, ben.id(), site.now()).existence()).isEqualTo(Existence.THERE);
        assertRefused(Failure.NotPermitted.class, () -> past.account(himself, ada.id(), site.now()));
        assertRefused(Failure.NotPermitted.class, () -> past.rank(himself, Rank.VIEWER, site.now(), null, 9));
        Caller auditor = site.as(site.create("cleo", Rank.AUDITOR));
        assertThat(past.account(auditor, ada.id(), site.now()).values()).isNotEmpty();
        assertThat(past.rank(HOST, Rank.AUDITOR, site.now(), null, 9).holders()).hasSize(1);
    }
}
