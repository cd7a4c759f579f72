package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.directory.Post;
import muster.mail.MailWay;
import muster.model.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    private static final String RELAY = "smtp://muster:opensesame@relay.lab.example";

    @TempDir
    Path data;

    private Configuration read(Map<String, String> environment) {
        return Configuration.read(data, environment, Map.of());
    }

    private List<String> mistakes(Map<String, String> environment) {
        try {
            read(environment);
        } catch (BadSettings bad) {
            return bad.mistakes();
        }
        return List.of();
    }

    @Test
    void thereIsNoMailUnlessSomebodySaysSo() {
        MailConfiguration mail = read(Map.of()).mail();

        assertThat(mail.way()).isEqualTo(new MailWay.Off());
        assertThat(mail.post(() -> URI.create("http://localhost"))).isSameAs(Post.NONE);
    }

    @Test
    void senderIsMusterAtTheHostByWhichPeopleReachTheSiteUnlessAnotherOneIsGiven() {
        String url = "https://muster.lab.example:8443";
        Map<String, String> usual = Map.of("MUSTER_MAIL", RELAY, "MUSTER_PUBLIC_URL", url);
        Map<String, String> given =
                Map.of("MUSTER_MAIL", RELAY, "MUSTER_PUBLIC_URL", url, "MUSTER_MAIL_FROM", "it@lab.example");

        assertThat(read(usual).mail().from()).isEqualTo(EmailAddress.parse("muster@muster.lab.example"));
        assertThat(read(given).mail().from()).isEqualTo(EmailAddress.parse("it@lab.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://10.0.0.5:8300", "http://[fd00::1]"})
    void senderIsDemandedWhereTheHostHasNoName(String url) {
        assertThat(mistakes(Map.of("MUSTER_MAIL", RELAY, "MUSTER_PUBLIC_URL", url)))
                .containsExactly("mail needs mail-from, unless public-url has a name for its host.");
        assertThat(mistakes(
                        Map.of("MUSTER_MAIL", RELAY, "MUSTER_PUBLIC_URL", url, "MUSTER_MAIL_FROM", "it@lab.example")))
                .isEmpty();
    }

    @Test
    void mistakesAboutMailAreToldAmongTheOthersWithoutThePassword() {
        Map<String, String> environment = Map.of(
                "MUSTER_MAIL", "smtp://muster:opensesame@relay.lab.example/inbox",
                "MUSTER_MAIL_FROM", "the lab <it@lab.example>",
                "MUSTER_LOCK_OUT_FAILURES", "99");

        assertThat(mistakes(environment))
                .containsExactlyInAnyOrder(
                        "mail: an address has a host and nothing behind its port.",
                        "mail-from: a sender looks like muster@lab.example, not the lab <it@lab.example>.",
                        "lock-out-failures is a number from 3 to 20, not 99.");
    }

    @Test
    void relaysPasswordIsShownNowhere() {
        Configuration configuration = read(Map.of("MUSTER_MAIL", RELAY, "MUSTER_MAIL_FROM", "it@lab.example"));

        assertThat(configuration.toString()).doesNotContain("opensesame");
        assertThat(configuration.settings())
                .filteredOn(line -> line.title().equals("mail"))
                .singleElement()
                .satisfies(line -> assertThat(line.value()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8300", "localhost:8300", "[::1]:0", "127.8.8.8:1"})
    void mailsAreCapturedAtTheOwnMachine(String listen) {
        assertThat(read(Map.of("MUSTER_MAIL", "capture", "MUSTER_LISTEN", listen))
                        .mail()
                        .post(() -> URI.create("http://localhost"))
                        .mode())
                .isEqualTo(Post.Mode.CAPTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8300", "[::]:8300", "10.0.0.5:8300", "muster.lab.example:80"})
    void capturingWhereOthersReachTheServerHasToBeMeant(String listen) {
        assertThat(mistakes(Map.of("MUSTER_MAIL", "capture", "MUSTER_LISTEN", listen)))
                .containsExactly("mail: capture shows administrators the links for other people's passwords, and others"
                        + " reach this server at " + listen + "; mail=capture-anywhere says that this is meant.");
        assertThat(mistakes(Map.of("MUSTER_MAIL", "capture-anywhere", "MUSTER_LISTEN", listen)))
                .isEmpty();
    }

    @Test
    void encryptedListenerCountsToo() {
        assertThatThrownBy(() -> read(Map.of(
                        "MUSTER_MAIL", "capture",
                        "MUSTER_TLS_LISTEN", "0.0.0.0:8343",
                        "MUSTER_TLS_CERTIFICATE", "self-signed")))
                .hasMessageContaining("others reach this server at 0.0.0.0:8343");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8300, , , http://127.0.0.1:8300, false",
        "0.0.0.0:8300, , , http://localhost:8300, false",
        "10.0.0.5:8300, , /rsc, http://10.0.0.5:8300/rsc, true",
        "127.0.0.1:8300, https://muster.lab.example, , https://muster.lab.example, true",
        "0.0.0.0:8300, https://muster.lab.example:444/, /rsc/, https://muster.lab.example:444/rsc, true",
    })
    void linksComeFromTheSettingsAlone(String listen, String url, String prefix, String base, boolean leadsHere) {
        Configuration configuration = read(Map.of(
                "MUSTER_LISTEN", listen,
                "MUSTER_PUBLIC_URL", Objects.requireNonNullElse(url, ""),
                "MUSTER_PATH_PREFIX", Objects.requireNonNullElse(prefix, "")));
        SiteAddress site = new SiteAddress(configuration.http());

        assertThat(site.base()).isEqualTo(URI.create(base));
        assertThat(site.leadsHere()).isEqualTo(leadsHere);
    }

    @Test
    void portThatWasFreeStandsInLinksOnceTheServerHasIt() {
        SiteAddress site =
                new SiteAddress(read(Map.of("MUSTER_LISTEN", "127.0.0.1:0")).http());

        site.servedAt(List.of(URI.create("http://127.0.0.1:40123")));

        assertThat(site.base()).isEqualTo(URI.create("http://127.0.0.1:40123"));
    }
}
