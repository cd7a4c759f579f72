package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CryosparcSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"v5.0.3", "v4.7.1-cuda12", "v5.1.0+250601"})
    void versionsThatClientsCompareAreTaken(String version) {
        assertThat(new CryosparcSettings(version).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5.0.3", "v5", "v5.0", "latest", "v5.0.3 ", "v5.0.3\n"})
    void otherVersionsAreRefused(String version) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CryosparcSettings(version));
    }
}
