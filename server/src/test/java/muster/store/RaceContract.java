package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.group;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holding;
import static muster.store.Samples.howManySucceed;
import static muster.store.Samples.id;
import static muster.store.Samples.key;
import static muster.store.Samples.membership;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import muster.directory.SiteReader;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** Writers at the same time: of those who want one thing exactly one gets it, and nobody's change is lost. */
interface RaceContract extends WithStore {
    int WRITERS = 6;
    int ROUNDS = 5;

    /** A race for another thing in each round. */
    private void exactlyOneWins(IntFunction<IntFunction<Callable<Boolean>>> round) {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(howManySucceed(WRITERS, round.apply(i))).isEqualTo(1);
        }
    }

    private Callable<Boolean> writing(Consumer<Writing> work) {
        return () -> {
            write(store(), work);
            return true;
        };
    }

    @Test
    default void oneOfManyGetsAUsername() {
        exactlyOneWins(round -> writer -> writing(w ->
                w.accounts().add(account(round * WRITERS + writer + 1, "name " + round, Profile.EMPTY, Rank.VIEWER))));
    }

    @Test
    default void oneOfManyGetsAGroupName() {
        exactlyOneWins(round ->
                writer -> writing(w -> w.groups().add(group(round * WRITERS + writer + 1, "group " + round))));
    }

    @Test
    default void oneOfManyGroupsIsRenamedToTheSameName() {
        write(store(), w -> {
            for (int i = 0; i < WRITERS; i++) {
                w.groups().add(group(i, "group " + i));
            }
        });
        assertThat(howManySucceed(
                        WRITERS,
                        writer -> writing(w -> {
                            Group own = w.groups().lock(groupId(writer)).orElseThrow();
                            w.groups().save(own.with(GroupName.parse("wanted"), own.owner(), null, "{}", NOW, null));
                        })))
                .isEqualTo(1);
    }

    @Test
    default void oneOfManyClaimsAnAddress() {
        exactlyOneWins(round -> writer -> () ->
                store().<Boolean>write(w -> w.accounts().claim(TextKey.of("a" + round + "@x.org"), id(writer), NOW)));
    }

    @Test
    default void oneOfManyIsLinkedToAnOutsideIdentity() {
        exactlyOneWins(round ->
                writer -> writing(w -> w.accounts().link(new ExternalIdentity("ldap", "s" + round), id(writer), NOW)));
    }

    @Test
    default void oneOfManyGivesAGrant() {
        add(store(), account(1));
        exactlyOneWins(round -> writer -> () -> store().<Boolean>write(
                        w -> w.grants().add(membership(round * WRITERS + writer + 1, id(1), groupId(round)))));
    }

    @Test
    default void oneOfManyGetsAHoldingName() {
        exactlyOneWins(round ->
                writer -> writing(w -> w.holdings().add(holding(round * WRITERS + writer + 1, id(1), "app " + round))));
    }

    @Test
    default void oneOfManyGetsAKeySecret() {
        exactlyOneWins(round -> writer -> writing(w ->
                w.keys().add(key(round * WRITERS + writer + 1, id(1)), SecretDigest.of("secret " + round))));
    }

    @Test
    default void oneOfManyGetsAWireId() {
        exactlyOneWins(round -> writer -> () ->
                store().<Boolean>write(w -> w.wireIds().add("arvados", "user", "w" + round, "t" + round + writer)));
        exactlyOneWins(round -> writer -> () ->
                store().<Boolean>write(w -> w.wireIds().add("arvados", "group", "w" + round + writer, "t" + round)));
    }

    @Test
    default void oneOfManySetsASiteFact() {
        assertThat(howManySucceed(
                        WRITERS,
                        writer -> () -> store().<Boolean>write(
                                        w -> w.site().setOnce(SiteReader.Fact.CLUSTER_ID, "c" + writer))))
                .isEqualTo(1);
    }

    @Test
    default void lockedChangesOfOneAccountFollowEachOther() {
        add(store(), account(1));
        long done = howManySucceed(WRITERS, writer -> () -> {
            for (int i = 0; i < 20; i++) {
                write(
                        store(),
                        w -> w.accounts().save(next(w.accounts().lock(id(1)).orElseThrow())));
            }
            return true;
        });
        assertThat(done).isEqualTo(WRITERS);
        assertThat(find(store(), id(1)).version()).isEqualTo(1 + WRITERS * 20);
        assertThat(find(store(), id(1)).profile().description()).hasSize(WRITERS * 20);
    }

    private static Account next(Account account) {
        String before = account.profile().description();
        Profile profile = new Profile(null, null, null, before == null ? "x" : before + "x", null, null);
        return new Account(
                account.id(),
                account.version() + 1,
                account.kind(),
                account.username(),
                account.emails(),
                account.pendingEmail(),
                profile,
                account.rank(),
                account.life(),
                account.stamps());
    }

    @Test
    default void changesOnTheSameVersionAreMadeOnceAndRefusedElse() {
        add(store(), account(1));
        for (int round = 0; round < ROUNDS; round++) {
            Account next = next(find(store(), id(1)));
            assertThat(howManySucceed(
                            WRITERS, writer -> writing(w -> w.accounts().save(next))))
                    .isEqualTo(1);
        }
        assertThat(find(store(), id(1)).version()).isEqualTo(1 + ROUNDS);
    }

    @Test
    default void changesThatLockInOppositeOrdersAllComeThrough() {
        add(store(), account(1), account(2));
        long done = howManySucceed(WRITERS, writer -> () -> {
            for (int i = 0; i < 10; i++) {
                write(store(), w -> {
                    int first = writer % 2 + 1;
                    Account one = w.accounts().lock(id(first)).orElseThrow();
                    Account other = w.accounts().lock(id(3 - first)).orElseThrow();
                    w.accounts().save(next(one));
                    w.accounts().save(next(other));
                });
            }
            return true;
        });
        assertThat(done).isEqualTo(WRITERS);
        assertThat(find(store(), id(1)).version()).isEqualTo(1 + WRITERS * 10);
        assertThat(find(store(), id(2)).version()).isEqualTo(1 + WRITERS * 10);
    }

    @Test
    default void memberIsAddedOnceWhoeverAdds() {
        add(store(), account(1));
        List<Callable<Boolean>> pieces = new ArrayList<>();
        for (int i = 1; i <= WRITERS; i++) {
            int number = i;
            pieces.add(() -> store().<Boolean>write(w -> {
                w.grants().add(membership(number, id(1), groupId(1)));
                return w.grants()
                        .find(membership(1, id(1), groupId(1)).party(), new GrantObject.OnGroup(groupId(1)))
                        .isPresent();
            }));
        }
        assertThat(Samples.together(pieces)).containsOnly(true);
        assertThat(store().<List<Grant>>read(r -> r.grants().on(new GrantObject.OnGroup(groupId(1)))))
                .hasSize(1);
    }
}
