package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import muster.directory.KeyHolder;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** Who holds a key is answered from memory, and never from an outdated one. */
interface HolderContract extends WithStore {
    SecretDigest SECRET = SecretDigest.of("the secret");

    private void addHolder() {
        add(store(), Samples.withEmails(account(1), Samples.email("a@x.org")));
        write(store(), w -> w.keys().add(key(1, id(1)), SECRET));
    }

    private KeyHolder holder() {
        return store().holderOf(SECRET).orElseThrow();
    }

    @Test
    default void holderIsTheKeyWithItsAccountAndItsActivity() {
        addHolder();
        write(store(), w -> w.accounts().stampActivity(id(1), NOW));
        KeyHolder expected = new KeyHolder(key(1, id(1)), find(store(), id(1)), NOW);
        assertThat(holder()).isEqualTo(expected);
        assertThat(holder()).isEqualTo(expected);
        assertThat(store().holderOf(SecretDigest.of("another"))).isEmpty();
    }

    @Test
    default void expiredKeyAndTrashedAccountAreStillFound() {
        add(store(), account(1));
        write(store(), w -> w.keys().add(key(1, id(1), Key.Purpose.API_KEY, null, NOW.minusSeconds(9)), SECRET));
        change(before -> before.withLife(before.life().trashed(NOW, null), NOW, null));
        assertThat(holder().key().expiresAt()).isEqualTo(NOW.minusSeconds(9));
        assertThat(holder().account().life().isTrashed()).isTrue();
    }

    private void change(UnaryOperator<Account> change) {
        write(
                store(),
                w -> w.accounts().save(change.apply(w.accounts().lock(id(1)).orElseThrow())));
    }

    @Test
    default void keyIsKnownAsSoonAsItIsMade() {
        assertThat(store().holderOf(SECRET)).isEmpty();
        addHolder();
        assertThat(store().holderOf(SECRET)).isPresent();
    }

    @Test
    default void everyKindOfChangeIsSeenByTheNextCall() {
        addHolder();
        assertThat(holder().account().life().blocks()).isEmpty();
        change(before -> before.withLife(before.life().blocked(Samples.disabled(null)), NOW, null));
        assertThat(holder().account().life().blocks()).hasSize(1);
        change(before -> before.with(AccountChanges.ofRank(Rank.AUDITOR), before.primaryEmail(), NOW, null));
        assertThat(holder().account().rank()).isEqualTo(Rank.AUDITOR);
        write(store(), w -> w.accounts().claim(TextKey.of("a@x.org"), id(1), NOW));
        assertThat(holder().account().primaryEmail().claimed()).isTrue();
        write(store(), w -> w.accounts().releaseClaim(TextKey.of("a@x.org"), id(1)));
        assertThat(holder().account().primaryEmail().claimed()).isFalse();
        write(store(), w -> w.accounts().stampActivity(id(1), NOW));
        assertThat(holder().lastActivity()).isEqualTo(NOW);
        write(store(), w -> w.keys().stampUse(new KeyId(1), NOW, null, null));
        assertThat(holder().key().lastUsedAt()).isEqualTo(NOW);
    }

    @Test
    default void endedKeyOpensNothingHoweverItEnded() {
        addHolder();
        List<SecretDigest> secrets = new ArrayList<>();
        for (int i = 2; i <= 4; i++) {
            int number = i;
            secrets.add(SecretDigest.of("secret " + i));
            write(
                    store(),
                    w -> w.keys()
                            .add(
                                    key(number, id(1), Key.Purpose.SESSION, null, null),
                                    SecretDigest.of("secret " + number)));
        }
        secrets.forEach(secret -> assertThat(store().holderOf(secret)).isPresent());
        write(store(), w -> w.keys().end(new KeyId(2), NOW, "signed out"));
        assertThat(store().holderOf(secrets.get(0))).isEmpty();
        write(store(), w -> w.keys().endOtherSessions(id(1), new KeyId(4), NOW, "password"));
        assertThat(store().holderOf(secrets.get(1))).isEmpty();
        assertThat(store().holderOf(secrets.get(2))).isPresent();
        write(store(), w -> w.keys().endAll(id(1), Key.Purpose.SESSION, NOW, "password"));
        assertThat(store().holderOf(secrets.get(2))).isEmpty();
        assertThat(holder().key().id()).isEqualTo(new KeyId(1));
    }

    @Test
    default void readersThatRaceWithChangesNeverBringTheOldStateBack() {
        addHolder();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger newest = new AtomicInteger(1);
        List<Callable<Boolean>> pieces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pieces.add(() -> {
                boolean good = true;
                while (!over.get()) {
                    int known = newest.get();
                    good &= holder().account().version() >= known;
                }
                return good;
            });
        }
        pieces.add(() -> {
            for (int i = 0; i < 200; i++) {
                String name = "name " + i;
                change(before -> new Account(
                        before.id(),
                        before.version() + 1,
                        before.kind(),
                        before.username(),
                        before.emails(),
                        before.pendingEmail(),
                        Profile.ofNames(name, null),
                        before.rank(),
                        before.life(),
                        before.stamps()));
                newest.incrementAndGet();
            }
            over.set(true);
            return holder().account().version() == 201;
        });
        assertThat(Samples.together(pieces)).containsOnly(true);
    }

    @Test
    default void changeOfAnotherProcessIsSeenWithinHalfASecond() throws InterruptedException {
        addHolder();
        assertThat(holder().account().rank()).isEqualTo(Rank.VIEWER);
        try (SqlStore other = SqlStore.open(settings())) {
            write(other, w -> w.keys().end(new KeyId(1), NOW, "gone"));
        }
        Thread.sleep(550);
        assertThat(store().holderOf(SECRET)).isEmpty();
    }
}
