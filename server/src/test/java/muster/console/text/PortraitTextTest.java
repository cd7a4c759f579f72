package muster.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import muster.directory.Portrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortraitTextTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final Messages GERMAN = Messages.of(Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void everyVerdictOnSigningInHasItsWords(Portrait.SignIn signIn) {
        assertThat(PortraitText.of(signIn, ENGLISH)).isNotEqualTo(PortraitText.of(signIn, GERMAN));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonNotToBeShownHasItsWords(Portrait.Reason reason) {
        assertThat(PortraitText.of(reason, ENGLISH)).isNotEqualTo(PortraitText.of(reason, GERMAN));
    }

    @Test
    void anApostropheIsSeenOnce() {
        assertThat(PortraitText.of(Portrait.SignIn.NO_ADDRESS, ENGLISH))
                .isEqualTo("No: people sign in here by e-mail address, and no address is this account's alone.");
    }
}
