package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;

import muster.model.Refused;
import org.junit.jupiter.api.Test;

class ConnectUsernamesTest {
    private final ConnectUsernames strict = new ConnectUsernames(ConnectSettings.defaults());
    private final ConnectUsernames permissive = new ConnectUsernames(
            ConnectSettings.with(changes -> changes.usernameValidator = ConnectSettings.UsernameValidator.PERMISSIVE));

    private static int code(ConnectUsernames usernames, String text) {
        try {
            usernames.parse(text);
            return 0;
        } catch (ConnectRefusal refusal) {
            return refusal.code().number();
        } catch (Refused refused) {
            return ConnectErrors.code(refused.failure()).number();
        }
    }

    @Test
    void theDefaultRuleWantsALetterFirst() {
        assertThat(code(strict, "iris")).isZero();
        assertThat(code(strict, "Iris.van-der_Berg9")).isZero();
        assertThat(code(strict, "a".repeat(64))).isZero();
        for (String text :
                new String[] {"", "a", "9lives", "_x", "a b", " iris", "iris ", "é1", "a@b.c", "a".repeat(65)}) {
            assertThat(code(strict, text)).as(text).isEqualTo(7);
        }
    }

    @Test
    void reservedNamesAreRefusedInAnyCase() {
        assertThat(code(strict, "connect")).isEqualTo(107);
        assertThat(code(strict, "Settings")).isEqualTo(107);
        assertThat(code(permissive, " LOGIN ")).isEqualTo(107);
        assertThat(code(permissive, "ｌｏｇｉｎ")).isEqualTo(107);
    }

    @Test
    void thePermissiveRuleTakesWhatAProviderMaySay() {
        assertThat(code(permissive, "iris@lab.example")).isZero();
        assertThat(code(permissive, "Ïris van den Berg")).isZero();
        assertThat(code(permissive, "  ")).isEqualTo(7);
        assertThat(code(permissive, "a\u0000b")).isEqualTo(7);
    }
}
