package muster.store;

import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import muster.model.AccountId;
import muster.model.ViewerMarks;
import org.junit.jupiter.api.Test;

/** What people mark of others' records. */
interface MarkContract extends WithStore {
    ViewerMarks PINNED = new ViewerMarks(true, false);
    ViewerMarks OPENED = new ViewerMarks(false, true);

    private void mark(int viewer, int target, ViewerMarks marks) {
        write(store(), w -> w.marks().put(id(viewer), id(target), marks));
    }

    private Map<AccountId, ViewerMarks> marksOf(int viewer) {
        return store().read(r -> r.marks()
                .of(
                        id(viewer),
                        IntStream.rangeClosed(1, 9).mapToObj(Samples::id).toList()));
    }

    @Test
    default void marksBelongToOneViewerAndOneRecord() {
        add(store(), account(1), account(2), account(3));
        mark(1, 2, PINNED);
        mark(1, 3, OPENED);
        mark(2, 2, new ViewerMarks(true, true));
        assertThat(marksOf(1)).isEqualTo(Map.of(id(2), PINNED, id(3), OPENED));
        assertThat(marksOf(2)).isEqualTo(Map.of(id(2), new ViewerMarks(true, true)));
        assertThat(marksOf(3)).isEmpty();
        mark(1, 2, OPENED);
        mark(1, 3, ViewerMarks.NONE);
        mark(3, 1, ViewerMarks.NONE);
        assertThat(marksOf(1)).isEqualTo(Map.of(id(2), OPENED));
        assertThat(marksOf(3)).isEmpty();
    }

    @Test
    default void marksGoWithTheirViewerAndWithTheirRecord() {
        add(store(), account(1), account(2), account(3));
        mark(1, 2, PINNED);
        mark(2, 1, PINNED);
        mark(1, 3, PINNED);
        mark(3, 1, PINNED);
        write(store(), w -> {
            w.accounts().lock(id(2));
            w.accounts().remove(id(2));
        });
        assertThat(marksOf(1)).isEqualTo(Map.of(id(3), PINNED));
        assertThat(marksOf(2)).isEmpty();
        assertThat(marksOf(3)).isEqualTo(Map.of(id(1), PINNED));
    }
}
