package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.howManySucceed;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.directory.MailReader.Backlog;
import muster.model.EmailAddress;
import muster.model.Letter;
import muster.model.Mail;
import muster.model.MailPurpose;
import org.junit.jupiter.api.Test;

/** Mails that wait, and what became of them. */
interface MailContract extends WithStore {

    private static Mail mail(int number) {
        return mail(number, "ada@lab.example", MailPurpose.RECOVERY, NOW);
    }

    private static Mail mail(int number, String to, MailPurpose purpose, Instant at) {
        Letter letter = new Letter(purpose, id(1), "ada", EmailAddress.parse(to), null, null, null);
        return Mail.waiting(
                new UUID(9, number), number, letter, "Subject " + number, "text " + number, "html " + number, at);
    }

    private void addMails(Mail... mails) {
        write(store(), w -> List.of(mails).forEach(w.mails()::add));
    }

    private List<Mail> due(Instant now, int limit) {
        return store().read(r -> r.mails().due(now, limit));
    }

    private boolean replace(Mail before, Mail after) {
        return store().<Boolean>write(w -> w.mails().replace(before, after));
    }

    @Test
    default void everyFieldOfAMailComesBackAsItWas() {
        add(store(), account(1));
        Mail fresh = mail(1, "Ada@Lab.example", MailPurpose.EMAIL_CHANGE, NOW);
        addMails(fresh);
        assertThat(due(NOW, 9)).containsExactly(fresh);
        Mail again = fresh.leased(NOW.plusSeconds(5)).putBack(NOW, "away");
        assertThat(replace(fresh, again)).isTrue();
        assertThat(due(again.dueAt(), 9)).containsExactly(again);
        Mail kept = mail(2, "Ada@Lab.example", MailPurpose.ACTIVATED, NOW).captured();
        addMails(kept);
        assertThat(store().<List<Mail>>read(r -> r.mails().captured(null, null, 9)))
                .containsExactly(kept);
    }

    @Test
    default void mailsAreDueByTheirTimeLongestFirstAndNoneBefore() {
        add(store(), account(1));
        Mail later = mail(1, "a@x.org", MailPurpose.RECOVERY, NOW.plusSeconds(2));
        Mail second = mail(3, "a@x.org", MailPurpose.RECOVERY, NOW);
        Mail first = mail(2, "a@x.org", MailPurpose.RECOVERY, NOW);
        Mail notYet = mail(4, "a@x.org", MailPurpose.RECOVERY, NOW.plusSeconds(3));
        addMails(later, second, first, notYet, mail(5).captured(), mail(6).sent(NOW), mail(7).failed(NOW, "no"));
        assertThat(due(NOW.plusSeconds(2), 9)).containsExactly(first, second, later);
        assertThat(due(NOW.plusSeconds(2), 2)).containsExactly(first, second);
    }

    @Test
    default void whatWasReadBeforeSomebodyTookTheMailChangesNothing() {
        add(store(), account(1));
        Mail mail = mail(1);
        addMails(mail);
        Mail taken = mail.leased(NOW.plusSeconds(9));
        assertThat(replace(mail, taken)).isTrue();
        assertThat(replace(mail, mail.leased(NOW.plusSeconds(99)))).isFalse();
        Mail takenAgain = taken.leased(NOW.plusSeconds(99));
        assertThat(replace(taken, takenAgain)).isTrue();
        assertThat(replace(taken, taken.sent(NOW))).isFalse();
        assertThat(replace(takenAgain, takenAgain.sent(NOW))).isTrue();
        assertThat(replace(takenAgain, takenAgain.putBack(NOW, "late"))).isFalse();
        assertThat(due(Instant.MAX, 9)).isEmpty();
    }

    @Test
    default void ofSeveralWhoTakeAMailAtTheSameTimeOneGetsIt() {
        add(store(), account(1));
        try (SqlStore other = SqlStore.open(settings())) {
            for (int round = 1; round <= 10; round++) {
                Mail mail = mail(round);
                addMails(mail);
                long takers = howManySucceed(
                        4,
                        number -> () -> (number % 2 == 0 ? store() : other)
                                .<Boolean>write(w -> w.mails().replace(mail, mail.leased(NOW.plusSeconds(60)))));
                assertThat(takers).isOne();
            }
        }
    }

    @Test
    default void newestCapturedMailsAreToldOldestFirstByRecipientAndPurpose() {
        add(store(), account(1));
        addMails(
                mail(1, "ada@x.org", MailPurpose.INVITATION, NOW).captured(),
                mail(2, "Ada@X.org", MailPurpose.RECOVERY, NOW).captured(),
                mail(3, "ben@x.org", MailPurpose.RECOVERY, NOW).captured(),
                mail(4, "ada@x.org", MailPurpose.RECOVERY, NOW));
        assertThat(captured(null, null, 9)).containsExactly(1L, 2L, 3L);
        assertThat(captured(null, null, 2)).containsExactly(2L, 3L);
        assertThat(captured("ADA@x.org", null, 9)).containsExactly(1L, 2L);
        assertThat(captured(null, MailPurpose.RECOVERY, 9)).containsExactly(2L, 3L);
        assertThat(captured("ada@x.org", MailPurpose.RECOVERY, 9)).containsExactly(2L);
        assertThat(captured("nobody@x.org", null, 9)).isEmpty();
    }

    private List<Long> captured(String to, MailPurpose purpose, int limit) {
        EmailAddress address = to == null ? null : EmailAddress.parse(to);
        return store().read(r -> r.mails().captured(address, purpose, limit)).stream()
                .map(Mail::number)
                .toList();
    }

    @Test
    default void backlogCountsWhatWaitsAndWhatWasGivenUp() {
        add(store(), account(1));
        assertThat(store().<Backlog>read(r -> r.mails().backlog())).isEqualTo(new Backlog(0, 0, null));
        addMails(
                mail(1, "a@x.org", MailPurpose.RECOVERY, NOW.plusSeconds(1)),
                mail(2),
                mail(3).captured(),
                mail(4).sent(NOW),
                mail(5).failed(NOW, "no"));
        assertThat(store().<Backlog>read(r -> r.mails().backlog())).isEqualTo(new Backlog(2, 1, NOW));
    }

    @Test
    default void mailsThatWereGivenUpAreToldNewestFirstAndThoseThatWereSentAreCounted() {
        add(store(), account(1));
        Mail first = mail(1).failed(NOW, "no");
        Mail second = mail(2).failed(NOW, "no");
        addMails(first, second, mail(3), mail(4).captured(), mail(5).sent(NOW), mail(6).sent(NOW.plusSeconds(1)));
        assertThat(store().<List<Mail>>read(r -> r.mails().failed(9)))
                .extracting(Mail::number)
                .containsExactly(2L, 1L);
        assertThat(store().<List<Mail>>read(r -> r.mails().failed(1)))
                .extracting(Mail::number)
                .containsExactly(2L);
        assertThat(store().<Long>read(r -> r.mails().sentSince(NOW))).isEqualTo(2);
        assertThat(store().<Long>read(r -> r.mails().sentSince(NOW.plusSeconds(1))))
                .isEqualTo(1);
    }

    @Test
    default void mailsOfNoUseAreFoundUnlessTheyAreInSomebodysHands() {
        add(store(), account(1));
        Mail late = mail(1);
        Instant end = late.giveUpAt();
        addMails(
                late, mail(2).leased(end.plusSeconds(1)), mail(3, "a@x.org", MailPurpose.RECOVERY, NOW.plusSeconds(1)));
        assertThat(store().<List<Mail>>read(r -> r.mails().late(end, 9))).containsExactly(late);
        assertThat(store().<List<Mail>>read(r -> r.mails().late(end.minusSeconds(1), 9)))
                .isEmpty();
    }

    @Test
    default void mailsThatEndedLongAgoAreRemovedAFewAtATimeAndWaitingOnesStay() {
        add(store(), account(1));
        addMails(
                mail(1).sent(NOW),
                mail(2).failed(NOW, "no"),
                mail(3).captured(),
                mail(4).sent(NOW.plusSeconds(1)),
                mail(5));
        assertThat(removeEnded(2)).isEqualTo(2);
        assertThat(removeEnded(2)).isEqualTo(1);
        assertThat(removeEnded(2)).isZero();
        assertThat(due(NOW, 9)).containsExactly(mail(5));
        assertThat(store().<Integer>write(w -> w.mails().removeEndedBy(NOW.plus(Duration.ofDays(1)), 9)))
                .isEqualTo(1);
    }

    private int removeEnded(int limit) {
        return store().<Integer>write(w -> w.mails().removeEndedBy(NOW, limit));
    }

    @Test
    default void mailsGoWithTheAccountThatTheyAreAbout() {
        add(store(), account(1));
        addMails(mail(1), mail(2).captured());
        write(store(), w -> {
            w.accounts().find(id(1));
            w.accounts().remove(id(1));
        });
        assertThat(due(Instant.MAX, 9)).isEmpty();
        assertThat(captured(null, null, 9)).isEmpty();
    }
}
