package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.email;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.holding;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.Holdings;
import muster.directory.TrashMark;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.DoorDocument;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.Key;
import muster.model.Life;
import muster.model.SecretDigest;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** The trash, and what is left of accounts that are removed. */
interface LifeContract extends WithStore {

    private static Account trashed(int number, Instant at) {
        return Samples.withLife(account(number), Life.activeSince(NOW).trashed(at, null));
    }

    private List<AccountId> page(TrashMark after, int limit) {
        return store().read(r -> r.accounts().trashed(after, limit).stream()
                .map(entry -> entry.account().id())
                .toList());
    }

    private static SecretDigest digest(int number) {
        return new SecretDigest(Integer.toString(number).repeat(64).substring(0, 64));
    }

    @Test
    default void theTrashIsListedFromTheLastToTheFirstAlsoWhereTimesAreEqual() {
        Instant later = NOW.plusSeconds(1);
        add(store(), trashed(1, NOW), account(2), trashed(3, later), trashed(4, NOW), trashed(5, NOW.minusSeconds(1)));

        assertThat(store().<List<AccountId>>read(r -> r.accounts().trashed(null, 2).stream()
                        .map(entry -> entry.account().id())
                        .toList()))
                .containsExactly(id(3), id(4));
        assertThat(page(new TrashMark(NOW, id(4)), 9)).containsExactly(id(1), id(5));
        assertThat(page(new TrashMark(later, id(3)), 1)).containsExactly(id(4));
        assertThat(page(new TrashMark(NOW.minusSeconds(1), id(5)), 9)).isEmpty();
    }

    @Test
    default void ofARemovedAccountNothingIsFoundAnyMore() {
        add(store(), Samples.withEmails(account(1), email("a@x.org")), account(2));
        write(store(), w -> {
            w.accounts().claim(TextKey.of("a@x.org"), id(1), NOW);
            w.accounts().claim(TextKey.of("pending@x.org"), id(1), NOW);
            w.accounts().link(new ExternalIdentity("ldap", "one"), id(1), NOW);
            w.accounts().setFailures(id(1), 3, NOW);
            w.credentials().setPassword(id(1), Samples.PASSWORD, NOW);
            w.documents().save(id(1), new DoorDocument("door", "{}", Map.of("a", "b")), NOW);
        });

        write(store(), w -> {
            Account found = w.accounts().lock(id(1)).orElseThrow();
            w.accounts().remove(found.id());
        });

        store().read(r -> {
            assertThat(r.accounts().find(id(1))).isEmpty();
            assertThat(r.accounts().claims(id(1))).isEmpty();
            assertThat(r.accounts().identities(id(1))).isEmpty();
            assertThat(r.accounts().activity(id(1))).isEqualTo(Activity.NONE);
            assertThat(r.credentials().password(id(1))).isEmpty();
            assertThat(r.documents().find(id(1), "door")).isEmpty();
            assertThat(r.documents().withValue("door", "a", "b")).isEmpty();
            AccountQuery all = new AccountQuery(Condition.EVERYTHING, List.of());
            assertThat(r.accounts().count(all, NOW)).isEqualTo(1);
            return true;
        });
        add(store(), Samples.withEmails(account(1), email("a@x.org")));
        assertThat(store().<Boolean>write(w -> w.accounts().claim(TextKey.of("a@x.org"), id(1), NOW)))
                .isTrue();
    }

    @Test
    default void keysOfARemovedAccountEndAndTheirSecretsAreNeverTakenAgain() {
        add(store(), account(1), account(2));
        write(store(), w -> {
            w.keys().add(key(1, id(1)), digest(1));
            w.keys().add(key(2, id(1), Key.Purpose.SESSION, null, null), digest(2));
            w.keys().add(key(3, id(2)), digest(3));
        });

        write(store(), w -> w.keys().forgetAll(id(1), NOW, "purged"));

        assertThat(store().<List<Boolean>>read(r -> Stream.of(1, 2, 3)
                        .map(number -> r.keys().find(digest(number)).isPresent())
                        .toList()))
                .containsExactly(false, false, true);
        assertThat(failureOf(() -> write(store(), w -> w.keys().add(key(4, id(2)), digest(1)))))
                .isEqualTo(new Failure.KeySecretTaken());
        assertThat(store().<Boolean>write(w -> w.keys().revive(digest(1), id(1), "label 1")))
                .isFalse();
    }

    @Test
    default void retiredNamesOfEveryKindFindNothingAndAreNeverGivenAgain() {
        write(store(), w -> {
            w.wireIds().add("far", "user", "one", "target");
            w.wireIds().add("far", "seed", "two", "target");
            w.wireIds().add("near", "user", "three", "target");
            w.wireIds().add("near", "user", "four", "other");
        });

        write(store(), w -> w.wireIds().retireAll("target", NOW));

        store().read(r -> {
            assertThat(r.wireIds().target("far", "user", "one")).isEmpty();
            assertThat(r.wireIds().target("far", "seed", "two")).isEmpty();
            assertThat(r.wireIds().target("near", "user", "three")).isEmpty();
            assertThat(r.wireIds().target("near", "user", "four")).contains("other");
            return true;
        });
        assertThat(store().<Boolean>write(w -> w.wireIds().add("far", "seed", "two", "another")))
                .isFalse();
    }

    @Test
    default void thingsOfAnAccountAreCountedByKindWhereverTheyLie() {
        write(store(), w -> {
            w.holdings().add(holding(1, id(1), "a"));
            w.holdings().add(holding(2, id(1), "b"));
            w.holdings().add(holding(3, id(2), "a"));
        });

        assertThat(store().<Map<Holdings.Sort, Long>>read(r -> r.holdings().countsOwnedBy(id(1))))
                .isEqualTo(Map.of(new Holdings.Sort("connect", "content"), 2L));
        assertThat(store().<Map<Holdings.Sort, Long>>read(r -> r.holdings().countsOwnedBy(id(9))))
                .isEmpty();
        Optional<Holding> third = store().read(
                        r -> r.holdings().findAll(List.of(Samples.holdingId(3))).values().stream()
                                .findFirst());
        assertThat(third).isPresent();
    }
}
