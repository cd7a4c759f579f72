package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.RosterQuery.Sort;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.WellKnown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RosterTest {
    private final TestDirectory test = new TestDirectory();
    private final Roster roster = test.directory.roster();

    @AfterEach
    void close() {
        test.close();
    }

    private Account person(String username, String given, String family) {
        NewAccount wanted = TestDirectory.wanted(username, Rank.VIEWER);
        return test.directory
                .admissions()
                .create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                wanted.username(),
                                wanted.email(),
                                Profile.ofNames(given, family),
                                Rank.VIEWER,
                                null,
                                new NewAccount.Start.WithPassword(Password.ofText(TestDirectory.PASSWORD)),
                                wanted.addressRule()));
    }

    private List<Account> found(String text) {
        return accounts(roster.page(HOST, RosterQuery.ofText(text), null, 50));
    }

    private static List<Account> accounts(Roster.Page page) {
        return page.entries().stream().map(entry -> entry.account()).toList();
    }

    private static Failure refusal(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused.failure();
        }
        throw new AssertionError("was not refused");
    }

    private Failure failure(Caller caller, RosterQuery query, String mark, int limit) {
        return refusal(() -> roster.page(caller, query, mark, limit));
    }

    @Test
    void auditorsSearchAndThoseBelowDoNot() {
        test.first();
        Caller auditor = test.as(test.create("auditor", Rank.AUDITOR));
        Caller publisher = test.as(test.create("publisher", Rank.PUBLISHER));
        assertThat(roster.page(auditor, RosterQuery.EVERYBODY, null, 50).entries())
                .hasSize(3);
        assertThat(roster.duplicates(auditor, null, 50).groups()).isEmpty();
        assertThat(failure(publisher, RosterQuery.EVERYBODY, null, 50)).isEqualTo(new Failure.NotPermitted());
        assertThat(refusal(() -> roster.duplicates(publisher, null, 50))).isEqualTo(new Failure.NotPermitted());
    }

    @Test
    void allTypedWordsMustBeginSomethingWhateverTheirOrderAndCase() {
        Account ada = person("aok", "Ada", "Okafor");
        person("adams", "Bela", "Adams");
        Account berg = person("x", "Zoë", "van der Berg");
        assertThat(found("ada oka")).containsExactly(ada);
        assertThat(found("  OKA\u2003Ada ")).containsExactly(ada);
        assertThat(found("ada x")).isEmpty();
        assertThat(found("aok@LAB")).containsExactly(ada);
        assertThat(found("zoë van der berg")).containsExactly(berg);
        assertThat(found("zoe")).isEmpty();
        assertThat(found("100%_")).isEmpty();
        assertThat(found("")).hasSize(3);
    }

    @Test
    void everybodyIsReadOnceThoughNamesChangeMeanwhile() {
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(person("p" + i, "Ada", "Berg" + i));
        }
        List<Account> read = new ArrayList<>();
        Optional<String> mark = Optional.empty();
        do {
            Roster.Page page = roster.page(HOST, RosterQuery.EVERYBODY_ONCE, mark.orElse(null), 2);
            read.addAll(accounts(page));
            mark = page.next();
            AccountChanges toTheFront =
                    AccountChanges.changing().familyName(Edit.set("Aal")).build();
            test.directory.accounts().change(HOST, people.getLast().id(), toTheFront, AddressRule.MUST_BE_FREE);
        } while (mark.isPresent());
        assertThat(read.stream().map(Account::id))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Account::id).toList());
    }

    @Test
    void wholeIdFindsItsAccountAndNobodyElse() {
        Account ada = person("ada", "Ada", "Okafor");
        person("bela", "Bela", "Brown");
        test.directory.trash().put(HOST, ada.id(), Trash.Owners.GO_TOO);
        assertThat(found("ada")).isEmpty();
        assertThat(found(" " + ada.id().toString().toUpperCase(Locale.ROOT))).hasSize(1);
        RosterQuery trashed = RosterQuery.ofText("ada").withStates(Set.of(AccountState.TRASHED));
        assertThat(roster.page(HOST, trashed, null, 5).entries()).hasSize(1);
    }

    @Test
    void directorysOwnAccountsAreMetOnlyWhenAskedFor() {
        person("ada", "Ada", "Okafor");
        assertThat(found("")).extracting(Account::id).doesNotContain(WellKnown.SYSTEM);
        RosterQuery own = RosterQuery.EVERYBODY.withKinds(Set.of(AccountKind.SYSTEM));
        assertThat(accounts(roster.page(HOST, own, null, 50)))
                .extracting(Account::id)
                .containsExactlyInAnyOrder(WellKnown.SYSTEM, WellKnown.ANONYMOUS);
    }

    @Test
    void pagesGoOnWhereTheyEndedThoughOthersComeInBetween() {
        List<Account> all = new ArrayList<>();
        for (String name : List.of("ada", "bela", "cleo", "dora", "emil")) {
            all.add(person(name, name, "Lee"));
        }
        RosterQuery query = RosterQuery.EVERYBODY.sortedBy(Sort.USERNAME, true);
        Roster.Page first = roster.page(HOST, query, null, 2);
        assertThat(first.matches()).isEqualTo(new RosterReader.Matches(5, true));
        person("aaa", "New", "Lee");
        Account between = person("cara", "New", "Lee");
        String mark = first.next().orElseThrow();
        assertThat(mark).matches("[A-Za-z0-9_-]+");
        Roster.Page second = roster.page(HOST, query, mark, 2);
        assertThat(accounts(first)).containsExactly(all.get(0), all.get(1));
        assertThat(accounts(second)).containsExactly(between, all.get(2));
        Roster.Page last = roster.page(HOST, query, second.next().orElseThrow(), 2);
        assertThat(accounts(last)).containsExactly(all.get(3), all.get(4));
        assertThat(last.next()).isEmpty();
    }

    @Test
    void markThatIsBrokenOrOfAnotherSearchIsRefused() {
        person("ada", "Ada", "Lee");
        person("bela", "Bela", "Lee");
        RosterQuery query = RosterQuery.EVERYBODY.sortedBy(Sort.USERNAME, true);
        String mark = roster.page(HOST, query, null, 1).next().orElseThrow();
        Failure foreign = new Failure.Malformed("page mark", "does not belong to this list; begin at the first page");
        assertThat(failure(HOST, query.sortedBy(Sort.USERNAME, false), mark, 1)).isEqualTo(foreign);
        assertThat(failure(HOST, query.withRanks(Set.of(Rank.VIEWER)), mark, 1)).isEqualTo(foreign);
        assertThat(failure(HOST, RosterQuery.ofText("ada"), mark, 1)).isEqualTo(foreign);
        assertThat(refusal(() -> roster.duplicates(HOST, mark, 1))).isEqualTo(foreign);
        for (String broken : List.of("", "?", mark + "A", mark.substring(4), "A".repeat(5_000))) {
            assertThat(failure(HOST, query, broken, 1)).as(broken).isEqualTo(foreign);
        }
    }

    @Test
    void searchThatNoNameCouldMeetIsRefusedAndNotEmpty() {
        for (String text : List.of("a\u0000b", "\ud800", "a b c d e f g", "a".repeat(321))) {
            assertThat(failure(HOST, RosterQuery.ofText(text), null, 1)).isInstanceOf(Failure.Malformed.class);
        }
        assertThat(failure(HOST, RosterQuery.EVERYBODY.atDoor("\u0000"), null, 1))
                .isInstanceOf(Failure.Malformed.class);
        assertThat(failure(HOST, RosterQuery.EVERYBODY, null, 0)).isInstanceOf(Failure.Malformed.class);
        assertThat(failure(HOST, RosterQuery.EVERYBODY, null, 501)).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void lockedOutIsWhoeverIsSoWhenAsked() {
        Account ada = person("ada", "Ada", "Lee");
        test.store.write(writing -> {
            writing.accounts().setFailures(ada.id(), 10, test.now().plusSeconds(60));
            return true;
        });
        RosterQuery locked = RosterQuery.EVERYBODY.withStates(Set.of(AccountState.LOCKED));
        assertThat(accounts(roster.page(HOST, locked, null, 5))).containsExactly(ada);
        test.pass(Duration.ofSeconds(60));
        assertThat(roster.page(HOST, locked, null, 5).entries()).isEmpty();
    }

    @Test
    void duplicatesBeginWithSharedAddressesAndGoOnWithEqualNames() {
        person("ada", "Ada", "Lee");
        person("bela", "ADA", "lee");
        person("cleo", "Cleo", "Ek");
        person("dora", "Cleo", "Ek");
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Optional<String> mark = Optional.empty();
        do {
            Duplicates page = roster.duplicates(HOST, mark.orElse(null), 1);
            page.groups()
                    .forEach(group -> sizes.put(
                            group.reason() + " " + group.shared(),
                            group.accounts().size()));
            mark = page.next();
        } while (mark.isPresent());
        assertThat(sizes).containsExactly(Map.entry("EQUAL_NAMES cleo ek", 2), Map.entry("EQUAL_NAMES ada lee", 2));
    }

    @Test
    void ofEqualNamesThoseStandFirstWhoBelongTogetherOtherwise() {
        Caller admin = test.as(test.first());
        person("ada", "Ada", "Ek");
        Account other = person("bela", "Ada", "Ek");
        Account cleo = person("cleo", "Cleo", "Lee");
        Account dora = person("dora", "Cleo", "Lee");
        AccountChanges away = AccountChanges.changing()
                .email(Edit.set(EmailAddress.parse("bela@elsewhere.example")))
                .build();
        test.directory.accounts().change(HOST, other.id(), away, AddressRule.MAY_BE_SHARED);
        Group group = test.directory.groups().create(admin, GroupName.parse("crystals"));
        test.directory.groups().addMember(admin, group.id(), cleo.id());
        test.directory.groups().addMember(admin, group.id(), dora.id());
        List<Duplicates.Group> groups = equalNames();
        assertThat(groups).extracting(Duplicates.Group::shared).containsExactly("cleo lee", "ada ek");
        assertThat(groups.get(0).affiliations())
                .containsExactly(
                        new Duplicates.Affiliation(Duplicates.Affiliation.Kind.DOMAIN, "lab.example"),
                        new Duplicates.Affiliation(Duplicates.Affiliation.Kind.GROUP, "crystals"));
        assertThat(groups.get(1).affiliations()).isEmpty();
    }

    private List<Duplicates.Group> equalNames() {
        Optional<String> mark = Optional.empty();
        Duplicates page;
        do {
            page = roster.duplicates(HOST, mark.orElse(null), 50);
            mark = page.next();
        } while (mark.isPresent());
        return page.groups();
    }
}
