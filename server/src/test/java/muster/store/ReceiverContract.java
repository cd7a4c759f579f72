package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import muster.directory.Admittance;
import muster.directory.Agreements;
import muster.directory.EstateChanges;
import muster.directory.HoldingChanges;
import muster.directory.Holdings;
import muster.directory.Keys;
import muster.directory.NewGrant;
import muster.directory.NewGroup;
import muster.directory.NewHolding;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

/** What comes to an account beside the end of it: it waits for that end, and finds the account gone. */
interface ReceiverContract extends WithStore {
    Holdings.Sort THINGS = new Holdings.Sort("test", "thing");
    Duration HELD = Duration.ofMillis(300);

    /** A directory with somebody in it who goes. */
    record Scene(SharingContract.Site site, SqlStore store, Account ada, Caller asAda) {

        static Scene over(SqlStore store) {
            var site = SharingContract.Site.over(store);
            Account ada = site.directory().admissions().create(HOST, SharingContract.Site.wanted("ada", Rank.MANAGER));
            Keys.MadeKey key = site.directory().keys().create(HOST, ada.id(), NewKey.forPrograms("test", null, null));
            Caller asAda = site.directory()
                    .keys()
                    .identify(
                            key.secret(), Set.of(Key.Purpose.API_KEY), new Origin("test", "request", "127.0.0.1", null))
                    .caller();
            return new Scene(site, store, ada, asAda);
        }

        Party party() {
            return new Party.OfAccount(ada.id());
        }

        Group group() {
            return site.directory().groups().create(HOST, GroupName.parse("group"));
        }

        Holding thing() {
            var wanted = new NewHolding("thing", Holding.Naming.UNIQUE, null, "{}");
            return site.directory().estate().create(site.owner(), THINGS, wanted);
        }

        /** Does something while a transaction that ends the account has not come to its commit. */
        List<Object> beside(BiFunction<Writing, Account, Account> end, Runnable comes) {
            CountDownLatch locked = new CountDownLatch(1);
            return SharingContract.outcomes(
                    2,
                    person -> person == 0
                            ? () -> ending(end, locked)
                            : () -> {
                                await(locked);
                                comes.run();
                            });
        }

        private void ending(BiFunction<Writing, Account, Account> end, CountDownLatch locked) {
            store.write(writing -> {
                Account before = writing.accounts().lock(ada.id()).orElseThrow();
                Account after = end.apply(writing, before);
                writing.accounts().save(after);
                locked.countDown();
                pause();
                return after;
            });
        }

        List<Object> besideTrash(Runnable comes) {
            return beside(
                    (_, before) -> before.withLife(before.life().trashed(Samples.NOW, null), Samples.NOW, null), comes);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(HELD);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void finds(Failure failure, Scene scene, Runnable comes) {
        assertThat(scene.besideTrash(comes)).containsExactly("done", failure);
    }

    private <T> T kept(Function<muster.directory.Reading, T> look) {
        return store().read(look);
    }

    @Test
    default void nobodyWhoIsPutAwayBecomesAMember() {
        Scene scene = Scene.over(store());
        Group group = scene.group();
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site()
                        .directory()
                        .groups()
                        .addMember(HOST, group.id(), scene.ada().id()));
        assertThat(this.<List<Grant>>kept(r -> r.grants().everyOf(scene.party())))
                .isEmpty();
    }

    @Test
    default void nobodyWhoIsPutAwayGetsAGroup() {
        Scene scene = Scene.over(store());
        Group group = scene.group();
        AccountId ada = scene.ada().id();
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site().directory().groups().change(HOST, group.id(), Edit.keep(), Edit.set(ada)));
    }

    @Test
    default void nobodyWhoIsPutAwayMakesAGroup() {
        Scene scene = Scene.over(store());
        finds(
                new Failure.BadCredentials(),
                scene,
                () -> scene.site().directory().groups().create(scene.asAda(), GroupName.parse("own")));
    }

    @Test
    default void nobodyWhoIsPutAwayManagesANewGroup() {
        Scene scene = Scene.over(store());
        var minding = new NewGroup.Minding.ByParty(scene.party());
        var wanted = new NewGroup(GroupName.parse("own"), null, Group.NO_PROPERTIES, minding);
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site().directory().groups().create(HOST, wanted));
    }

    @Test
    default void nobodyWhoIsPutAwayIsGivenARight() {
        Scene scene = Scene.over(store());
        GrantObject group = new GrantObject.OnGroup(scene.group().id());
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site()
                        .directory()
                        .rights()
                        .give(HOST, NewGrant.right(scene.party(), group, Grant.Level.READ)));
    }

    @Test
    default void nobodyWhoIsPutAwayIsSharedWith() {
        Scene scene = Scene.over(store());
        HoldingId content = scene.site().hold("content");
        finds(new Failure.NoSuchAccount(), scene, () -> scene.site().give(content, scene.party(), Grant.Level.READ));
    }

    @Test
    default void nobodyWhoIsPutAwayGetsAnyThing() {
        Scene scene = Scene.over(store());
        HoldingId content = scene.site().hold("content");
        AccountId ada = scene.ada().id();
        var changes = new HoldingChanges(Edit.set(ada), Edit.keep(), Edit.keep(), UnaryOperator.identity());
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site()
                        .directory()
                        .holdings()
                        .change(scene.site().owner(), SharingContract.SORT, content, changes));
    }

    @Test
    default void nobodyWhoIsPutAwayMakesAnyThing() {
        Scene scene = Scene.over(store());
        finds(
                new Failure.BadCredentials(),
                scene,
                () -> scene.site()
                        .directory()
                        .holdings()
                        .create(scene.asAda(), THINGS, "own", Holding.Audience.GRANTED, "{}"));
    }

    @Test
    default void nothingIsPutWithSomebodyWhoIsPutAway() {
        Scene scene = Scene.over(store());
        var wanted = new NewHolding(
                "own", Holding.Naming.UNIQUE, new Place.With(scene.ada().id()), "{}");
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site().directory().estate().create(scene.site().owner(), THINGS, wanted));
    }

    @Test
    default void nothingGoesToSomebodyWhoIsPutAway() {
        Scene scene = Scene.over(store());
        Holding thing = scene.thing();
        Edit<Place> place = Edit.set(new Place.With(scene.ada().id()));
        var changes = new EstateChanges(Edit.keep(), place, UnaryOperator.identity());
        finds(
                new Failure.NoSuchAccount(),
                scene,
                () -> scene.site().directory().estate().change(scene.site().owner(), THINGS, thing.id(), changes));
    }

    @Test
    default void whoIsWithdrawnSignsNothing() {
        Scene scene = Scene.over(store());
        Holding rules = scene.thing();
        var wording = new Agreements.Wording(rules.id(), "rules", "hash", null);
        scene.site().directory().agreements().demand(scene.site().owner(), wording);
        List<Object> outcomes = scene.beside(
                (writing, before) -> {
                    writing.keys().endAll(before.id(), Key.Purpose.API_KEY, Samples.NOW, "withdrawn");
                    return before.withLife(before.life().withdrawn(), Samples.NOW, null);
                },
                () -> scene.site().directory().agreements().sign(scene.asAda(), rules.id()));
        assertThat(outcomes).containsExactly("done", new Failure.BadCredentials());
        assertThat(this.<List<?>>kept(
                        r -> r.agreements().signaturesOf(scene.ada().id())))
                .isEmpty();
    }

    @Test
    default void theShellOfAMergedAccountSignsNothing() {
        Scene scene = Scene.over(store());
        Holding rules = scene.thing();
        var wording = new Agreements.Wording(rules.id(), "rules", "hash", null);
        scene.site().directory().agreements().demand(scene.site().owner(), wording);
        AccountId owner = scene.site().owner().account();
        List<Object> outcomes = scene.beside(
                (_, before) -> before.mergedInto(owner, false, false, Samples.NOW, null),
                () -> scene.site()
                        .directory()
                        .agreements()
                        .sign(scene.site().owner(), rules.id(), scene.ada().id()));
        assertThat(outcomes).containsExactly("done", new Failure.NoSuchAccount());
    }

    @Test
    default void peopleWhoComeAndGoAtOnceDoNotBlockEachOtherForGood() {
        Scene scene = Scene.over(store());
        Group group = scene.group();
        AccountId ada = scene.ada().id();
        var bare = new Admittance.Withdrawal(null, List.of());
        for (int round = 0; round < 5; round++) {
            List<Object> outcomes = SharingContract.outcomes(3, person -> switch (person) {
                case 0 ->
                    () -> scene.site()
                            .directory()
                            .admittance()
                            .withdraw(scene.site().owner(), ada, bare);
                case 1 -> () -> scene.site().directory().groups().addMember(HOST, group.id(), ada);
                default ->
                    () -> scene.site()
                            .directory()
                            .rights()
                            .withdraw(HOST, scene.party(), new GrantObject.OnGroup(group.id()), Grant.RIGHT);
            });
            assertThat(outcomes).isSubsetOf("done", new Failure.AlreadyAMember(), new Failure.NoSuchGrant());
        }
    }
}
