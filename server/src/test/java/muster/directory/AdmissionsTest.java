package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static muster.directory.TestDirectory.HOST;
import static muster.directory.TestDirectory.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Event;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.KeySecret;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private final TestDirectory site = new TestDirectory();
    private final Admissions admissions = site.directory.admissions();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theFirstAccountIsAnAdministratorWhateverRankIsAskedFor() {
        Account first = admissions.createFirst(Caller.anonymous(TestDirectory.origin()), wanted("first", Rank.VIEWER));

        assertThat(first.rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(admissions.isSetUp()).isTrue();
        assertRefused(
                Failure.AlreadySetUp.class,
                () -> admissions.createFirst(Caller.anonymous(TestDirectory.origin()), wanted("again", Rank.VIEWER)));
    }

    @Test
    void theFirstAccountComesWithItsKeyOrNotAtAll() {
        NewKey ended = NewKey.forPrograms("first", null, site.now());
        assertRefused(
                Failure.ExpiryInThePast.class,
                () -> admissions.createFirst(HOST, wanted("first", Rank.VIEWER), ended, null));
        assertThat(admissions.isSetUp()).isFalse();

        NewKey key = NewKey.forPrograms("first", null, null);
        Keys.MadeKey made = admissions.createFirst(HOST, wanted("first", Rank.VIEWER), key, null);

        assertThat(site.callerWith(made).rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(site.directory.ledger().list(HOST, null, true, 10).events())
                .extracting(Event::act)
                .containsExactly(Act.ACCOUNT_CREATED, Act.KEY_CREATED);
    }

    @Test
    void theKeyOfTheFirstAccountHasTheSecretThatSomebodyChose() {
        KeySecret chosen = KeySecret.chosen("c".repeat(40));
        NewKey key = NewKey.forPrograms("first", null, null);

        Keys.MadeKey made = admissions.createFirst(HOST, wanted("first", Rank.VIEWER), key, chosen);

        assertThat(made.secret().reveal()).isEqualTo("c".repeat(40));
        assertThat(site.callerWith(made).account()).isEqualTo(made.key().account());
    }

    @Test
    void onlyTheHostMakesTheFirstAccountWithAKey() {
        NewKey key = NewKey.forPrograms("first", null, null);
        Caller anonymous = Caller.anonymous(TestDirectory.origin());

        assertRefused(
                Failure.NotPermitted.class,
                () -> admissions.createFirst(anonymous, wanted("first", Rank.VIEWER), key, null));
        assertThat(admissions.isSetUp()).isFalse();
    }

    @Test
    void ofManyWhoWantToBeFirstExactlyOneIs() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "first" + i;
            attempts.add(() -> succeeds(() -> admissions.createFirst(HOST, wanted(name, Rank.VIEWER))));
        }
        assertThat(countOfTrue(attempts)).isEqualTo(1);
    }

    @Test
    void ofManyWhoWantOneNameExactlyOneGetsIt() throws Exception {
        site.first();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String spelling = i % 2 == 0 ? "popular" : "POPULAR";
            attempts.add(() -> succeeds(() -> admissions.create(HOST, wanted(spelling, Rank.VIEWER))));
        }
        assertThat(countOfTrue(attempts)).isEqualTo(1);
    }

    @Test
    void nobodyBelowManagerMakesAccountsAndNobodyGivesARankAboveTheOwn() {
        site.first();
        Caller publisher = site.as(site.create("publisher", Rank.PUBLISHER));
        Caller manager = site.as(site.create("manager", Rank.MANAGER));

        assertRefused(Failure.NotPermitted.class, () -> admissions.create(publisher, wanted("a", Rank.VIEWER)));
        assertRefused(Failure.MayNotGrantRank.class, () -> admissions.create(manager, wanted("b", Rank.ADMINISTRATOR)));
        assertThat(admissions.create(manager, wanted("c", Rank.MANAGER)).rank()).isEqualTo(Rank.MANAGER);
    }

    @Test
    void anInvitedAccountIsNotActiveAndHasNoPassword() {
        site.first();
        Account invited = admissions.create(HOST, with(new NewAccount.Start.Invited(), null));

        assertThat(invited.life().isActivated()).isFalse();
        assertThat(invited.mayAct(site.now())).isFalse();
        assertThat(site.store.<Boolean>read(
                        reading -> reading.credentials().password(invited.id()).isEmpty()))
                .isTrue();
    }

    @Test
    void anOutsideIdBelongsToOneAccount() {
        site.first();
        ExternalIdentity identity = new ExternalIdentity("provider", "subject-1");
        admissions.create(HOST, with(new NewAccount.Start.WithoutPassword(), identity));

        assertRefused(
                Failure.ExternalIdTaken.class,
                () -> admissions.create(
                        HOST,
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse("other"),
                                null,
                                Profile.EMPTY,
                                null,
                                identity,
                                new NewAccount.Start.WithoutPassword(),
                                AddressRule.MAY_BE_SHARED)));
        assertRefused(
                Failure.NoSuchAccount.class,
                () -> site.directory.accounts().findByUsername(HOST, Username.parse("other")));
    }

    private static NewAccount with(NewAccount.Start start, ExternalIdentity identity) {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse("newcomer"),
                null,
                Profile.EMPTY,
                null,
                identity,
                start,
                AddressRule.MAY_BE_SHARED);
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static long countOfTrue(List<Callable<Boolean>> attempts) throws Exception {
        long count = 0;
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                count += attempt.get() ? 1 : 0;
            }
        }
        return count;
    }
}
