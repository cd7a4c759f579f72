package muster.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Each act at each door that has it, and what every door shows of the account afterwards. */
class CrosswalkTest {
    private static final int AT_ONCE = 3;
    private static final CrosswalkSite SITE = new CrosswalkSite();
    private static final Walks WALKS = new Walks(AT_ONCE);

    @AfterAll
    static void close() {
        WALKS.close();
        SITE.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyDoorShowsTheSameAccountWhicheverDoorDidTheAct() {
        return Crosswalk.TOPICS.stream()
                .map(topic -> dynamicContainer(
                        topic.title(),
                        topic.acts().stream().flatMap(CrosswalkTest::rows).toList()))
                .toList()
                .stream();
    }

    private static Stream<DynamicNode> rows(Act act) {
        return Arrays.stream(Column.values())
                .filter(column -> act.ways().get(column).exists())
                .map(column -> WALKS.begun(act.name() + " at " + column.title(), () -> walk(act, column)));
    }

    private static void walk(Act act, Column column) {
        Somebody who = act.before().apply(SITE);
        act.ways().get(column).doing().to(who, SITE);
        if (!who.isLocated()) {
            who.located(SITE);
        }
        Sight seen = new Eyes(SITE, who).look();
        assertThat(seen.deviationsFrom(act.shownBy(column))).isEmpty();
    }
}
