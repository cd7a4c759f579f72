package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.KeyId;
import muster.model.Origin;
import muster.model.Rank;
import org.junit.jupiter.api.Test;

class ConnectRolesTest {

    private static Caller callerOf(Rank rank) {
        AccountId id = new AccountId(new UUID(0, 1));
        return Caller.person(id, new KeyId(1), rank, Rank.ADMINISTRATOR, new Origin("connect", "1", null, null));
    }

    @Test
    void auditorsAndManagersShowAsPublishers() {
        assertThat(ConnectRoles.word(Rank.VIEWER)).isEqualTo("viewer");
        assertThat(ConnectRoles.word(Rank.PUBLISHER)).isEqualTo("publisher");
        assertThat(ConnectRoles.word(Rank.AUDITOR)).isEqualTo("publisher");
        assertThat(ConnectRoles.word(Rank.MANAGER)).isEqualTo("publisher");
        assertThat(ConnectRoles.word(Rank.ADMINISTRATOR)).isEqualTo("administrator");
    }

    @Test
    void searchingForPublishersFindsEverybodyShownAsOne() {
        assertThat(ConnectRoles.ranks("publisher"))
                .containsExactlyInAnyOrder(Rank.PUBLISHER, Rank.AUDITOR, Rank.MANAGER);
        assertThat(ConnectRoles.ranks("viewer")).containsExactly(Rank.VIEWER);
    }

    @Test
    void writingTheWordThatIsShownChangesNothing() {
        assertThat(ConnectRoles.change("publisher").from(Rank.MANAGER)).isEqualTo(Rank.MANAGER);
        assertThat(ConnectRoles.change("publisher").from(Rank.AUDITOR)).isEqualTo(Rank.AUDITOR);
    }

    @Test
    void anotherWordGivesItsLowestRank() {
        assertThat(ConnectRoles.change("publisher").from(Rank.VIEWER)).isEqualTo(Rank.PUBLISHER);
        assertThat(ConnectRoles.change("publisher").from(Rank.ADMINISTRATOR)).isEqualTo(Rank.PUBLISHER);
        assertThat(ConnectRoles.change("viewer").from(Rank.MANAGER)).isEqualTo(Rank.VIEWER);
        assertThat(ConnectRoles.change("administrator").from(Rank.MANAGER)).isEqualTo(Rank.ADMINISTRATOR);
    }

    @Test
    void refusesOtherWords() {
        for (String word : new String[] {"", "boss", "Viewer", "viewer ", "admin"}) {
            assertThatExceptionOfType(ConnectRefusal.class)
                    .isThrownBy(() -> ConnectRoles.rank(word))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ConnectCode.UNKNOWN_ROLE));
        }
    }

    @Test
    void managersCountAsPublishersAtThisDoorAlsoAfterAnotherLook() {
        Caller manager = ConnectRoles.atThisDoor(callerOf(Rank.MANAGER));

        assertThat(manager.rank()).isEqualTo(Rank.PUBLISHER);
        assertThat(manager.withAccountRank(Rank.ADMINISTRATOR).rank()).isEqualTo(Rank.PUBLISHER);
        assertThat(ConnectRoles.atThisDoor(callerOf(Rank.ADMINISTRATOR)).rank()).isEqualTo(Rank.ADMINISTRATOR);
        assertThat(ConnectRoles.atThisDoor(callerOf(Rank.VIEWER)).rank()).isEqualTo(Rank.VIEWER);
    }
}
