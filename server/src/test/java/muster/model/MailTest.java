package muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Mail waiting(Instant until) {
        return waiting("Hello", until);
    }

    private static Mail waiting(String subject, Instant until) {
        var letter = new Letter(
                MailPurpose.RECOVERY,
                new AccountId(new UUID(1, 1)),
                "ada",
                EmailAddress.parse("ada@lab.example"),
                "code",
                until,
                null);
        return Mail.waiting(new UUID(1, 2), 1, letter, subject, "text", "html", NOW);
    }

    @Test
    void pausesBetweenAttemptsGrowUpToFourHours() {
        Mail mail = waiting(null);
        List<Duration> pauses = new ArrayList<>();
        Instant now = NOW;
        for (int attempt = 1; attempt <= 6; attempt++) {
            mail = mail.leased(now.plusSeconds(300)).putBack(now, "away");
            pauses.add(Duration.between(now, mail.dueAt()));
            now = mail.dueAt();
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofHours(4));
        assertThat(mail.attempts()).isEqualTo(6);
        assertThat(mail.trouble()).isEqualTo("away");
    }

    @Test
    void mailIsOfNoUseAfterThreeDaysOrWhenItsCodeCountsNoMore() {
        assertThat(waiting(null).giveUpAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(waiting(NOW.plus(Duration.ofDays(7))).giveUpAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        Mail hour = waiting(NOW.plus(Duration.ofHours(1)));
        assertThat(hour.isTooLateAt(NOW.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(hour.isTooLateAt(NOW.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void noPauseGoesBeyondTheTimeAtWhichAMailIsGivenUp() {
        Mail hour = waiting(NOW.plus(Duration.ofHours(1)));

        assertThat(hour.leased(NOW)
                        .putBack(NOW.plus(Duration.ofMinutes(59)).plusSeconds(30), "away")
                        .dueAt())
                .isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void wordsAreForgottenOnceAMailWasSentOrGivenUp() {
        Mail mail = waiting(null);

        assertThat(List.of(mail.sent(NOW), mail.failed(NOW, "too late")))
                .allMatch(ended -> ended.sealedText() == null && ended.sealedHtml() == null)
                .allMatch(ended -> NOW.equals(ended.endedAt()));
        assertThat(mail.captured().sealedText()).isEqualTo("text");
        assertThat(mail.leased(NOW).putBack(NOW, "away").sealedHtml()).isEqualTo("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@lab.example", "a\nb", "a\rb", "a\u0085b", "a\0b"})
    void subjectIsOneLine(String subject) {
        assertThatThrownBy(() -> waiting(subject, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mailPrintsNeitherItsRecipientNorItsWords() {
        assertThat(waiting(null).toString()).doesNotContain("ada", "text", "Hello");
    }
}
