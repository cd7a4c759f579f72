package muster.store;

import static muster.model.Key.Purpose.API_KEY;
import static muster.store.Samples.NOW;
import static muster.store.Samples.write;
import static muster.store.SharingContract.HOST;
import static muster.store.SharingContract.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import muster.directory.Keys;
import muster.directory.Tokens;
import muster.directory.Writing;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Refused;
import muster.model.WellKnown;
import muster.store.SharingContract.Site;
import org.junit.jupiter.api.Test;

/** Keys that are made while others end, and by several nodes at the same time, through the directory. */
interface TokenContract extends WithStore {
    NewKey PLAIN = NewKey.forPrograms("token", null, null);

    @Test
    default void aKeyThatEndsMeanwhileMakesNoOther() throws Exception {
        Site site = Site.over(store());
        AccountId self = site.owner().account();
        Tokens tokens = site.directory().tokens();
        Consumer<Writing> lock = w -> w.accounts().lock(self);
        assertThat(whileKeysEnd(self, lock, () -> tokens.issue(site.owner(), self, PLAIN)))
                .isEqualTo(new Failure.BadCredentials());
    }

    @Test
    default void aKeyThatEndsMeanwhileMakesNoOtherForItsOwnerEither() throws Exception {
        Site site = Site.over(store());
        AccountId self = site.owner().account();
        Keys keys = site.directory().keys();
        Consumer<Writing> lock = w -> w.accounts().lock(self);
        assertThat(whileKeysEnd(self, lock, () -> keys.create(site.owner(), self, PLAIN)))
                .isEqualTo(new Failure.BadCredentials());
    }

    /** As when the administrator is withdrawn, whose keys for the directory were looked for already. */
    @Test
    default void whoIsGoingMakesNoKeyForTheDirectory() throws Exception {
        Site site = Site.over(store());
        AccountId self = site.owner().account();
        Tokens tokens = site.directory().tokens();
        Consumer<Writing> guard = w -> w.accounts().guardAdministrators();
        assertThat(whileKeysEnd(self, guard, () -> tokens.issue(site.owner(), WellKnown.SYSTEM, PLAIN)))
                .isEqualTo(new Failure.BadCredentials());
    }

    /** What somebody's work ends in that begins when his keys are about to end, and waits for that. */
    private Object whileKeysEnd(AccountId owner, Consumer<Writing> first, Runnable work)
            throws ExecutionException, InterruptedException, TimeoutException {
        FutureTask<Object> other = new FutureTask<>(() -> outcome(work));
        write(store(), w -> {
            first.accept(w);
            Thread.ofPlatform().start(other);
            letItComeToTheLock();
            w.keys().endAll(owner, API_KEY, NOW, "withdrawn");
        });
        return other.get(20, TimeUnit.SECONDS);
    }

    private static Object outcome(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refused refused) {
            return refused.failure();
        }
    }

    private static void letItComeToTheLock() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void nodesThatStartTogetherGiveTheDirectoryOneKey() {
        Site site = Site.over(store());
        Tokens tokens = site.directory().tokens();
        for (int round = 0; round < 5; round++) {
            KeySecret secret = KeySecret.chosen("the-secret-that-the-settings-name-" + round);
            assertThat(outcomes(3, node -> () -> tokens.ensureConfigured(HOST, WellKnown.SYSTEM, PLAIN, secret)))
                    .containsOnly("done");
            assertThat(store().holderOf(secret.digest())
                            .map(holder -> holder.key().account()))
                    .contains(WellKnown.SYSTEM);
            List<Key> there = store().read(r -> r.keys().ofAccount(WellKnown.SYSTEM, API_KEY, NOW));
            assertThat(there).hasSize(1);
        }
    }
}
