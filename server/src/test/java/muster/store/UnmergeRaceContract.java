package muster.store;

import static muster.store.SharingContract.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import muster.directory.Directory;
import muster.directory.Holdings;
import muster.directory.MergeOptions;
import muster.directory.NewHolding;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import muster.model.Refused;
import muster.testing.Eventually;
import org.junit.jupiter.api.Test;

/** What somebody changes while a merge is being undone stays as it was changed, whether the undoing sees it or is refused. */
interface UnmergeRaceContract extends WithStore {
    Duration UNTIL_THE_UNDOING_WAITS = Duration.ofMillis(500);

    /** Two accounts, of which one was merged into the other with all that it had, and somebody else. */
    record Scene(Directory directory, Account old, Account into, Account third, Holding thing, Group group) {
        static Scene over(SqlStore store) {
            Directory directory = SharingContract.Site.over(store).directory();
            Account old = person(directory, "old");
            Account into = person(directory, "into");
            Holding thing = directory
                    .estate()
                    .create(
                            HOST,
                            new Holdings.Sort("test", "thing"),
                            new NewHolding("genome", Holding.Naming.FREE, new Place.With(old.id()), "{}"));
            Group group = directory.groups().create(HOST, GroupName.parse("lab"));
            directory.groups().addMember(HOST, group.id(), old.id());
            directory.groups().change(HOST, group.id(), Edit.keep(), Edit.set(old.id()));
            var options = new MergeOptions(true, true, new Place.With(into.id()), List.of(), List.of());
            directory.merges().merge(HOST, null, old.id(), into.id(), options);
            return new Scene(directory, old, into, person(directory, "third"), thing, group);
        }

        private static Account person(Directory directory, String name) {
            return directory.admissions().create(HOST, SharingContract.Site.wanted(name, Rank.MANAGER));
        }

        Object undone() {
            UUID merge = directory.unmerges().latestOf(HOST, old.id());
            try {
                directory.unmerges().undo(HOST, merge, Map.of(), null);
                return "done";
            } catch (Refused refused) {
                return refused.failure();
            }
        }
    }

    /** Undoes the merge when the change was made and before it is committed. */
    private void undoDuring(Scene scene, Consumer<Writing> change) {
        CountDownLatch changed = new CountDownLatch(1);
        Callable<Object> changing = () -> store().write(writing -> {
            change.accept(writing);
            changed.countDown();
            Eventually.pause(UNTIL_THE_UNDOING_WAITS);
            return "changed";
        });
        Callable<Object> undoing = () -> {
            changed.await();
            return scene.undone();
        };
        Object outcome = Samples.together(List.of(changing, undoing)).getLast();
        if (!outcome.equals("done")) {
            assertThat(outcome).isInstanceOf(Failure.ChangedMeanwhile.class);
            assertThat(scene.undone()).isEqualTo("done");
        }
    }

    private Holding thing(Scene scene) {
        HoldingId id = scene.thing().id();
        return Objects.requireNonNull(
                store().read(reading -> reading.holdings().findAll(List.of(id)).get(id)));
    }

    private Group group(Scene scene) {
        return store().read(reading -> reading.groups().find(scene.group().id()).orElseThrow());
    }

    private List<Grant> members(Scene scene) {
        return store().read(reading ->
                reading.grants().everyOn(new GrantObject.OnGroup(scene.group().id())));
    }

    @Test
    default void aThingThatIsGivenAwayWhileAMergeIsUndoneIsNotTakenBack() {
        Scene scene = Scene.over(store());
        undoDuring(scene, writing -> {
            Holding now = writing.holdings().lock(scene.thing().id()).orElseThrow();
            AccountId third = scene.third().id();
            writing.holdings()
                    .save(now.with(third, null, now.name(), now.audience(), now.document(), now.modifiedAt(), null));
        });
        assertThat(thing(scene).owner()).isEqualTo(scene.third().id());
    }

    @Test
    default void aGroupThatSomebodyElseMindsWhileAMergeIsUndoneIsNotTakenBack() {
        Scene scene = Scene.over(store());
        undoDuring(scene, writing -> {
            Group now = writing.groups().lock(scene.group().id()).orElseThrow();
            AccountId third = scene.third().id();
            writing.groups().save(now.with(now.name(), third, null, "{}", now.modifiedAt(), null));
        });
        assertThat(group(scene).owner()).isEqualTo(scene.third().id());
    }

    @Test
    default void aRightThatIsWithdrawnWhileAMergeIsUndoneStaysWithdrawn() {
        Scene scene = Scene.over(store());
        Grant membership = members(scene).getFirst();
        undoDuring(scene, writing -> writing.grants().remove(membership.id()));
        assertThat(members(scene)).isEmpty();
    }

    @Test
    default void aRightThatIsRaisedWhileAMergeIsUndoneStaysRaised() {
        Scene scene = Scene.over(store());
        Grant membership = members(scene).getFirst();
        undoDuring(scene, writing -> writing.grants().save(membership.withLevel(Grant.Level.MANAGE)));
        assertThat(members(scene)).extracting(Grant::level).containsExactly(Grant.Level.MANAGE);
        assertThat(members(scene))
                .extracting(Grant::party)
                .containsExactly(new Party.OfAccount(scene.old().id()));
    }
}
