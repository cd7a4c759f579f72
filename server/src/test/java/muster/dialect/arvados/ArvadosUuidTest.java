package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import muster.model.KeyId;
import org.junit.jupiter.api.Test;

class ArvadosUuidTest {
    private static final TokenUuids TOKENS = new TokenUuids("must1");

    @Test
    void uuidTellsItsThreeParts() {
        ArvadosUuid uuid = ArvadosUuid.parse("must1-tpzed-q3v9k2m7x1c4b8n").orElseThrow();
        assertThat(uuid.prefix()).isEqualTo("must1");
        assertThat(uuid.is(ArvadosUuid.USER)).isTrue();
        assertThat(uuid.is(ArvadosUuid.GROUP)).isFalse();
        assertThat(uuid.body()).isEqualTo("q3v9k2m7x1c4b8n");
        assertThat(uuid).hasToString("must1-tpzed-q3v9k2m7x1c4b8n");
    }

    @Test
    void anythingElseIsNone() {
        for (String bad : List.of(
                "",
                "must1-tpzed-q3v9k2m7x1c4b8",
                "must1-tpzed-q3v9k2m7x1c4b8nn",
                "Must1-tpzed-q3v9k2m7x1c4b8n",
                "must1_tpzed_q3v9k2m7x1c4b8n",
                "must1-tpzed-q3v9k2m7x1c4b8n\n",
                "must1-tpze-q3v9k2m7x1c4b8nx")) {
            assertThat(ArvadosUuid.parse(bad)).as(bad).isEmpty();
        }
        assertThat(ArvadosUuid.parse("must1-j7d0g-fffffffffffffff", ArvadosUuid.USER))
                .isEmpty();
        assertThatThrownBy(() -> new ArvadosUuid("must1", "tpzed", "short"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wellKnownOnesHaveTheirPlatformsNames() {
        assertThat(ArvadosUuid.systemUser("must1")).hasToString("must1-tpzed-000000000000000");
        assertThat(ArvadosUuid.anonymousUser("must1")).hasToString("must1-tpzed-anonymouspublic");
        assertThat(ArvadosUuid.systemGroup("must1")).hasToString("must1-j7d0g-000000000000000");
        assertThat(ArvadosUuid.allUsers("must1")).hasToString("must1-j7d0g-fffffffffffffff");
        assertThat(ArvadosUuid.anonymousUsers("must1")).hasToString("must1-j7d0g-anonymouspublic");
    }

    @Test
    void tokenIsNamedByTheNumberOfItsKey() {
        assertThat(TOKENS.of(new KeyId(35))).hasToString("must1-gj3su-00000000000000z");
        assertThat(TOKENS.of(new KeyId(Long.MAX_VALUE))).hasToString("must1-gj3su-001y2p0ij32e8e7");
        assertThat(TOKENS.key("must1-gj3su-00000000000000z")).contains(new KeyId(35));
        assertThat(TOKENS.key("must1-gj3su-001y2p0ij32e8e7")).contains(new KeyId(Long.MAX_VALUE));
    }

    @Test
    void whatNamesNoTokenOfOursNamesNoKey() {
        for (String bad : List.of(
                "must1-gj3su-001y2p0ij32e8e8",
                "must1-gj3su-zzzzzzzzzzzzzzz",
                "other-gj3su-00000000000000z",
                "must1-tpzed-00000000000000z",
                "must1-gj3su-z",
                "z")) {
            assertThat(TOKENS.key(bad)).as(bad).isEqualTo(Optional.empty());
        }
    }
}
