package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import muster.directory.Directory;
import muster.directory.LoginOutcome;
import muster.directory.MergeOptions;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.Origin;
import muster.model.Place;
import muster.model.Rank;
import muster.model.Refused;
import muster.testing.Eventually;
import org.junit.jupiter.api.Test;

/** Merges, their undoing and sign-ins at the same time: no ring, nothing undone twice, and no session of a merged account. */
interface MergeRaceContract extends WithStore {
    int RACES = 5;

    private static Account person(Directory directory, String name) {
        return directory.admissions().create(HOST, SharingContract.Site.wanted(name, Rank.PUBLISHER));
    }

    private static boolean isMerged(Directory directory, Account old, Account into) {
        try {
            MergeOptions options = new MergeOptions(true, true, new Place.With(into.id()), List.of(), List.of());
            directory.merges().merge(HOST, null, old.id(), into.id(), options);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static boolean isUndone(Directory directory, UUID merge) {
        try {
            directory.unmerges().undo(HOST, merge, Map.of(), null);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private Account stored(AccountId id) {
        return Samples.find(store(), id);
    }

    @Test
    default void ofTwoWhoAreMergedIntoEachOtherOneStays() {
        Directory directory = SharingContract.Site.over(store()).directory();
        for (int race = 0; race < RACES; race++) {
            Account one = person(directory, "one" + race);
            Account other = person(directory, "other" + race);
            List<Boolean> won = Samples.together(
                    List.of(() -> isMerged(directory, one, other), () -> isMerged(directory, other, one)));
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(List.of(
                            stored(one.id()).life().isMerged(),
                            stored(other.id()).life().isMerged()))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    default void ofTwoWhoUndoAMergeOneDoes() {
        Directory directory = SharingContract.Site.over(store()).directory();
        for (int race = 0; race < RACES; race++) {
            Account old = person(directory, "old" + race);
            Account into = person(directory, "into" + race);
            isMerged(directory, old, into);
            UUID merge = directory.unmerges().latestOf(HOST, old.id());
            Callable<Boolean> undo = () -> isUndone(directory, merge);
            assertThat(Samples.together(List.of(undo, undo, undo))).containsOnlyOnce(true);
            assertThat(stored(old.id()).life()).isEqualTo(old.life());
        }
    }

    @Test
    default void aMergeThatIsUndoneWhileTheOtherAccountIsMergedOnEndsOneWayOrTheOther() {
        Directory directory = SharingContract.Site.over(store()).directory();
        for (int race = 0; race < RACES; race++) {
            Account old = person(directory, "old" + race);
            Account into = person(directory, "into" + race);
            Account last = person(directory, "last" + race);
            isMerged(directory, old, into);
            UUID first = directory.unmerges().latestOf(HOST, old.id());
            List<Boolean> won =
                    Samples.together(List.of(() -> isUndone(directory, first), () -> isMerged(directory, into, last)));
            assertThat(won.get(1)).isTrue();
            assertThat(stored(old.id()).life().isMerged()).isEqualTo(!won.get(0));
            if (!won.get(0)) {
                assertThat(isUndone(directory, directory.unmerges().latestOf(HOST, into.id())))
                        .isTrue();
                assertThat(isUndone(directory, first)).isTrue();
            }
        }
    }

    @Test
    default void whoSignsInWhileBeingMergedHasNoSessionAfterwards() {
        Directory directory = SharingContract.Site.over(store()).directory();
        Origin origin = new Origin("test", "request", "127.0.0.1", null);
        for (int race = 0; race < RACES; race++) {
            Account old = person(directory, "old" + race);
            Account into = person(directory, "into" + race);
            String name = "old" + race;
            Callable<Boolean> signIn = () -> {
                LoginOutcome outcome = directory.logins().signIn(name, "a good password", Duration.ofDays(1), origin);
                return outcome instanceof LoginOutcome.SignedIn;
            };
            List<Boolean> done =
                    Samples.together(List.of(signIn, () -> isMerged(directory, old, into), signIn, signIn));
            assertThat(done.get(1)).isTrue();
            for (AccountId id : List.of(old.id(), into.id())) {
                List<Key> sessions =
                        store().read(reading -> reading.keys().ofAccount(id, Key.Purpose.SESSION, Samples.NOW));
                assertThat(sessions).isEmpty();
            }
        }
    }

    /** Whoever undoes a merge waits for the change, and must not take it back unseen. */
    @Test
    default void aThingThatIsRenamedWhileAMergeIsUndoneKeepsItsName() {
        SharingContract.Site site = SharingContract.Site.over(store());
        Directory directory = site.directory();
        Account old = person(directory, "old");
        Account into = person(directory, "into");
        HoldingId thing = site.hold("genome");
        give(thing, old, "genome");
        isMerged(directory, old, into);
        UUID merge = directory.unmerges().latestOf(HOST, old.id());
        CountDownLatch renamed = new CountDownLatch(1);
        Callable<Boolean> rename = () -> store().write(writing -> {
            Holding now = writing.holdings().lock(thing).orElseThrow();
            writing.holdings().save(renamed(now, now.owner(), "better"));
            renamed.countDown();
            Eventually.pause(Duration.ofMillis(300));
            return true;
        });
        Callable<Boolean> undo = () -> {
            renamed.await();
            return isUndone(directory, merge);
        };
        Samples.together(List.of(rename, undo));
        Holding after = store().read(
                        reading -> reading.holdings().findAll(List.of(thing)).get(thing));
        assertThat(after.name()).isEqualTo("better");
    }

    private void give(HoldingId thing, Account owner, String name) {
        store().write(writing -> {
            Holding now = writing.holdings().lock(thing).orElseThrow();
            writing.holdings().save(renamed(now, owner.id(), name));
            return true;
        });
    }

    private static Holding renamed(Holding now, AccountId owner, String name) {
        return now.with(owner, now.container(), name, now.audience(), now.document(), Samples.NOW, null);
    }
}
