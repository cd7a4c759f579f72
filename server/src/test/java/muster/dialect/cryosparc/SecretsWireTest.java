package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.digest;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import muster.dialect.cryosparc.CodeSite.Person;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What nobody may read anywhere. The codes are long, so that none of them stands in an answer by chance. */
class SecretsWireTest {
    private static final String HASHES = "\\$2[abxy]?\\$|\\$argon2|(?i)[0-9a-f]{64}";

    private final RunningMuster server = RunningMuster.with("code-digits=12", "trusted-proxies=127.0.0.1");
    private final CodeSite site = new CodeSite(server);
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("muster");
    private final Level rootBefore = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        own.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        others.forEach(root::addAppender);
        root.setLevel(rootBefore);
        own.setLevel(null);
        server.close();
    }

    private String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }

    private static String everything(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text();
    }

    private String noted(String secret) {
        secrets.add(secret);
        return secret;
    }

    /** A life with every way of setting a password, in which each secret is noted. */
    private Person lifeOfAda() {
        Person ada = site.invited();
        String code = noted(ada.registrationCode());
        noted(digest(CodeSite.PASSWORD));
        noted(digest(CodeSite.NEXT));
        assertRefused(site.register(ada.email(), CodeSite.wrong(code), CodeSite.PASSWORD), 400);
        noted(CodeSite.wrong(code));
        assertNothing(site.register(ada.email(), code, CodeSite.PASSWORD));
        noted(CodeSite.token(site.signIn(ada.email(), CodeSite.PASSWORD)));
        assertNothing(CodeSite.askForReset(site.anybody(), ada.email()));
        String reset = noted(ada.resetCode());
        assertNothing(site.reset(ada.id(), reset, CodeSite.NEXT));
        assertRefused(site.reset(ada.id(), reset, CodeSite.NEXT), 400);
        assertRefused(site.signIn(ada.email(), CodeSite.PASSWORD), 401);
        assertRefused(CodeSite.login(site.anybody(), "username", ada.email(), "password", CodeSite.NEXT), 401);
        noted(CodeSite.NEXT);
        assertNothing(CodeSite.askForReset(site.admin(), ada.id()));
        noted(ada.resetCode());
        return ada;
    }

    @Test
    void logsHoldNoSecret() {
        lifeOfAda();
        String text = logged();

        assertThat(text).contains("/users/{user_id}/register").contains("/login");
        assertThat(text).doesNotContain(secrets).doesNotContainPattern(HASHES);
    }

    @Test
    void ledgerHoldsNoSecretAtAnyDoor() {
        Person ada = lifeOfAda();
        String atConnect = everything(new ConnectDoor(server).admin().get("v1/audit_logs?limit=500"));
        String atArvados = everything(Http.at(server.url() + "/arvados/v1")
                .with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY)
                .get("logs?limit=1000"));

        assertThat(atConnect + atArvados).contains(ada.username());
        assertThat(atConnect).doesNotContain(secrets).doesNotContainPattern(HASHES);
        assertThat(atArvados).doesNotContain(secrets).doesNotContainPattern("\\$2[abxy]?\\$|\\$argon2");
    }

    @Test
    void answersHoldHashesForNobodyAndCodesForAdministratorsAlone() {
        Person ada = lifeOfAda();
        Http self = site.door().with(CodeSite.token(site.signIn(ada.email(), CodeSite.NEXT)));
        String code = ada.resetCode();
        String key = server.keyFor(ada.username());
        List<Http> others = List.of(self, site.door().with(key), site.door().admin());
        for (Http who : others) {
            for (String path :
                    List.of("users/me", "users/" + ada.id(), "users/" + ada.email(), "users", "users/table")) {
                assertThat(who.get(path).toString()).doesNotContain(secrets).doesNotContainPattern(HASHES);
            }
        }
        Answer changed = self.send("PATCH", "users/" + ada.id() + "?first_name=Ada");
        assertThat(Json.text(ok(changed), "first_name")).isEqualTo("Ada");
        assertThat(changed.text()).doesNotContain(secrets);

        String seen = everything(site.admin().get("users"));
        assertThat(seen).contains(code).doesNotContainPattern(HASHES);
        assertThat(everything(site.admin().get("users/table")))
                .doesNotContain(secrets)
                .doesNotContainPattern(HASHES);
    }

    @Test
    void refusalsRepeatNothingThatWasSent() {
        Person ada = site.invited();
        String sent = "s3cret-that-nobody-should-see-again";
        List<Answer> refusals = List.of(
                CodeSite.login(site.anybody(), "username", ada.email(), "password", sent),
                CodeSite.login(site.anybody(), "username", ada.email(), "grant_type", sent, "password", digest(sent)),
                CodeSite.redeem(site.anybody(), ada.email(), "register", sent, CodeSite.PASSWORD),
                site.anybody()
                        .with("token", sent)
                        .post("users/" + ada.id() + "/register", Json.object("password", sent)),
                CryosparcDoor.create(
                        site.admin(), Json.object("password", sent), "email", "x@lab.example", "username", "x"),
                site.door().with(sent).get("users/me"));
        for (Answer refusal : refusals) {
            assertRefused(refusal, refusal.status());
            assertThat(refusal.toString()).doesNotContain(sent, digest(sent));
        }
        assertThat(logged()).doesNotContain(sent, digest(sent));
    }
}
