package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectSettingsTest {

    @Test
    void theDefaultsAreThoseOfAPasswordServer() {
        ConnectSettings settings = ConnectSettings.defaults();

        assertThat(settings.provider()).isEqualTo(ConnectProvider.PASSWORD);
        assertThat(settings.version()).isEqualTo("2025.09.0");
        assertThat(settings.activityWindow()).isEqualTo(Duration.ofDays(365));
        assertThat(settings.minimumPasswordLength()).isEqualTo(6);
        assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.userGroups()).isTrue();
        assertThat(settings.hideEmailAddresses()).isFalse();
        assertThat(settings.openBootstrap()).isFalse();
        assertThat(settings.bootstrapSecret()).isNull();
        assertThat(settings.mailConfigured()).isFalse();
        assertThat(settings.prohibitedUsernames())
                .hasSize(20)
                .startsWith("connect")
                .endsWith("content");
        assertThat(settings.usernameValidator()).isEqualTo(ConnectSettings.UsernameValidator.DEFAULT);
    }

    @Test
    void outsideProvidersDecideThemselvesWhatPeopleAreCalled() {
        assertThat(ConnectSettings.with(changes -> changes.provider = ConnectProvider.SAML)
                        .usernameValidator())
                .isEqualTo(ConnectSettings.UsernameValidator.PERMISSIVE);
    }

    @Test
    void versionsThatPythonCannotReadAreRefused() {
        assertThat(ConnectSettings.with(changes -> changes.version = "2024.09.0-dev+77-g9296f96ffb")
                        .version())
                .startsWith("2024");
        for (String version : new String[] {"", "latest", "2025", "2025.09.0\n", "2025.09.x"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConnectSettings.with(changes -> changes.version = version));
        }
    }
}
