package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.KeyId;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnAnswersTest {
    private static final Origin ORIGIN = new Origin("door", "request", null, null, false);

    private final TestDirectory site = new TestDirectory();
    private final OwnAnswers own = new OwnAnswers(site.transactions);
    private final Account ada = site.create("ada", Rank.MANAGER);
    private final AtomicInteger written = new AtomicInteger();

    @AfterEach
    void close() {
        site.close();
    }

    private static Caller caller(AccountId account, long key, Rank rank) {
        return Caller.person(account, new KeyId(key), rank, Rank.ADMINISTRATOR, ORIGIN);
    }

    private String asked(String door, Caller viewer) {
        return asked(door, viewer, 10);
    }

    private String asked(String door, Caller viewer, int length) {
        byte[] answer = own.of(
                door,
                viewer,
                ada.id(),
                () -> (written.incrementAndGet() + " ".repeat(length)).getBytes(StandardCharsets.UTF_8));
        return new String(answer, StandardCharsets.UTF_8).strip();
    }

    @Test
    void isWrittenOnceUntilSomethingChanges() {
        Caller viewer = caller(ada.id(), 1, Rank.MANAGER);
        assertThat(asked("here", viewer)).isEqualTo("1");
        assertThat(asked("here", viewer)).isEqualTo("1");
        site.create("grace", Rank.VIEWER);
        assertThat(asked("here", viewer)).isEqualTo("2");
    }

    @Test
    void isWrittenForEachDoorKeyAndRank() {
        assertThat(asked("here", caller(ada.id(), 1, Rank.MANAGER))).isEqualTo("1");
        assertThat(asked("there", caller(ada.id(), 1, Rank.MANAGER))).isEqualTo("2");
        assertThat(asked("here", caller(ada.id(), 2, Rank.MANAGER))).isEqualTo("3");
        assertThat(asked("here", caller(ada.id(), 1, Rank.VIEWER))).isEqualTo("4");
    }

    @Test
    void isWrittenEachTimeForOthersAndWhenItIsLong() {
        Caller other = caller(site.create("grace", Rank.ADMINISTRATOR).id(), 3, Rank.ADMINISTRATOR);
        assertThat(asked("here", other)).isEqualTo("1");
        assertThat(asked("here", other)).isEqualTo("2");
        Caller viewer = caller(ada.id(), 1, Rank.MANAGER);
        assertThat(asked("here", viewer, 10_000)).isEqualTo("3");
        assertThat(asked("here", viewer, 10_000)).isEqualTo("4");
    }
}
