package muster.store;

import static muster.store.Samples.email;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.id;
import static muster.store.Samples.named;
import static muster.store.Samples.withEmails;
import static muster.store.Samples.withLife;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import muster.directory.Duplicates.Reason;
import muster.directory.PageMark;
import muster.directory.RosterReader.Alike;
import muster.directory.RosterReader.AlikePage;
import muster.model.AccountId;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Life;
import org.junit.jupiter.api.Test;

/** Accounts that may be one person's are found by what they share. */
interface AlikeContract extends WithStore {
    private AlikePage page(Reason reason, PageMark after, int limit) {
        return store().read(r -> r.roster().alike(reason, after, limit, Duration.ofSeconds(20)));
    }

    /** Page by page, one group each. */
    private List<Alike> all(Reason reason) {
        List<Alike> met = new ArrayList<>();
        AlikePage page = page(reason, null, 1);
        met.addAll(page.groups());
        while (page.next().isPresent()) {
            page = page(reason, page.next().get(), 1);
            met.addAll(page.groups());
        }
        return met;
    }

    private static List<AccountId> ids(Alike alike) {
        return alike.accounts().stream().map(entry -> entry.account().id()).toList();
    }

    @Test
    default void accountsThatShareAnAddressAreAlike() {
        Samples.add(
                store(),
                withEmails(named(1, "Ann", "Lee"), email("Shared@x.org")),
                withEmails(named(2, "Ben", "Lee"), email("ben@x.org"), email("shared@x.org")),
                withEmails(named(3, "Cid", "Lee"), email("cid@x.org"), email("both@x.org")),
                withEmails(named(4, "Dan", "Lee"), email("dan@x.org"), email("both@x.org")),
                withEmails(named(5, "Eve", "Lee"), email("Ann@x.org")),
                withEmails(named(6, "Fay", "Lee"), email("ann@x.org")),
                withEmails(
                        withLife(named(7, "Gus", "Lee"), Life.INVITED.trashed(Samples.NOW, null)), email("ann@x.org")),
                withEmails(
                        withLife(named(8, "Hal", "Lee"), Life.INVITED.trashed(Samples.NOW, null)), email("dan@x.org")),
                withEmails(named(9, "Ian", "Lee")),
                withEmails(named(10, "Jan", "Lee")));
        List<Alike> found = all(Reason.SHARED_ADDRESS);
        assertThat(found)
                .extracting(Alike::shared)
                .containsExactly(List.of("ann@x.org"), List.of("both@x.org"), List.of("shared@x.org"));
        assertThat(found)
                .extracting(AlikeContract::ids)
                .containsExactly(List.of(id(5), id(6)), List.of(id(3), id(4)), List.of(id(1), id(2)));
        assertThat(found).noneMatch(Alike::more);
    }

    @Test
    default void accountsOfEqualNamesAreAlikeIfBothNamesAreThere() {
        Samples.add(
                store(),
                named(1, "Ann", "Lee"),
                named(2, "ANN", "lee"),
                named(3, "Ann", "Leeds"),
                named(4, null, "Lee"),
                named(5, null, "Lee"),
                named(6, "Ann", null),
                named(7, "Ann", null),
                named(8, "Bo", "Ek"),
                named(9, "Bo", "Ek"));
        List<Alike> found = all(Reason.EQUAL_NAMES);
        assertThat(found).extracting(Alike::shared).containsExactly(List.of("bo", "ek"), List.of("ann", "lee"));
        assertThat(found).extracting(AlikeContract::ids).containsExactly(List.of(id(8), id(9)), List.of(id(1), id(2)));
    }

    @Test
    default void ofManyThatAreAlikeTheFirstAreShown() {
        Samples.write(store(), w -> {
            for (int number = 1; number <= 21; number++) {
                w.accounts().add(named(number, "Ann", "Lee"));
            }
        });
        List<Alike> found = all(Reason.EQUAL_NAMES);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().accounts()).hasSize(20);
        assertThat(found.getFirst().more()).isTrue();
    }

    @Test
    default void markOfAnotherReasonIsRefused() {
        assertThat(failureOf(() -> page(Reason.EQUAL_NAMES, new PageMark(List.of("lee")), 5)))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    default void accountsThatProvidersCallTheSameAreAlike() {
        Samples.add(
                store(),
                named(1, "Ann", "Lee"),
                named(2, "Ben", "Lee"),
                named(3, "Cid", "Lee"),
                named(4, "Dan", "Lee"));
        Samples.write(store(), w -> {
            w.accounts().link(new ExternalIdentity("one", "s-1"), id(1), Samples.NOW);
            w.accounts().link(new ExternalIdentity("two", "s-1"), id(2), Samples.NOW);
            w.accounts().link(new ExternalIdentity("one", "s-2"), id(3), Samples.NOW);
            w.accounts().link(new ExternalIdentity("two", "s-2"), id(3), Samples.NOW);
            w.accounts().link(new ExternalIdentity("one", "S-3"), id(3), Samples.NOW);
            w.accounts().link(new ExternalIdentity("two", "s-3"), id(4), Samples.NOW);
            w.accounts().link(new ExternalIdentity("one", "s-4"), id(4), Samples.NOW);
            w.accounts().link(new ExternalIdentity("two", "s-4"), id(1), Samples.NOW);
        });
        List<Alike> found = all(Reason.EQUAL_SUBJECT);
        assertThat(found).extracting(Alike::shared).containsExactly(List.of("s-1"), List.of("s-4"));
        assertThat(found).extracting(AlikeContract::ids).containsExactly(List.of(id(1), id(2)), List.of(id(1), id(4)));
    }
}
