package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import muster.dialect.connect.ConnectSettings;
import muster.http.ListenAddress;
import muster.http.TlsSettings;
import muster.http.TrustedProxies;
import muster.model.Policy;
import muster.model.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
    @TempDir
    Path data;

    @Test
    void withoutAnySettingEverythingHasItsDefault() {
        Configuration configuration = read(Map.of());

        assertThat(configuration.http().listen()).isEqualTo(new ListenAddress("127.0.0.1", 8300));
        assertThat(configuration.http().tls()).isNull();
        assertThat(configuration.http().publicUrl()).isNull();
        assertThat(configuration.http().pathPrefix()).isEmpty();
        assertThat(configuration.http().proxies()).isSameAs(TrustedProxies.NONE);
        assertThat(configuration.database()).isNull();
        assertThat(configuration.dataKeyFile()).isEqualTo(data.resolve("data.key"));
        assertThat(configuration.clusterId()).isNull();
        assertThat(configuration.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(configuration.firstAdministrator()).isNull();
        assertThat(configuration.jsonLog()).isFalse();
        assertThat(configuration.connect()).isEqualTo(ConnectSettings.defaults());
    }

    @Test
    void theEnvironmentOverrulesTheFileAndTheCommandLineBoth() throws IOException {
        Files.writeString(data.resolve("muster.properties"), "listen=127.0.0.1:1\ndefault-rank=publisher\n");

        assertThat(read(Map.of()).http().listen()).isEqualTo(new ListenAddress("127.0.0.1", 1));
        assertThat(read(Map.of()).policy().defaultRank()).isEqualTo(Rank.PUBLISHER);
        Map<String, String> environment = Map.of("MUSTER_LISTEN", "127.0.0.1:2");
        assertThat(read(environment).http().listen()).isEqualTo(new ListenAddress("127.0.0.1", 2));
        assertThat(Configuration.read(data, environment, Map.of("listen", "127.0.0.1:3"))
                        .http()
                        .listen())
                .isEqualTo(new ListenAddress("127.0.0.1", 3));
    }

    @Test
    void allMistakesAreToldAtOnceAndUnknownNamesAreNamed() throws IOException {
        Files.writeString(data.resolve("muster.properties"), "colour=blue\nlock-out-failures=99\n");

        assertThatThrownBy(() -> read(Map.of("MUSTER_SHAPE", "round", "MUSTER_LISTEN", "nowhere", "HOME", "/")))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.mistakes())
                                .containsExactlyInAnyOrder(
                                        "There is no setting colour (in muster.properties).",
                                        "There is no setting MUSTER_SHAPE (in the environment).",
                                        "listen: a listen address looks like 127.0.0.1:8300, not nowhere.",
                                        "lock-out-failures is a number from 3 to 20, not 99."));
    }

    @Test
    void tlsNeedsACertificateWithItsKeyOrASelfMadeOne() {
        assertThatThrownBy(() -> read(Map.of("MUSTER_TLS_LISTEN", "127.0.0.1:0")))
                .isInstanceOf(BadSettings.class);
        assertThatThrownBy(() -> read(Map.of("MUSTER_TLS_KEY", "key.pem"))).isInstanceOf(BadSettings.class);
        var selfMade = read(Map.of("MUSTER_TLS_LISTEN", "127.0.0.1:0", "MUSTER_TLS_CERTIFICATE", "self-signed"));

        assertThat(selfMade.http().tls())
                .isEqualTo(new TlsSettings(
                        new ListenAddress("127.0.0.1", 0), new TlsSettings.SelfSigned(data.resolve("tls"))));
    }

    @Test
    void thereMustBeSomethingToListenOn() {
        assertThatThrownBy(() -> read(Map.of("MUSTER_LISTEN", "off"))).hasMessageContaining("nothing to listen on");
    }

    @Test
    void aFirstAdministratorNeedsAWayToSignIn() {
        assertThatThrownBy(() -> read(Map.of("MUSTER_ADMIN_USERNAME", "ada"))).isInstanceOf(BadSettings.class);
        assertThatThrownBy(() -> read(Map.of("MUSTER_ADMIN_PASSWORD", "secret")))
                .isInstanceOf(BadSettings.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatIsWrongWithTheFirstAdministratorIsToldAmongTheOtherMistakesWithoutTheSecrets() {
        Map<String, String> environment = Map.of(
                "MUSTER_ADMIN_USERNAME", "a\tb",
                "MUSTER_ADMIN_EMAIL", "nowhere",
                "MUSTER_ADMIN_PASSWORD", "opensesame",
                "MUSTER_ADMIN_KEY", "too-short-a-key",
                "MUSTER_LOCK_OUT_FAILURES", "99");

        assertThatThrownBy(() -> read(environment))
                .isInstanceOfSatisfying(
                        BadSettings.class,
                        bad -> assertThat(bad.mistakes())
                                .hasSize(5)
                                .anyMatch(mistake -> mistake.startsWith("admin-username: "))
                                .anyMatch(mistake -> mistake.startsWith("admin-email: "))
                                .contains("admin-password: The password has fewer than 12 characters.")
                                .anyMatch(mistake -> mistake.startsWith("admin-key: "))
                                .noneMatch(mistake ->
                                        mistake.contains("opensesame") || mistake.contains("too-short-a-key")));
    }

    @Test
    void anEmptyValueCountsAsNotGiven() throws IOException {
        Files.writeString(data.resolve("muster.properties"), "listen=127.0.0.1:1\ncluster-id=\n");
        Map<String, String> environment = Map.of(
                "MUSTER_LISTEN", "",
                "MUSTER_LOG_FORMAT", " ",
                "MUSTER_PUBLIC_URL", " https://muster.lab.example ",
                "MUSTER_TRUSTED_PROXIES", "10.0.0.5");

        Configuration configuration = Configuration.read(data, environment, Map.of("listen", " "));

        assertThat(configuration.http().listen()).isEqualTo(new ListenAddress("127.0.0.1", 1));
        assertThat(configuration.http().publicUrl()).hasToString("https://muster.lab.example");
        assertThat(configuration.http().proxies()).isNotSameAs(TrustedProxies.NONE);
        assertThat(configuration.clusterId()).isNull();
    }

    @Test
    void withNothingToListenOnTheOtherMistakesAreToldToo() {
        assertThatThrownBy(() -> read(Map.of("MUSTER_LISTEN", "off", "MUSTER_PUBLIC_URL", "nowhere")))
                .hasMessageContaining("nothing to listen on")
                .hasMessageContaining("public-url");
    }

    @Test
    void theDataFolderIsNoSetting() {
        assertThatThrownBy(() -> Configuration.read(data, Map.of(), Map.of("data", "/elsewhere")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("--data");
        SettingsOptions options = new SettingsOptions();
        options.settings.put("data", "/elsewhere");
        assertThat(options.flags()).containsKey("data");
    }

    @Test
    void theDataKeyMayBeElsewhere() {
        assertThat(read(Map.of("MUSTER_DATA_KEY_FILE", "/run/secrets/muster")).dataKeyFile())
                .isEqualTo(Path.of("/run/secrets/muster"));
        assertThat(read(Map.of("MUSTER_DATA_KEY_FILE", "keys/mine")).dataKeyFile())
                .isEqualTo(data.resolve("keys").resolve("mine"));
    }

    @Test
    void durationsAndSwitchesAreRead() {
        Configuration configuration = read(Map.of(
                "MUSTER_LOCK_OUT_MINUTES", "0",
                "MUSTER_CONNECT_ACTIVITY_DAYS", "30",
                "MUSTER_CONNECT_PROVIDER", "saml",
                "MUSTER_CONNECT_HIDE_EMAIL_ADDRESSES", "true"));

        assertThat(configuration.policy().lockOut().duration()).isEqualTo(Duration.ZERO);
        assertThat(configuration.connect().activityWindow()).isEqualTo(Duration.ofDays(30));
        assertThat(configuration.connect().hideEmailAddresses()).isTrue();
    }

    @Test
    void nothingThatHoldsASecretPrintsIt() {
        Configuration configuration =
                read(Map.of("MUSTER_ADMIN_USERNAME", "ada", "MUSTER_ADMIN_PASSWORD", "opensesame, please"));

        assertThat(configuration.toString()).doesNotContain("opensesame");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingStandsInTheManual(Setting setting) throws IOException {
        String usual = setting.usual().isEmpty() ? "" : "`" + setting.usual() + "`";
        assertThat(Files.readString(Path.of("..", "docs", "settings.md")))
                .contains("| `" + setting.variable() + "` | `" + setting.title() + "` | " + usual + " | "
                        + setting.meaning() + " |");
    }

    private Configuration read(Map<String, String> environment) {
        return Configuration.read(data, environment, Map.of());
    }
}
