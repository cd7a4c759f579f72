package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.grant;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.membership;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Life;
import muster.model.Party;
import org.junit.jupiter.api.Test;

/** Grants. */
interface GrantContract extends WithStore {

    private Optional<Grant> found(int number) {
        return store().read(r -> r.grants().find(new GrantId(number)));
    }

    @Test
    default void grantsOfEveryKindComeBackAsTheyWere() {
        add(store(), account(1), account(2));
        Party group = new Party.OfGroup(groupId(1));
        Grant onAccount = new Grant(
                new GrantId(1),
                new Party.OfAccount(id(1)),
                new GrantObject.OnAccount(id(2)),
                Grant.RIGHT,
                Grant.Level.MANAGE,
                "{\"a\":\"ß\"}",
                NOW,
                id(3));
        Grant onGroup = grant(2, group, new GrantObject.OnGroup(groupId(2)), Grant.Level.READ);
        Grant onHolding = grant(3, group, new GrantObject.OnHolding(holdingId(1)), Grant.Level.WRITE);
        write(store(), w -> List.of(onAccount, onGroup, onHolding).forEach(w.grants()::add));
        assertThat(found(1)).contains(onAccount);
        assertThat(found(2)).contains(onGroup);
        assertThat(found(3)).contains(onHolding);
        assertThat(store().<Optional<Grant>>read(r -> r.grants().find(group, onHolding.object())))
                .contains(onHolding);
        assertThat(found(4)).isEmpty();
    }

    @Test
    default void partyHasAtMostOneGrantOnAnObject() {
        add(store(), account(1));
        assertThat(store().<Boolean>write(w -> w.grants().add(membership(1, id(1), groupId(1)))))
                .isTrue();
        boolean twice = store().write(w -> {
            boolean added = w.grants().add(membership(2, id(1), groupId(1)));
            return added | w.grants().add(membership(3, id(1), groupId(2)));
        });
        assertThat(twice).isTrue();
        assertThat(found(2)).isEmpty();
        assertThat(found(3)).isPresent();
    }

    @Test
    default void grantsAreListedInTheOrderOfAdding() {
        add(store(), account(1), account(2), account(3));
        write(store(), w -> {
            w.grants().add(membership(10, id(3), groupId(1)));
            w.grants().add(membership(11, id(1), groupId(1)));
            w.grants().add(membership(12, id(2), groupId(1)));
        });
        List<Grant> listed = store().read(r -> r.grants().on(new GrantObject.OnGroup(groupId(1))));
        assertThat(listed).extracting(grant -> grant.id().value()).containsExactly(10L, 11L, 12L);
    }

    @Test
    default void grantsOfAccountsInTrashOrMergedAwayStayOutUntilTheyComeBack() {
        add(
                store(),
                account(1),
                Samples.withLife(account(2), Life.activeSince(NOW).merged(id(1), true)));
        write(store(), w -> {
            w.grants().add(membership(1, id(1), groupId(1)));
            w.grants().add(membership(2, id(2), groupId(1)));
        });
        GrantObject group = new GrantObject.OnGroup(groupId(1));
        assertThat(store().<List<Grant>>read(r -> r.grants().on(group))).hasSize(1);
        changeLife(account -> account.trashed(NOW, null));
        assertThat(store().<List<Grant>>read(r -> r.grants().on(group))).isEmpty();
        assertThat(found(1)).isEmpty();
        assertThat(store().<Optional<Grant>>read(r -> r.grants().find(new Party.OfAccount(id(1)), group)))
                .isEmpty();
        changeLife(Life::restored);
        assertThat(store().<List<Grant>>read(r -> r.grants().on(group))).hasSize(1);
    }

    private void changeLife(UnaryOperator<Life> change) {
        write(store(), w -> {
            var account = w.accounts().lock(id(1)).orElseThrow();
            w.accounts().save(account.withLife(change.apply(account.life()), NOW, null));
        });
    }

    @Test
    default void grantChangesItsLevelAndGoes() {
        add(store(), account(1));
        write(store(), w -> w.grants().add(membership(1, id(1), groupId(1))));
        write(
                store(),
                w -> w.grants()
                        .save(found(1).orElseThrow()
                                .withLevel(Grant.Level.MANAGE)
                                .withProperties("{\"b\":2}")));
        assertThat(found(1).orElseThrow().level()).isEqualTo(Grant.Level.MANAGE);
        assertThat(found(1).orElseThrow().properties()).isEqualTo("{\"b\":2}");
        write(store(), w -> w.grants().remove(new GrantId(1)));
        assertThat(found(1)).isEmpty();
        assertThat(store().<Boolean>write(w -> w.grants().add(membership(2, id(1), groupId(1)))))
                .isTrue();
    }
}
