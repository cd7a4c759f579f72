package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import muster.model.Account;
import muster.model.EmailAddress;
import muster.model.Letter;
import muster.model.Mail;
import muster.model.MailPurpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailQueueTest {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final LetterWords WORDS =
            letter -> new LetterWords.Words("Subject", "text for " + letter.name(), "<p>html</p>");

    private final TestDirectory site = new TestDirectory(new Post(Post.Mode.SEND, WORDS));
    private final MailQueue queue = site.directory.mailQueue();
    private Account ada;

    @BeforeEach
    void begin() {
        ada = site.first();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void send(String name, Instant until) {
        Letter letter = new Letter(
                MailPurpose.RECOVERY, ada.id(), name, EmailAddress.parse("ada@lab.example"), "code", until, null);
        site.transactions.write(TestDirectory.HOST, work -> {
            site.directory.outbox().add(work, letter);
            return true;
        });
    }

    private MailQueue.Taken take() {
        return queue.take(LEASE).orElseThrow();
    }

    private Mail only() {
        return site.read(reading -> reading.mails().due(Instant.MAX, 9)).getFirst();
    }

    @Test
    void mailsAreTakenInTheirOrderWithTheirWordsAndEachByOne() {
        send("first", null);
        send("second", null);

        assertThat(take().text()).isEqualTo("text for first");
        MailQueue.Taken second = take();
        assertThat(second.text()).isEqualTo("text for second");
        assertThat(second.html()).isEqualTo("<p>html</p>");
        assertThat(second.toString()).doesNotContain("second", "ada");
        assertThat(queue.take(LEASE)).isEmpty();
    }

    @Test
    void mailOfWhoeverIsGoneIsTakenAgainWhenItsLeaseIsOver() {
        send("first", null);
        MailQueue.Taken lost = take();
        site.pass(LEASE.minusSeconds(1));
        assertThat(queue.take(LEASE)).isEmpty();
        site.pass(Duration.ofSeconds(1));

        MailQueue.Taken again = take();

        assertThat(again.mail().id()).isEqualTo(lost.mail().id());
        assertThat(again.mail().attempts()).isEqualTo(2);
        assertThat(queue.sent(lost)).isFalse();
        assertThat(queue.sent(again)).isTrue();
    }

    @Test
    void mailThatCouldNotBeSentComesBackAfterAPause() {
        send("first", null);
        queue.putBack(take(), "away");

        assertThat(queue.take(LEASE)).isEmpty();
        site.pass(Duration.ofMinutes(1));
        assertThat(take().mail().trouble()).isEqualTo("away");
    }

    @Test
    void mailIsGivenUpWhenItsCodeCountsNoMore() {
        send("first", site.now().plus(Duration.ofHours(1)));
        send("second", null);
        site.pass(Duration.ofHours(1));

        assertThat(take().text()).isEqualTo("text for second");
        assertThat(queue.backlog().failed()).isEqualTo(1);
        assertThat(queue.backlog().waiting()).isEqualTo(1);
    }

    @Test
    void relayThatStaysAwayForThreeDaysGetsNoMoreOfAMail() {
        send("first", null);
        Instant end = site.now().plus(Duration.ofDays(3));
        int attempts = 0;
        for (Optional<MailQueue.Taken> taken = queue.take(LEASE); taken.isPresent(); taken = queue.take(LEASE)) {
            attempts++;
            queue.putBack(taken.get(), "away");
            site.pass(Duration.between(site.now(), only().dueAt()));
        }

        assertThat(attempts).isEqualTo(22);
        assertThat(site.now()).isEqualTo(end);
        assertThat(queue.backlog()).isEqualTo(new MailReader.Backlog(0, 1, null));
    }

    @Test
    void sweepingGivesUpWhatNobodySendsAndRemovesWhatEndedLongAgo() {
        send("first", site.now().plus(Duration.ofHours(1)));
        site.pass(Duration.ofHours(2));
        queue.sweep();
        assertThat(queue.backlog()).isEqualTo(new MailReader.Backlog(0, 1, null));

        site.pass(Duration.ofDays(30).minusSeconds(1));
        queue.sweep();
        assertThat(queue.backlog().failed()).isEqualTo(1);
        site.pass(Duration.ofSeconds(1));
        queue.sweep();
        assertThat(queue.backlog().failed()).isZero();
    }

    @Test
    void mailSealedWithAnotherKeyIsGivenUpAndHoldsUpNobody() {
        send("first", null);
        site.store.write(writing -> {
            Mail mail = writing.mails().due(site.now(), 1).getFirst();
            return writing.mails().replace(mail, resealed(mail));
        });
        send("second", null);

        assertThat(take().text()).isEqualTo("text for second");
        assertThat(queue.backlog().failed()).isEqualTo(1);
    }

    private static Mail resealed(Mail mail) {
        return new Mail(
                mail.id(),
                mail.number(),
                mail.purpose(),
                mail.account(),
                mail.to(),
                mail.subject(),
                "1:other:AAAA",
                "1:other:AAAA",
                mail.state(),
                mail.attempts(),
                mail.createdAt(),
                mail.dueAt(),
                mail.giveUpAt(),
                mail.endedAt(),
                mail.trouble());
    }
}
