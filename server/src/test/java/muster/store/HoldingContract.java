package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.grant;
import static muster.store.Samples.groupId;
import static muster.store.Samples.holding;
import static muster.store.Samples.holdingId;
import static muster.store.Samples.id;
import static muster.store.Samples.membership;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import muster.directory.HoldingReader.HoldingQuery;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.HoldingView;
import muster.model.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holdings, and who is granted what on them. */
interface HoldingContract extends WithStore {

    private void addHoldings(Holding... holdings) {
        write(store(), w -> List.of(holdings).forEach(w.holdings()::add));
    }

    private Optional<HoldingView> view(int number, @Nullable AccountId viewer) {
        return store().read(r -> r.holdings().find(holdingId(number), viewer));
    }

    private List<Long> listed(HoldingQuery query, long after, int limit) {
        List<HoldingView> views = store().read(r -> r.holdings().listAfter(query, after, limit));
        return views.stream().map(view -> view.holding().number()).toList();
    }

    private static HoldingQuery query(@Nullable AccountId owner, @Nullable String name, AccountId viewer, boolean all) {
        return new HoldingQuery("connect", "content", owner, name, viewer, all);
    }

    @Test
    default void everyFieldOfAHoldingComesBackAsItWas() {
        Holding full = new Holding(
                holdingId(1),
                77,
                5,
                "arvados",
                "project",
                id(1),
                holdingId(9),
                "Näme",
                Holding.Naming.FREE,
                Holding.Audience.EVERYONE,
                true,
                "{\"a\":[1,\"ß\"]}",
                NOW,
                id(2),
                NOW.plusSeconds(1),
                id(3));
        addHoldings(full);
        assertThat(view(1, null)).contains(new HoldingView(full, null));
        assertThat(store().<Optional<Holding>>write(w -> w.holdings().lock(holdingId(1))))
                .contains(full);
        assertThat(store().<Optional<Holding>>write(w -> w.holdings().lock(holdingId(2))))
                .isEmpty();
        assertThat(view(2, null)).isEmpty();
    }

    @Test
    default void highestGrantCountsWhetherDirectOrThroughAGroup() {
        add(store(), account(1), account(2), account(3));
        addHoldings(holding(1, id(1), "app"));
        GrantObject app = new GrantObject.OnHolding(holdingId(1));
        write(store(), w -> {
            w.grants().add(membership(1, id(2), groupId(1)));
            w.grants().add(grant(2, new Party.OfAccount(id(2)), app, Grant.Level.READ));
            w.grants().add(grant(3, new Party.OfGroup(groupId(1)), app, Grant.Level.MANAGE));
            w.grants().add(grant(4, new Party.OfAccount(id(3)), app, Grant.Level.WRITE));
        });
        assertThat(view(1, id(2)).orElseThrow().granted()).isEqualTo(Grant.Level.MANAGE);
        assertThat(view(1, id(3)).orElseThrow().granted()).isEqualTo(Grant.Level.WRITE);
        assertThat(view(1, id(1)).orElseThrow().granted()).isNull();
    }

    @Test
    default void listShowsWhatTheViewerMaySeeWithItsGrants() {
        addHoldings(
                holding(1, id(1), "mine"),
                holding(2, id(2), "granted"),
                holding(3, id(2), "hidden"),
                holding(4, id(2), "for all", Holding.Audience.EVERYONE),
                holding(5, id(2), "signed in", Holding.Audience.SIGNED_IN));
        write(
                store(),
                w -> w.grants()
                        .add(grant(
                                1,
                                new Party.OfAccount(id(1)),
                                new GrantObject.OnHolding(holdingId(2)),
                                Grant.Level.WRITE)));
        assertThat(listed(query(null, null, id(1), false), 0, 10)).containsExactly(1L, 2L, 4L, 5L);
        assertThat(listed(query(null, null, id(1), true), 0, 10)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(listed(query(id(2), null, id(1), false), 0, 10)).containsExactly(2L, 4L, 5L);
        assertThat(listed(query(null, "FOR ALL", id(1), false), 0, 10)).containsExactly(4L);
        assertThat(listed(query(null, "for", id(1), false), 0, 10)).isEmpty();
        assertThat(listed(query(null, "\u0000", id(1), false), 0, 10)).isEmpty();
        assertThat(listed(query(null, null, id(1), true), 2, 2)).containsExactly(3L, 4L);
        List<HoldingView> views = store().read(r -> r.holdings().listAfter(query(null, null, id(1), false), 1, 1));
        assertThat(views.getFirst().granted()).isEqualTo(Grant.Level.WRITE);
    }

    @Test
    default void listKeepsToOneDoorAndKind() {
        addHoldings(holding(1, id(1), "app"));
        assertThat(listed(new HoldingQuery("connect", "project", null, null, id(1), true), 0, 10))
                .isEmpty();
        assertThat(listed(new HoldingQuery("arvados", "content", null, null, id(1), true), 0, 10))
                .isEmpty();
    }

    @Test
    default void holdingsSharedWithAGroupComeInSlicesOldestFirst() {
        addHoldings(
                holding(1, id(1), "first"),
                holding(2, id(1), "not shared", Holding.Audience.EVERYONE),
                holding(3, id(1), "of another group"),
                holding(4, id(1), "of an account"),
                holding(5, id(2), "second"),
                holding(6, id(1), "third"));
        add(store(), account(1));
        write(store(), w -> {
            w.grants().add(shared(1, new Party.OfGroup(groupId(1)), 6));
            w.grants().add(shared(2, new Party.OfGroup(groupId(1)), 5));
            w.grants().add(shared(3, new Party.OfGroup(groupId(1)), 1));
            w.grants().add(shared(4, new Party.OfGroup(groupId(2)), 3));
            w.grants().add(shared(5, new Party.OfAccount(id(1)), 4));
            w.grants().add(membership(6, id(1), groupId(1)));
        });
        assertThat(sharedWithGroup("connect", "content", 0, 10))
                .containsExactly(holding(1, id(1), "first"), holding(5, id(2), "second"), holding(6, id(1), "third"));
        assertThat(sharedWithGroup("connect", "content", 0, 2)).hasSize(2);
        assertThat(sharedWithGroup("connect", "content", 5, 2)).containsExactly(holding(6, id(1), "third"));
        assertThat(sharedWithGroup("connect", "content", 6, 2)).isEmpty();
        assertThat(sharedWithGroup("connect", "project", 0, 10)).isEmpty();
        assertThat(sharedWithGroup("arvados", "content", 0, 10)).isEmpty();
    }

    private static Grant shared(int number, Party party, int holding) {
        return grant(number, party, new GrantObject.OnHolding(holdingId(holding)), Grant.Level.READ);
    }

    private List<Holding> sharedWithGroup(String door, String kind, long after, int limit) {
        return store().read(r -> r.holdings().sharedWith(groupId(1), door, kind, after, limit));
    }

    @Test
    default void ownerHasOneHoldingOfAName() {
        addHoldings(holding(1, id(1), "App"), holding(2, id(2), "app"), holding(3, id(1), "other"));
        assertThat(failureOf(() -> addHoldings(holding(4, id(1), "APP")))).isEqualTo(new Failure.HoldingNameTaken());
        Holding other = view(3, null).orElseThrow().holding();
        assertThat(failureOf(() -> write(
                        store(),
                        w -> w.holdings().save(other.with(id(1), null, "aPP", other.audience(), "{}", NOW, null)))))
                .isEqualTo(new Failure.HoldingNameTaken());
        assertThat(failureOf(() -> write(
                        store(),
                        w -> w.holdings().save(other.with(id(2), null, "App", other.audience(), "{}", NOW, null)))))
                .isEqualTo(new Failure.HoldingNameTaken());
    }

    @Test
    default void savedHoldingReplacesTheFormerVersion() {
        addHoldings(holding(1, id(1), "app"));
        Holding changed = holding(1, id(1), "app")
                .with(id(2), null, "web app", Holding.Audience.EVERYONE, "{\"x\":1}", NOW.plusSeconds(1), id(3));
        write(store(), w -> w.holdings().save(changed));
        assertThat(view(1, null).orElseThrow().holding()).isEqualTo(changed);
        assertThat(failureOf(() -> write(store(), w -> w.holdings().save(changed))))
                .isEqualTo(new Failure.VersionMismatch());
    }

    @Test
    default void removedHoldingTakesItsGrantsWithIt() {
        add(store(), account(1));
        addHoldings(holding(1, id(1), "app"));
        GrantObject app = new GrantObject.OnHolding(holdingId(1));
        write(store(), w -> w.grants().add(grant(1, new Party.OfAccount(id(1)), app, Grant.Level.READ)));
        write(store(), w -> w.holdings().remove(holdingId(1)));
        assertThat(view(1, null)).isEmpty();
        assertThat(store().<List<Grant>>read(r -> r.grants().on(app))).isEmpty();
        addHoldings(holding(2, id(1), "app"));
    }
}
