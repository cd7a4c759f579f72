package muster.store;

import static muster.model.Key.Purpose.API_KEY;
import static muster.model.Key.Purpose.APPLICATION_PASSWORD;
import static muster.model.Key.Purpose.SESSION;
import static muster.store.Samples.NOW;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Block;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeyUse;
import muster.model.Life;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys and sessions. */
interface KeyContract extends WithStore {

    private static SecretDigest secret(int number) {
        return SecretDigest.of("secret " + number);
    }

    private void addKey(Key key) {
        write(store(), w -> w.keys().add(key, secret((int) key.id().value())));
    }

    private List<Key> keys(Key.Purpose purpose) {
        return store().read(r -> r.keys().ofAccount(id(1), purpose, NOW));
    }

    @Test
    default void everyFieldOfAKeyComesBackAsItWas() {
        Key full = new Key(
                new KeyId(Long.MAX_VALUE),
                id(1),
                SESSION,
                "My \"key\"",
                List.of("read", "write \\ \"more\""),
                List.of("connect", "arvados"),
                Rank.AUDITOR,
                NOW,
                id(2),
                new KeyId(3),
                NOW.plusSeconds(5),
                "wxyz",
                NOW.plusSeconds(1));
        write(store(), w -> w.keys().add(full, secret(1)));
        assertThat(store().<Optional<Key>>read(r -> r.keys().find(new KeyId(Long.MAX_VALUE))))
                .contains(full);
    }

    @Test
    default void keysOfAnAccountAreListedOldestFirstWithoutExpiredOnes() {
        addKey(key(3, id(1)));
        addKey(key(1, id(1)));
        addKey(key(2, id(1), API_KEY, null, NOW));
        addKey(key(4, id(1), API_KEY, null, NOW.plusNanos(1_000)));
        addKey(key(5, id(1), SESSION, null, null));
        addKey(key(6, id(2)));
        assertThat(keys(API_KEY)).extracting(found -> found.id().value()).containsExactly(1L, 3L, 4L);
        assertThat(keys(SESSION)).extracting(found -> found.id().value()).containsExactly(5L);
    }

    @Test
    default void bearerOfAKeyIsItsAccountWithItsBlocks() {
        Block block = new Block(Block.Kind.DISABLED, "connect", null, null, NOW, null);
        Account blocked =
                Samples.withLife(Samples.account(1), Life.activeSince(NOW).blocked(block));
        Samples.add(store(), Samples.withEmails(blocked, Samples.email("a@x.org")), Samples.account(2));
        addKey(key(1, id(1)));
        addKey(key(2, id(2)));
        assertThat(bearer(1).map(Account::life)).contains(blocked.life());
        assertThat(bearer(2).map(Account::id)).contains(id(2));
        assertThat(bearer(2).map(Account::rank)).contains(Samples.account(2).rank());
        assertThat(bearer(3)).isEmpty();
    }

    @Test
    default void keyThatEndedOrExpiredHasNoBearerAlsoInTheTransactionThatEndedIt() {
        Samples.add(store(), Samples.account(1));
        addKey(key(1, id(1)));
        addKey(key(2, id(1), API_KEY, null, NOW));
        addKey(key(3, id(1), API_KEY, null, NOW.plusNanos(1_000)));
        write(store(), w -> {
            w.keys().end(new KeyId(1), NOW, "revoked");
            assertThat(w.accounts().bearer(new KeyId(1), NOW)).isEmpty();
        });
        assertThat(bearer(1)).isEmpty();
        assertThat(bearer(2)).isEmpty();
        assertThat(bearer(3)).isPresent();
    }

    /** Saving compares with the account as it was seen, and a bearer was seen without addresses. */
    @Test
    default void lookingAtABearerDoesNotDisturbASave() {
        Account account = Samples.withEmails(Samples.account(1), Samples.email("a@x.org"));
        Samples.add(store(), account);
        addKey(key(1, id(1)));
        write(store(), w -> {
            w.accounts().bearer(new KeyId(1), NOW);
            w.accounts().save(account.withLife(account.life().withReadonly(true), NOW, null));
        });
        assertThat(Samples.find(store(), id(1)).emails()).isEqualTo(account.emails());
    }

    private Optional<Account> bearer(int key) {
        return store().read(r -> r.accounts().bearer(new KeyId(key), NOW));
    }

    @Test
    default void endedKeyIsNeverFoundAgainAndItsSecretNeverTakenAgain() {
        addKey(key(1, id(1)));
        assertThat(store().<Boolean>write(w -> w.keys().end(new KeyId(1), NOW, "gone")))
                .isTrue();
        assertThat(store().<Boolean>write(w -> w.keys().end(new KeyId(1), NOW, "gone")))
                .isFalse();
        assertThat(store().<Boolean>write(w -> w.keys().end(new KeyId(2), NOW, "gone")))
                .isFalse();
        assertThat(store().<Optional<Key>>read(r -> r.keys().find(new KeyId(1))))
                .isEmpty();
        assertThat(keys(API_KEY)).isEmpty();
        assertThat(failureOf(() -> write(store(), w -> w.keys().add(key(2, id(1)), secret(1)))))
                .isEqualTo(new Failure.KeySecretTaken());
    }

    @Test
    default void endIsTakenBackOnlyFromThatKeyOfThatOwner() {
        addKey(key(1, id(1)));
        assertThat(revive("label 1")).isFalse();
        write(store(), w -> w.keys().end(new KeyId(1), NOW, "gone"));
        assertThat(revive("label 2")).isFalse();
        assertThat(store().<Boolean>write(w -> w.keys().revive(secret(1), id(2), "label 1")))
                .isFalse();
        assertThat(keys(API_KEY)).isEmpty();
        assertThat(revive("label 1")).isTrue();
        assertThat(keys(API_KEY)).containsExactly(key(1, id(1)));
        assertThat(store().<Optional<Key>>read(r -> r.keys().find(secret(1)))).contains(key(1, id(1)));
    }

    private boolean revive(String label) {
        return store().<Boolean>write(w -> w.keys().revive(secret(1), id(1), label));
    }

    @Test
    default void keysAreToldByWhoMadeThemAlsoThroughKeysThatEnded() {
        addKey(made(1, 1, 7, null));
        addKey(made(2, 1, 1, 1L));
        addKey(made(3, 1, 1, 2L));
        addKey(made(4, 1, 8, null));
        addKey(made(5, 1, 1, 4L));
        addKey(made(6, 2, 7, null));
        addKey(made(7, 1, 8, 6L));
        write(store(), w -> w.keys().end(new KeyId(2), NOW, "gone"));
        List<Key> found = store().read(r -> r.keys().madeFor(id(1), id(7)));
        assertThat(found).containsExactly(made(1, 1, 7, null), made(3, 1, 1, 2L));
    }

    private static Key made(int number, int owner, int maker, @Nullable Long parent) {
        Key plain = key(number, id(owner));
        return new NewKey(API_KEY, plain.label(), plain.scopes(), plain.doors(), null, null)
                .made(plain.id(), id(owner), NOW, id(maker), parent == null ? null : new KeyId(parent), plain.tail());
    }

    private void addSession(int number, int owner, String door, @Nullable Instant expiresAt) {
        addKey(NewKey.session(door, NOW)
                .made(new KeyId(number), id(owner), NOW, id(owner), null, "tail")
                .with(List.of(Key.EVERYTHING), List.of(door), expiresAt));
    }

    private Map<AccountId, List<Long>> sessions(int most, Integer... accounts) {
        List<AccountId> ids = Stream.of(accounts).map(Samples::id).toList();
        Map<AccountId, List<Long>> numbers = new HashMap<>();
        store().read(r -> r.keys().sessions(ids, "far", NOW, most))
                .forEach((id, keys) -> numbers.put(
                        id, keys.stream().map(key -> key.id().value()).toList()));
        return numbers;
    }

    @Test
    default void latestSessionsOfEachAccountAreListedOldestFirst() {
        for (int number : new int[] {5, 1, 3, 2}) {
            addSession(number, 1, "far", NOW.plusSeconds(5));
        }
        addSession(4, 2, "far", null);
        addSession(6, 3, "far", null);
        assertThat(sessions(2, 1, 2, 9)).isEqualTo(Map.of(id(1), List.of(3L, 5L), id(2), List.of(4L)));
        assertThat(sessions(9, 1)).isEqualTo(Map.of(id(1), List.of(1L, 2L, 3L, 5L)));
        assertThat(sessions(9)).isEmpty();
    }

    @Test
    default void sessionsAtOtherDoorsExpiredEndedOnesAndApiKeysAreNotAmongThoseOfADoor() {
        addSession(1, 1, "far", NOW.plusNanos(1_000));
        addSession(2, 1, "far", NOW);
        addSession(3, 1, "fa", null);
        addSession(4, 1, "farther", null);
        addSession(5, 1, "far", null);
        Key api = key(6, id(1)).with(List.of(Key.EVERYTHING), List.of("far"), null);
        addKey(api);
        write(store(), w -> w.keys().end(new KeyId(5), NOW, "gone"));
        assertThat(sessions(1, 1)).isEqualTo(Map.of(id(1), List.of(1L)));
    }

    @Test
    default void sessionsComeBackAsTheyWere() {
        addSession(1, 1, "far", NOW.plusSeconds(5));
        Key kept = store().read(r -> r.keys().find(new KeyId(1))).orElseThrow();
        assertThat(store().<Map<AccountId, List<Key>>>read(r -> r.keys().sessions(List.of(id(1)), "far", NOW, 1)))
                .isEqualTo(Map.of(id(1), List.of(kept)));
    }

    @Test
    default void endingAllKeysOfOnePurposeLeavesTheOthers() {
        addKey(key(1, id(1)));
        addKey(key(2, id(1), SESSION, null, null));
        addKey(key(3, id(1), SESSION, null, null));
        addKey(key(4, id(2), SESSION, null, null));
        write(store(), w -> w.keys().endAll(id(1), SESSION, NOW, "password"));
        assertThat(keys(SESSION)).isEmpty();
        assertThat(keys(API_KEY)).hasSize(1);
        assertThat(store().<Optional<Key>>read(r -> r.keys().find(new KeyId(4))))
                .isPresent();
    }

    @Test
    default void endingOtherSessionsKeepsThisOneAndTheKeys() {
        addKey(key(1, id(1)));
        addKey(key(2, id(1), SESSION, null, null));
        addKey(key(3, id(1), SESSION, null, null));
        write(store(), w -> w.keys().endOtherSessions(id(1), new KeyId(3), NOW, "password"));
        assertThat(keys(SESSION)).extracting(found -> found.id().value()).containsExactly(3L);
        assertThat(keys(API_KEY)).hasSize(1);
    }

    @Test
    default void endingTheSessionsOfAKeyLeavesTheKeyAndTheOtherSessions() {
        addKey(madeWith(key(1, id(1), APPLICATION_PASSWORD, null, null), 9));
        addKey(madeWith(key(2, id(1), SESSION, null, null), 1));
        addKey(madeWith(key(3, id(1), SESSION, null, null), 9));
        addKey(key(4, id(1), SESSION, null, null));
        addKey(madeWith(key(5, id(1)), 1));
        write(store(), w -> w.keys().endSessionsOf(key(1, id(1)), NOW, "gone"));
        assertThat(found()).containsExactly(1L, 3L, 4L, 5L);
    }

    private static Key madeWith(Key key, int parent) {
        return new Key(
                key.id(),
                key.account(),
                key.purpose(),
                key.label(),
                key.scopes(),
                key.doors(),
                key.rankCap(),
                key.createdAt(),
                key.createdBy(),
                new KeyId(parent),
                key.expiresAt(),
                key.tail(),
                key.lastUsedAt());
    }

    @Test
    default void expiredKeysAreEndedAFewAtATimeOldestFirst() {
        Samples.add(store(), Samples.account(1), Samples.account(2));
        addKey(key(1, id(1), SESSION, null, NOW));
        addKey(key(2, id(1), API_KEY, null, NOW.minusSeconds(5)));
        addKey(key(3, id(2), SESSION, null, NOW.minusSeconds(9)));
        addKey(key(4, id(2), SESSION, null, NOW.plusNanos(1_000)));
        addKey(key(5, id(2), SESSION, null, null));
        assertThat(store().holderOf(secret(3))).isPresent();
        assertThat(endExpired(2)).isEqualTo(2);
        assertThat(found()).containsExactly(1L, 4L, 5L);
        assertThat(store().holderOf(secret(3))).isEmpty();
        assertThat(endExpired(2)).isEqualTo(1);
        assertThat(endExpired(2)).isZero();
        assertThat(found()).containsExactly(4L, 5L);
    }

    private int endExpired(int limit) {
        return store().<Integer>write(w -> w.keys().endExpired(NOW, limit));
    }

    private List<Long> found() {
        return store().read(r -> LongStream.rangeClosed(1, 5)
                .filter(number -> r.keys().find(new KeyId(number)).isPresent())
                .boxed()
                .toList());
    }

    @Test
    default void sessionsThatEndedLongAgoAreRemovedAndApiKeysStay() {
        addKey(key(1, id(1), SESSION, null, null));
        addKey(key(2, id(1), API_KEY, null, null));
        addKey(key(3, id(1), SESSION, null, null));
        addKey(key(4, id(1), SESSION, null, null));
        write(store(), w -> {
            w.keys().end(new KeyId(1), NOW, "gone");
            w.keys().end(new KeyId(2), NOW, "gone");
            w.keys().end(new KeyId(3), NOW.plusNanos(1_000), "gone");
        });
        assertThat(store().<Integer>write(w -> w.keys().removeSessionsEndedBy(NOW, 10)))
                .isEqualTo(1);
        assertThat(store().<Integer>write(w -> w.keys().removeSessionsEndedBy(NOW, 10)))
                .isZero();
        assertThat(found()).containsExactly(4L);
        for (int taken : List.of(2, 3)) {
            assertThat(failureOf(() -> write(store(), w -> w.keys().add(key(9, id(1)), secret(taken)))))
                    .isEqualTo(new Failure.KeySecretTaken());
        }
        write(store(), w -> w.keys().add(key(9, id(1)), secret(1)));
    }

    @Test
    default void useIsStampedForward() {
        addKey(key(1, id(1)));
        write(store(), w -> w.keys().stampUse(new KeyId(1), NOW.plusSeconds(2), "192.0.2.1", "browser"));
        write(store(), w -> w.keys().stampUse(new KeyId(1), NOW, "192.0.2.2", null));
        assertThat(keys(API_KEY).getFirst().lastUsedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(uses(10)).containsExactly(new KeyUse(keys(API_KEY).getFirst(), "192.0.2.1", "browser"));
    }

    private List<KeyUse> uses(int most) {
        return store().read(r -> r.keys().uses(id(1), NOW, most));
    }

    @Test
    default void whateverStandsForAnAccountIsListedLatestFirst() {
        addKey(key(1, id(1), SESSION, null, null));
        addKey(key(2, id(1), API_KEY, null, NOW.plusSeconds(1)));
        addKey(key(3, id(1), SESSION, null, NOW));
        addKey(key(4, id(2), API_KEY, null, null));
        addKey(key(5, id(1), API_KEY, null, null));
        addKey(key(6, id(1), API_KEY, null, null));
        write(store(), w -> w.keys().end(new KeyId(5), NOW, "gone"));
        assertThat(uses(10).stream().map(use -> use.key().id().value())).containsExactly(6L, 2L, 1L);
        assertThat(uses(2).stream().map(use -> use.key().id().value())).containsExactly(6L, 2L);
    }

    @Test
    default void endingManyTellsHowMany() {
        addKey(key(1, id(1), SESSION, null, null));
        addKey(key(2, id(1), SESSION, null, null));
        addKey(key(3, id(1), SESSION, null, null));
        addKey(key(4, id(1), API_KEY, null, null));
        assertThat(store().<Integer>write(w -> w.keys().endOtherSessions(id(1), new KeyId(2), NOW, "gone")))
                .isEqualTo(2);
        assertThat(store().<Integer>write(w -> w.keys().endAll(id(1), SESSION, NOW, "gone")))
                .isEqualTo(1);
        assertThat(store().<Integer>write(w -> w.keys().endAll(id(1), SESSION, NOW, "gone")))
                .isZero();
    }
}
