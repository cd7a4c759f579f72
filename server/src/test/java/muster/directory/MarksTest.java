package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.ViewerMarks;
import muster.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarksTest {
    private final TestDirectory site = new TestDirectory();
    private final Marks marks = site.directory.marks();
    private Caller administrator;
    private Account ada;
    private Caller asAda;
    private Account bob;
    private Caller asBob;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        asAda = site.as(ada);
        bob = site.create("bob", Rank.VIEWER);
        asBob = site.as(bob);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void marksAreTheViewersOwn() {
        assertThat(marks.set(asAda, bob.id(), true, null)).isEqualTo(new ViewerMarks(true, false));

        assertThat(marks.of(asAda, List.of(ada.id(), bob.id())))
                .isEqualTo(Map.of(bob.id(), new ViewerMarks(true, false)));
        assertThat(marks.of(asBob, List.of(ada.id(), bob.id()))).isEmpty();
    }

    @Test
    void aMarkThatIsNotNamedStays() {
        marks.set(asAda, bob.id(), true, null);

        assertThat(marks.set(asAda, bob.id(), null, true)).isEqualTo(new ViewerMarks(true, true));
        assertThat(marks.set(asAda, bob.id(), false, null)).isEqualTo(new ViewerMarks(false, true));
        assertThat(marks.set(asAda, bob.id(), null, false)).isEqualTo(ViewerMarks.NONE);
        assertThat(marks.of(asAda, List.of(bob.id()))).isEmpty();
    }

    @Test
    void markingIsNoChangeOfTheAccountAndNoEvent() {
        site.directory
                .accounts()
                .change(
                        administrator,
                        bob.id(),
                        AccountChanges.changing().readonly(Edit.set(true)).build(),
                        AddressRule.MAY_BE_SHARED);
        Account before = site.directory.accounts().get(asAda, bob.id()).account();
        int events = events();

        marks.set(asAda, bob.id(), true, true);

        assertThat(site.directory.accounts().get(asAda, bob.id()).account()).isEqualTo(before);
        assertThat(events()).isEqualTo(events);
    }

    private int events() {
        return site.directory
                .ledger()
                .page(administrator, LedgerQuery.EVERYTHING, null, 500)
                .events()
                .size();
    }

    @Test
    void onlyRecordsThatTheViewerMaySeeAreMarked() {
        site.directory.trash().put(administrator, bob.id(), Trash.Owners.GO_TOO);

        assertRefused(Failure.NoSuchAccount.class, () -> marks.set(asAda, bob.id(), true, null));
        assertRefused(Failure.NoCredentials.class, () -> marks.set(TestDirectory.HOST, ada.id(), true, null));
        assertThat(marks.of(TestDirectory.HOST, List.of(ada.id()))).isEmpty();
    }

    @Test
    void whereViewersSeeOnlyThemselvesTheyMarkNobodyElse() {
        Policy quiet = new Policy(
                Rank.VIEWER,
                false,
                true,
                Policy.SelfEditing.ADMINISTRATORS_AND_SELF,
                Policy.LockOut.DEFAULT,
                Policy.Codes.DEFAULT);
        try (var closed = new TestDirectory(quiet)) {
            closed.first();
            Account cleo = closed.create("cleo", Rank.VIEWER);
            Account dan = closed.create("dan", Rank.VIEWER);
            Marks own = closed.directory.marks();

            assertRefused(Failure.MayNotView.class, () -> own.set(closed.as(cleo), dan.id(), true, null));
            assertThat(own.set(closed.as(cleo), cleo.id(), true, null)).isEqualTo(new ViewerMarks(true, false));
        }
    }

    @Test
    void marksSetAtTheSameTimeAreAllKept() {
        List<Account> others = IntStream.range(0, 4)
                .mapToObj(i -> site.create("user" + i, Rank.VIEWER))
                .toList();
        others.forEach(other -> Together.run(List.of(
                () -> marks.set(asAda, other.id(), true, null), () -> marks.set(asAda, other.id(), null, true))));

        assertThat(marks.of(asAda, others.stream().map(Account::id).toList()).values())
                .hasSize(4)
                .containsOnly(new ViewerMarks(true, true));
    }
}
