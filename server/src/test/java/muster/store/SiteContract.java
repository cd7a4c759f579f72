package muster.store;

import static muster.directory.SiteReader.Fact.CLUSTER_ID;
import static muster.directory.SiteReader.Fact.SET_UP_AT;
import static muster.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import muster.directory.Writing;
import org.junit.jupiter.api.Test;

/** Site facts and wire ids. */
interface SiteContract extends WithStore {

    private boolean done(Function<Writing, Boolean> work) {
        return store().write(work);
    }

    private Optional<String> target(String wireId) {
        return store().read(r -> r.wireIds().target("arvados", "user", wireId));
    }

    private Optional<String> wireId(String target) {
        return store().read(r -> r.wireIds().wireId("arvados", "user", target));
    }

    private boolean addWireId(String wireId, String target) {
        return done(w -> w.wireIds().add("arvados", "user", wireId, target));
    }

    private boolean rename(String target, String wireId) {
        return done(w -> w.wireIds().rename("arvados", "user", target, wireId, NOW));
    }

    @Test
    default void siteFactIsSetOnceAndForAll() {
        assertThat(store().<Optional<String>>read(r -> r.site().find(CLUSTER_ID)))
                .isEmpty();
        assertThat(done(w -> w.site().setOnce(CLUSTER_ID, "abcde"))).isTrue();
        assertThat(done(w -> w.site().setOnce(CLUSTER_ID, "other") | w.site().setOnce(SET_UP_AT, "now")))
                .isTrue();
        assertThat(store().<Optional<String>>read(r -> r.site().find(CLUSTER_ID)))
                .contains("abcde");
        assertThat(store().<Optional<String>>read(r -> r.site().find(SET_UP_AT)))
                .contains("now");
    }

    @Test
    default void wireIdIsUniqueBothWaysForADoorAndAKind() {
        assertThat(addWireId("w1", "t1")).isTrue();
        assertThat(addWireId("w1", "t2")).isFalse();
        assertThat(addWireId("w2", "t1")).isFalse();
        assertThat(addWireId("w2", "t2")).isTrue();
        assertThat(done(w -> w.wireIds().add("arvados", "group", "w1", "t1"))).isTrue();
        assertThat(done(w -> w.wireIds().add("cryosparc", "user", "w1", "t1"))).isTrue();
        assertThat(target("w1")).contains("t1");
        assertThat(wireId("t2")).contains("w2");
        assertThat(target("w\u0000")).isEmpty();
    }

    @Test
    default void refusedWireIdLeavesTheTransactionUsable() {
        addWireId("w1", "t1");
        assertThat(done(w -> w.wireIds().add("arvados", "user", "w1", "t2")
                        || w.wireIds().add("arvados", "user", "w3", "t2")))
                .isTrue();
        assertThat(target("w3")).contains("t2");
    }

    @Test
    default void renamedThingIsFoundByItsNewNameOnlyAndTheOldOneStaysTaken() {
        addWireId("w1", "t1");
        addWireId("w2", "t2");
        assertThat(rename("t1", "w2")).isFalse();
        assertThat(target("w1")).contains("t1");
        assertThat(rename("t1", "w3")).isTrue();
        assertThat(target("w3")).contains("t1");
        assertThat(target("w1")).isEmpty();
        assertThat(wireId("t1")).contains("w3");
        assertThat(rename("t1", "w3")).isFalse();
        assertThat(rename("t2", "w1")).isFalse();
        assertThat(addWireId("w1", "t9")).isFalse();
    }

    @Test
    default void renamedThingMayHaveItsFormerNameAgain() {
        addWireId("w1", "t1");
        assertThat(rename("t1", "w2")).isTrue();
        assertThat(rename("t1", "w1")).isTrue();
        assertThat(target("w1")).contains("t1");
        assertThat(wireId("t1")).contains("w1");
        assertThat(target("w2")).isEmpty();
        assertThat(addWireId("w2", "t9")).isFalse();
    }

    @Test
    default void retiredNameFindsNothingAndIsNotGivenAgain() {
        addWireId("w1", "t1");
        assertThat(done(w -> {
                    w.wireIds().retire("arvados", "user", "t1", NOW);
                    return true;
                }))
                .isTrue();
        assertThat(target("w1")).isEmpty();
        assertThat(wireId("t1")).isEmpty();
        assertThat(addWireId("w1", "t2")).isFalse();
        assertThat(addWireId("w9", "t1")).isTrue();
    }
}
