package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Letter;
import muster.model.MailFailure;
import muster.model.MailPurpose;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final String CODE = "7c1d2a52-9d4f-4b7c-8a44-5be0a4b5d744";

    private static final LetterWords WORDS = letter -> new LetterWords.Words(
            "About " + letter.purpose(), "Your code is " + letter.code() + "\n", "<p>" + letter.code() + "</p>");

    private TestDirectory site;

    private Account open(Post.Mode mode) {
        site = new TestDirectory(new Post(mode, WORDS));
        return site.first();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Letter letter(MailPurpose purpose, Account about, String to) {
        return new Letter(purpose, about.id(), "ada", EmailAddress.parse(to), CODE, null, null);
    }

    private void send(Letter letter) {
        site.transactions.write(TestDirectory.HOST, work -> {
            site.directory.outbox().add(work, letter);
            return true;
        });
    }

    private List<Outbox.Captured> captured(String to, MailPurpose purpose) {
        return site.directory.outbox().captured(TestDirectory.HOST, to, purpose);
    }

    @Test
    void capturedMailIsShownWithItsWordsAsSoonAsItsCauseIsThere() {
        Account ada = open(Post.Mode.CAPTURE);
        send(letter(MailPurpose.RECOVERY, ada, "ada@lab.example"));

        assertThat(captured(null, null)).singleElement().satisfies(shown -> {
            assertThat(shown.mail().to().value()).isEqualTo("ada@lab.example");
            assertThat(shown.mail().createdAt()).isEqualTo(site.now());
            assertThat(shown.mail().subject()).isEqualTo("About RECOVERY");
            assertThat(shown.text()).isEqualTo("Your code is " + CODE + "\n");
            assertThat(shown.html()).isEqualTo("<p>" + CODE + "</p>");
            assertThat(shown.toString()).doesNotContain(CODE, "ada");
        });
        assertThat(site.directory.mailQueue().take(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void capturedMailsAreToldInTheirOrderAndFoundByRecipientAndPurpose() {
        Account ada = open(Post.Mode.CAPTURE);
        send(letter(MailPurpose.EMAIL_CHANGE, ada, "new@lab.example"));
        send(letter(MailPurpose.EMAIL_CHANGE_NOTICE, ada, "ada@lab.example"));
        send(letter(MailPurpose.RECOVERY, ada, "ada@lab.example"));

        assertThat(captured(null, null))
                .extracting(shown -> shown.mail().purpose())
                .containsExactly(MailPurpose.EMAIL_CHANGE, MailPurpose.EMAIL_CHANGE_NOTICE, MailPurpose.RECOVERY);
        assertThat(captured("ADA@lab.example", MailPurpose.RECOVERY)).hasSize(1);
        assertThat(captured("new@lab.example", MailPurpose.RECOVERY)).isEmpty();
        assertRefused(Failure.Malformed.class, () -> captured(" ", null));
    }

    @Test
    void mailGoesWithTheTransactionThatCausesIt() {
        Account ada = open(Post.Mode.CAPTURE);

        assertRefused(
                Failure.NotPermitted.class,
                () -> site.transactions.write(TestDirectory.HOST, work -> {
                    site.directory.outbox().add(work, letter(MailPurpose.RECOVERY, ada, "ada@lab.example"));
                    throw new Refused(new Failure.NotPermitted());
                }));
        assertThat(captured(null, null)).isEmpty();
    }

    @Test
    void capturedMailsAreForAdministratorsWhoLoggedIn() {
        Account first = open(Post.Mode.CAPTURE);
        Account manager = site.create("manager", Rank.MANAGER);
        Outbox outbox = site.directory.outbox();

        assertThat(outbox.captured(site.signedIn(first), null, null)).isEmpty();
        assertRefused(Failure.NotPermitted.class, () -> outbox.captured(site.signedIn(manager), null, null));
        assertRefused(Failure.NotPermitted.class, () -> outbox.captured(site.as(first), null, null));
        assertRefused(
                Failure.NotPermitted.class,
                () -> outbox.captured(Caller.anonymous(TestDirectory.origin()), null, null));
    }

    @Test
    void whereMailsAreSentOrThereAreNoneNobodySeesAny() {
        Account ada = open(Post.Mode.SEND);
        send(letter(MailPurpose.RECOVERY, ada, "ada@lab.example"));
        assertRefused(MailFailure.NotCaptured.class, () -> captured(null, null));
        site.close();

        open(Post.Mode.OFF);
        assertRefused(MailFailure.NotCaptured.class, () -> captured(null, null));
    }

    @Test
    void administratorsSeeHowMailsFareWithoutTheirWords() {
        Account ada = open(Post.Mode.SEND);
        send(letter(MailPurpose.RECOVERY, ada, "first@lab.example"));
        send(letter(MailPurpose.INVITATION, ada, "second@lab.example"));
        MailQueue queue = site.directory.mailQueue();
        queue.sent(queue.take(Duration.ofMinutes(5)).orElseThrow());
        queue.putBack(queue.take(Duration.ofMinutes(5)).orElseThrow(), "the relay cannot be reached");

        Outbox.Traffic traffic = site.directory.outbox().traffic(site.signedIn(ada));
        assertThat(traffic.backlog().waiting()).isEqualTo(1);
        assertThat(traffic.sentLately()).isEqualTo(1);
        assertThat(traffic.waiting()).singleElement().satisfies(mail -> {
            assertThat(mail.to().value()).isEqualTo("second@lab.example");
            assertThat(mail.trouble()).isEqualTo("the relay cannot be reached");
        });
        assertThat(traffic.failed()).isEmpty();
        site.pass(Duration.ofDays(4));
        queue.sweep();
        Outbox.Traffic later = site.directory.outbox().traffic(TestDirectory.HOST);
        assertThat(later.waiting()).isEmpty();
        assertThat(later.failed()).hasSize(1);
        assertThat(later.sentLately()).isZero();
    }

    @Test
    void nobodyElseSeesHowMailsFare() {
        Account first = open(Post.Mode.SEND);
        Outbox outbox = site.directory.outbox();
        assertThat(outbox.traffic(site.signedIn(first)).backlog().waiting()).isZero();
        for (Rank rank : List.of(Rank.VIEWER, Rank.PUBLISHER, Rank.AUDITOR, Rank.MANAGER)) {
            Caller caller = site.signedIn(site.create(rank.name().toLowerCase(Locale.ROOT), rank));
            assertRefused(Failure.NotPermitted.class, () -> outbox.traffic(caller));
        }
        assertRefused(Failure.NotPermitted.class, () -> outbox.traffic(Caller.anonymous(TestDirectory.origin())));
    }

    @Test
    void siteWithoutMailQueuesNone() {
        Account ada = open(Post.Mode.OFF);
        send(letter(MailPurpose.RECOVERY, ada, "ada@lab.example"));

        assertThat(site.directory.outbox().isOpen()).isFalse();
        assertThat(site.directory.mailQueue().backlog().waiting()).isZero();
    }

    @Test
    void nothingIsQueuedForWhatIsNoAddress() {
        Account ada = open(Post.Mode.SEND);
        send(letter(MailPurpose.RECOVERY, ada, "ada at the lab"));

        assertThat(site.directory.mailQueue().backlog().waiting()).isZero();
    }

    @Test
    void noCodeCanBeReadInTheFilesOfTheDatabase() throws IOException {
        Account ada = open(Post.Mode.SEND);
        send(letter(MailPurpose.RECOVERY, ada, "recipient@lab.example"));

        try (Stream<Path> files = Files.list(site.folder())) {
            List<String> contents = files.map(OutboxTest::content).toList();
            assertThat(contents).anyMatch(content -> content.contains("recipient@lab.example"));
            assertThat(contents).noneMatch(content -> content.contains(CODE) || content.contains("Your code is"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keyOfAProgramSeesMailsIfItWasMadeForCredentials() {
        Account first = open(Post.Mode.CAPTURE);
        NewKey wanted = new NewKey(
                Key.Purpose.API_KEY, "codes", List.of(Key.EVERYTHING, Key.CREDENTIALS), List.of(), null, null);
        Caller program = site.callerWith(site.directory.keys().create(TestDirectory.HOST, first.id(), wanted));

        assertThat(site.directory.outbox().captured(program, null, null)).isEmpty();
    }
}
