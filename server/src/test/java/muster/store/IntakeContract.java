package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Intake;
import muster.directory.IntakeItem;
import muster.directory.IntakeOutcome;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Refused;
import muster.model.Username;
import muster.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of accounts that are taken in while others make and change the same accounts. */
interface IntakeContract extends WithStore {
    int PEOPLE = 30;

    @Test
    default void listsAndSingleCreationsThatMeetAllSucceedOrTellWhoWasFirst() {
        Directory directory = SharingContract.Site.over(store()).directory();
        List<IntakeItem> forth = IntStream.range(0, PEOPLE)
                .mapToObj(i -> item("person" + i, "by list"))
                .toList();
        List<Callable<List<IntakeOutcome>>> tasks = new ArrayList<>();
        Stream.of(forth, forth.reversed(), forth)
                .forEach(items -> tasks.add(() -> {
                    Intake.Report report = directory.intake().takeIn(HOST, items, Intake.OnConflict.UPDATE, false);
                    assertThat(report.isStored()).isTrue();
                    return report.outcomes();
                }));
        tasks.add(() -> {
            for (int i = PEOPLE - 1; i >= 0; i--) {
                create(directory, "person" + i);
            }
            return List.of();
        });

        List<IntakeOutcome> outcomes =
                Together.run(tasks).stream().flatMap(List::stream).toList();

        assertThat(outcomes).hasSize(3 * PEOPLE);
        assertThat(outcomes.stream()
                        .filter(IntakeOutcome.Created.class::isInstance)
                        .count())
                .isLessThanOrEqualTo(PEOPLE);
        assertThat(IntStream.range(0, PEOPLE).mapToObj(i -> account("person" + i)))
                .allMatch(person -> "by list".equals(person.profile().description()));
    }

    @Test
    default void whatOthersChangeMeanwhileIsKept() {
        Directory directory = SharingContract.Site.over(store()).directory();
        List<Account> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> directory.admissions().create(HOST, wanted("person" + i, null)))
                .toList();
        List<IntakeItem> items = IntStream.range(0, PEOPLE)
                .mapToObj(i -> item("person" + i, "by list"))
                .toList();
        AccountChanges named =
                AccountChanges.changing().givenName(Edit.set("by hand")).build();

        Together.run(List.<Callable<Boolean>>of(
                () -> directory
                        .intake()
                        .takeIn(HOST, items, Intake.OnConflict.UPDATE, false)
                        .isStored(),
                () -> {
                    people.reversed()
                            .forEach(person ->
                                    directory.accounts().change(HOST, person.id(), named, AddressRule.MAY_BE_SHARED));
                    return true;
                }));

        assertThat(IntStream.range(0, PEOPLE)
                        .mapToObj(i -> account("person" + i).profile()))
                .allMatch(profile -> "by list".equals(profile.description()) && "by hand".equals(profile.givenName()));
    }

    @Test
    default void whatIsNotStoredLeavesTheStoreAsItWas() {
        Directory directory = SharingContract.Site.over(store()).directory();
        Account ada = directory.admissions().create(HOST, wanted("ada", null));
        List<IntakeItem> items =
                List.of(item("ada", "changed"), item("grace", "made"), new IntakeItem.Spoiled(Username.parse("mary")));

        Intake.Report report = directory.intake().takeIn(HOST, items, Intake.OnConflict.UPDATE, false);

        assertThat(report.isStored()).isFalse();
        assertThat(account("ada")).isEqualTo(ada);
        assertThat(store().<Boolean>read(reading -> reading.accounts()
                        .isUsernameTaken(Username.parse("grace").key())))
                .isFalse();
    }

    private static void create(Directory directory, String username) {
        try {
            directory.admissions().create(HOST, wanted(username, null));
        } catch (Refused taken) {
            assertThat(taken.failure()).isInstanceOf(Failure.UsernameTaken.class);
        }
    }

    private Account account(String username) {
        return store().<Account>read(reading -> reading.accounts()
                .findByUsername(Username.parse(username).key())
                .orElseThrow());
    }

    private static IntakeItem item(String username, String description) {
        return new IntakeItem.Wanted(
                Username.parse(username),
                wanted(username, description),
                AccountChanges.changing().description(Edit.set(description)).build());
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
}
