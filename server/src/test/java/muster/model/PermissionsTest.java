package muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    private static final Caller NOBODY = Caller.anonymous(Sample.origin());

    @Test
    void nobodyInParticularMayDoNothing() {
        Account target = Sample.account(1, Rank.VIEWER);

        assertThat(Permissions.maySeeAccounts(NOBODY)).isFalse();
        assertThat(Permissions.mayCreateAccount(NOBODY)).isFalse();
        assertThat(Permissions.mayChangeProfile(NOBODY, target, Policy.DEFAULT)).isFalse();
        assertThat(Permissions.mayDisable(NOBODY, target)).isFalse();
        assertThat(Permissions.maySeeLedger(NOBODY)).isFalse();
        assertThat(Permissions.mayCreateGroup(NOBODY, Policy.DEFAULT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, VIEWER, false",
        "PUBLISHER, VIEWER, false",
        "AUDITOR, VIEWER, false",
        "MANAGER, VIEWER, true",
        "MANAGER, MANAGER, true",
        "MANAGER, ADMINISTRATOR, false",
        "ADMINISTRATOR, ADMINISTRATOR, true",
    })
    void accountsAreManagedFromManagerUpAndNeverUpwards(Rank caller, Rank target, boolean permitted) {
        Caller manager = Sample.caller(1, caller);
        Account other = Sample.account(2, target);

        assertThat(Permissions.mayChangeProfile(manager, other, Policy.DEFAULT)).isEqualTo(permitted);
        assertThat(Permissions.mayChangeDocument(manager, other)).isEqualTo(permitted);
        assertThat(Permissions.mayDisable(manager, other)).isEqualTo(permitted);
        assertThat(Permissions.mayEnable(manager, other)).isEqualTo(permitted);
    }

    @Test
    void nobodyRaisesHimselfAndEverybodyMayStepDown() {
        Account publisher = Sample.account(1, Rank.PUBLISHER);
        Caller self = Sample.caller(1, Rank.PUBLISHER);

        assertThat(Permissions.mayChangeRank(self, publisher, Rank.VIEWER)).isTrue();
        assertThat(Permissions.mayChangeRank(self, publisher, Rank.ADMINISTRATOR))
                .isFalse();
    }

    @Test
    void nobodyGivesARankAboveTheOwn() {
        Caller manager = Sample.caller(1, Rank.MANAGER);

        assertThat(Permissions.mayGiveRank(manager, Rank.MANAGER)).isTrue();
        assertThat(Permissions.mayGiveRank(manager, Rank.ADMINISTRATOR)).isFalse();
    }

    @Test
    void aCappedKeyCountsForNoMoreThanItsCap() {
        Caller capped = Sample.caller(1, Rank.ADMINISTRATOR).cappedAt(Rank.PUBLISHER);

        assertThat(Permissions.mayCreateAccount(capped)).isFalse();
        assertThat(capped.withAccountRank(Rank.ADMINISTRATOR).rank()).isEqualTo(Rank.PUBLISHER);
        assertThat(capped.withAccountRank(Rank.VIEWER).rank()).isEqualTo(Rank.VIEWER);
    }

    @Test
    void whoGoesToTheTrashAloneNeedsAKeyAsStrongAsTheAccount() {
        Caller whole = Sample.caller(1, Rank.PUBLISHER);
        assertThat(Permissions.mayTrash(whole, Sample.account(1, Rank.PUBLISHER)))
                .isTrue();
        assertThat(Permissions.mayTrash(whole.cappedAt(Rank.VIEWER), Sample.account(1, Rank.PUBLISHER)))
                .isFalse();
        assertThat(Permissions.mayTrash(whole.cappedAt(Rank.VIEWER), Sample.account(1, Rank.VIEWER)))
                .isTrue();
        assertThat(Permissions.mayTrash(
                        Caller.invited(Sample.id(1), new KeyId(1), Sample.origin()), Sample.account(1, Rank.VIEWER)))
                .isFalse();
    }

    @Test
    void peopleEditThemselvesOnlyWhereTheSiteLetsThem() {
        Account target = Sample.account(1, Rank.VIEWER);
        Caller self = Sample.caller(1, Rank.VIEWER);
        Policy strict = new Policy(
                Rank.VIEWER,
                false,
                false,
                Policy.SelfEditing.ADMINISTRATORS_ONLY,
                Policy.LockOut.DEFAULT,
                Policy.Codes.DEFAULT);

        assertThat(Permissions.mayChangeProfile(self, target, Policy.DEFAULT)).isTrue();
        assertThat(Permissions.mayChangeProfile(self, target, strict)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void everybodyMindsWhatDoorsKeepOfHimself(Rank rank) {
        assertThat(Permissions.mayGrantAtDoors(Sample.caller(1, rank))).isEqualTo(rank == Rank.ADMINISTRATOR);
        assertThat(Permissions.mayChangeDocument(Sample.caller(1, rank), Sample.account(1, rank)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void theSiteIsChangedByAdministratorsAlone(Rank rank) {
        assertThat(Permissions.mayChangeSite(Sample.caller(1, rank))).isEqualTo(rank == Rank.ADMINISTRATOR);
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void aKeyIsMadeByItsOwnerAlone(Rank rank) {
        assertThat(Permissions.mayCreateKey(Sample.caller(1, rank), Sample.id(1)))
                .isTrue();
        assertThat(Permissions.mayCreateKey(Sample.caller(1, rank), Sample.id(2)))
                .isFalse();
        assertThat(Permissions.mayCreateKey(Caller.host("r"), Sample.id(2))).isTrue();
    }

    @Test
    void theDirectorysOwnAccountsAreManagedByNobody() {
        Account person = Sample.account(2, Rank.ADMINISTRATOR);
        Account system = new Account(
                person.id(),
                1,
                AccountKind.SYSTEM,
                null,
                person.emails(),
                null,
                person.profile(),
                person.rank(),
                person.life(),
                person.stamps());

        assertThat(Permissions.mayDisable(Sample.caller(1, Rank.ADMINISTRATOR), system))
                .isFalse();
    }

    @Test
    void credentialsOfOthersNeedAStrictlyHigherRankExceptAmongAdministrators() {
        Account manager = Sample.account(2, Rank.MANAGER);

        assertThat(Permissions.mayManageCredentials(Sample.caller(1, Rank.MANAGER), manager))
                .isFalse();
        assertThat(Permissions.mayManageCredentials(Sample.caller(1, Rank.MANAGER), Sample.account(3, Rank.VIEWER)))
                .isTrue();
        assertThat(Permissions.mayManageCredentials(
                        Sample.caller(1, Rank.ADMINISTRATOR), Sample.account(3, Rank.ADMINISTRATOR)))
                .isTrue();
    }

    @Test
    void rightsThatGoFarEnoughAreEnoughAndAdministratorsNeedNone() {
        Caller person = Sample.caller(1, Rank.MANAGER);

        assertThat(Permissions.mayUse(person, Grant.Level.WRITE, Grant.Level.READ))
                .isTrue();
        assertThat(Permissions.mayUse(person, Grant.Level.WRITE, Grant.Level.MANAGE))
                .isFalse();
        assertThat(Permissions.mayUse(person, null, Grant.Level.READ)).isFalse();
        assertThat(Permissions.mayUse(Sample.caller(1, Rank.ADMINISTRATOR), null, Grant.Level.MANAGE))
                .isTrue();
        assertThat(Permissions.mayUse(NOBODY, Grant.Level.MANAGE, Grant.Level.READ))
                .isFalse();
    }

    @Test
    void onlyAdministratorsPlaceThingsWithTheDirectoryItself() {
        Caller person = Sample.caller(1, Rank.MANAGER);
        AccountId other = Sample.account(2, Rank.VIEWER).id();

        assertThat(Permissions.mayPlaceWith(person, other, Grant.Level.WRITE)).isTrue();
        assertThat(Permissions.mayPlaceWith(person, other, Grant.Level.READ)).isFalse();
        assertThat(Permissions.mayPlaceWith(person, WellKnown.SYSTEM, Grant.Level.MANAGE))
                .isFalse();
        assertThat(Permissions.mayPlaceWith(Sample.caller(1, Rank.ADMINISTRATOR), WellKnown.SYSTEM, null))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "console, MANAGER, VIEWER, true",
        "host, MANAGER, VIEWER, true",
        "elsewhere, MANAGER, VIEWER, false",
        "elsewhere, ADMINISTRATOR, VIEWER, false",
        "console, MANAGER, MANAGER, false",
        "console, ADMINISTRATOR, ADMINISTRATOR, true",
        "console, AUDITOR, VIEWER, false",
    })
    void whoStandsAboveHoldsWhereTheDirectorySpeaksForItself(String door, Rank rank, Rank target, boolean permitted) {
        Caller sample = Sample.caller(1, rank);
        Caller caller = new Caller(
                sample.actor(), sample.rank(), sample.ceiling(), new Origin(door, "request", "127.0.0.1", null));

        assertThat(Permissions.mayHold(caller, Sample.account(2, target))).isEqualTo(permitted);
        assertThat(Permissions.mayHold(caller, Sample.account(1, target))).isFalse();
    }

    @Test
    void allKeysAreEndedByWhoStandsAboveOrWithAKeyAsStrongAsTheAccount() {
        Caller whole = Sample.caller(1, Rank.PUBLISHER);
        Account own = Sample.account(1, Rank.PUBLISHER);

        assertThat(Permissions.mayEndAllKeys(whole, own)).isTrue();
        assertThat(Permissions.mayEndAllKeys(whole.cappedAt(Rank.VIEWER), own)).isFalse();
        assertThat(Permissions.mayEndAllKeys(Sample.caller(2, Rank.MANAGER), own))
                .isTrue();
        assertThat(Permissions.mayEndAllKeys(Sample.caller(2, Rank.MANAGER), Sample.account(3, Rank.MANAGER)))
                .isFalse();
    }

    @Test
    void onlyAdministratorsPurgeAndNobodyPurgesTheDirectorysOwn() {
        Account target = Sample.account(2, Rank.VIEWER);

        assertThat(Permissions.mayPurge(Sample.caller(1, Rank.ADMINISTRATOR), target))
                .isTrue();
        assertThat(Permissions.mayPurge(Sample.caller(1, Rank.MANAGER), target)).isFalse();
        assertThat(Permissions.maySeeTrash(Sample.caller(1, Rank.MANAGER))).isTrue();
        assertThat(Permissions.maySeeTrash(Sample.caller(1, Rank.AUDITOR))).isFalse();
    }

    @Test
    void addressesAreKeptByWhoStandsAboveAndByAdministratorsAlsoTheirOwn() {
        Caller manager = Sample.caller(1, Rank.MANAGER);
        Caller administrator = Sample.caller(2, Rank.ADMINISTRATOR);

        assertThat(Permissions.mayKeepAddresses(manager, Sample.account(3, Rank.AUDITOR)))
                .isTrue();
        assertThat(Permissions.mayKeepAddresses(manager, Sample.account(3, Rank.MANAGER)))
                .isFalse();
        assertThat(Permissions.mayKeepAddresses(manager, Sample.account(1, Rank.MANAGER)))
                .isFalse();
        assertThat(Permissions.mayKeepAddresses(administrator, Sample.account(2, Rank.ADMINISTRATOR)))
                .isTrue();
    }
}
