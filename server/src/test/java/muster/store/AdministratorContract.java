package muster.store;

import static muster.model.Key.Purpose.API_KEY;
import static muster.model.Key.Purpose.SESSION;
import static muster.store.Samples.NOW;
import static muster.store.Samples.PASSWORD;
import static muster.store.Samples.add;
import static muster.store.Samples.disabled;
import static muster.store.Samples.howManySucceed;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static muster.store.Samples.ranked;
import static muster.store.Samples.withLife;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Life;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.SecretDigest;
import org.junit.jupiter.api.Test;

/** Who counts as an administrator that can be counted on, and that the last one stays. */
interface AdministratorContract extends WithStore {

    private boolean hasAdministrator() {
        return store().read(r -> r.accounts().hasUsableAdministrator(NOW));
    }

    private static Account administrator(int number) {
        return ranked(number, Rank.ADMINISTRATOR);
    }

    private void addWithPassword(Account account) {
        write(store(), w -> {
            w.accounts().add(account);
            w.credentials().setPassword(account.id(), PASSWORD, NOW);
        });
    }

    @Test
    default void administratorWithAPasswordCounts() {
        add(store(), administrator(1));
        assertThat(hasAdministrator()).isFalse();
        write(store(), w -> w.credentials().setPassword(id(1), PASSWORD, NOW));
        assertThat(hasAdministrator()).isTrue();
        write(store(), w -> w.accounts().setFailures(id(1), 99, NOW.plusSeconds(900)));
        assertThat(hasAdministrator()).isTrue();
    }

    @Test
    default void whoCannotActForGoodDoesNotCount() {
        addWithPassword(ranked(1, Rank.MANAGER));
        addWithPassword(withLife(administrator(2), Life.INVITED));
        addWithPassword(withLife(administrator(3), Life.activeSince(NOW).expiringAt(NOW.plusSeconds(99_999))));
        addWithPassword(withLife(administrator(4), Life.activeSince(NOW).trashed(NOW, null)));
        addWithPassword(withLife(administrator(5), Life.activeSince(NOW).merged(id(1), true)));
        addWithPassword(withLife(administrator(6), Life.activeSince(NOW).blocked(disabled(null))));
        addWithPassword(withLife(administrator(7), Life.activeSince(NOW).blocked(disabled(NOW.plusSeconds(1)))));
        addWithPassword(Samples.withKind(administrator(8), AccountKind.SYSTEM));
        assertThat(hasAdministrator()).isFalse();
    }

    @Test
    default void blockThatHasPassedDoesNotMatterAndServicesCount() {
        addWithPassword(withLife(
                Samples.withKind(administrator(1), AccountKind.SERVICE),
                Life.activeSince(NOW).blocked(disabled(NOW.minusSeconds(1)))));
        assertThat(hasAdministrator()).isTrue();
    }

    @Test
    default void keyCountsOnlyWhenItLastsAndIsNotCapped() {
        add(store(), administrator(1));
        addKey(key(1, id(1), API_KEY, null, NOW.plusSeconds(99_999)));
        addKey(key(2, id(1), SESSION, null, null));
        addKey(key(3, id(1), API_KEY, Rank.MANAGER, null));
        assertThat(hasAdministrator()).isFalse();
        addKey(key(4, id(1), API_KEY, Rank.ADMINISTRATOR, null));
        assertThat(hasAdministrator()).isTrue();
        write(store(), w -> w.keys().end(new KeyId(4), NOW, "gone"));
        assertThat(hasAdministrator()).isFalse();
        addKey(key(5, id(1), API_KEY, null, null));
        assertThat(hasAdministrator()).isTrue();
    }

    @Test
    default void keyCountsOnlyWhenItIsForEverythingAtEveryDoor() {
        add(store(), administrator(1));
        Key plain = key(1, id(1));
        addKey(plain.with(List.of("GET /all", "PUT \"all\""), List.of(), null));
        addKey(key(2, id(1)).with(plain.scopes(), List.of("elsewhere"), null));
        assertThat(hasAdministrator()).isFalse();
        addKey(key(3, id(1)).with(List.of("GET /", Key.EVERYTHING), List.of(), null));
        assertThat(hasAdministrator()).isTrue();
    }

    private void addKey(Key key) {
        write(store(), w -> w.keys().add(key, SecretDigest.of("secret " + key.id())));
    }

    @Test
    default void twoAdministratorsWhoDisableEachOtherLeaveOne() {
        for (int round = 0; round < 10; round++) {
            int first = round * 2 + 1;
            addWithPassword(administrator(first));
            addWithPassword(administrator(first + 1));
            long disabled = howManySucceed(2, writer -> () -> disable(id(first + writer)));
            assertThat(disabled).isEqualTo(1);
            assertThat(hasAdministrator()).isTrue();
            disableTheRest(first);
        }
    }

    /** As the use case does it: guard, change, look whether anybody is left. */
    private boolean disable(AccountId target) {
        write(store(), w -> {
            w.accounts().guardAdministrators();
            Account account = w.accounts().lock(target).orElseThrow();
            w.accounts().save(account.withLife(account.life().blocked(disabled(null)), NOW, null));
            if (!w.accounts().hasUsableAdministrator(NOW)) {
                throw new Refused(new Failure.LastAdministrator());
            }
        });
        return true;
    }

    /** Makes room for the next round. */
    private void disableTheRest(int first) {
        for (AccountId left : List.of(id(first), id(first + 1))) {
            write(store(), w -> {
                Account account = w.accounts().lock(left).orElseThrow();
                w.accounts().save(account.withLife(account.life().trashed(NOW, null), NOW, null));
            });
        }
    }
}
