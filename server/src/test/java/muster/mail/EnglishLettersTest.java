package muster.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.directory.LetterWords.Words;
import muster.model.AccountId;
import muster.model.EmailAddress;
import muster.model.Letter;
import muster.model.MailPurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnglishLettersTest {
    private static final String CODE = "7c1d2a52-9d4f-4b7c-8a44-5be0a4b5d744";
    private static final Map<MailPurpose, String> PATHS = Map.of(
            MailPurpose.INVITATION, "/activate",
            MailPurpose.EMAIL_CHANGE, "/confirm-email",
            MailPurpose.RECOVERY, "/recover",
            MailPurpose.LOCKED_OUT, "/recover");
    private static final Set<MailPurpose> WITH_ADDRESS =
            Set.of(MailPurpose.EMAIL_CHANGE_NOTICE, MailPurpose.EMAIL_CHANGED, MailPurpose.EMAIL_CHANGE_REFUSED);

    private final EnglishLetters letters = new EnglishLetters(() -> URI.create("https://muster.lab.example/rsc"));

    private static Letter letter(MailPurpose purpose, String name, String code) {
        return new Letter(
                purpose,
                new AccountId(new UUID(1, 1)),
                name,
                EmailAddress.parse("ilse@lab.example"),
                code,
                code == null ? null : Instant.parse("2026-03-08T09:15:42Z"),
                WITH_ADDRESS.contains(purpose) ? EmailAddress.parse("new@lab.example") : null);
    }

    private Words words(MailPurpose purpose) {
        return letters.of(letter(purpose, "ilse.brandt", PATHS.containsKey(purpose) ? CODE : null));
    }

    @Test
    void invitationSaysWhereHowLongAndWhatToDoWithoutKnowingMore() {
        Words words = words(MailPurpose.INVITATION);

        assertThat(words.subject()).isEqualTo("Your account at muster.lab.example");
        assertThat(words.text()).isEqualTo("""
                Hello ilse.brandt,

                An account at muster.lab.example was made for you; its name is
                ilse.brandt. Choose a password to begin:

                https://muster.lab.example/rsc/activate?code=7c1d2a52-9d4f-4b7c-8a44-5be0a4b5d744

                The link works once, until 8 March 2026, 09:15 UTC.

                If you know nothing of this, you need not do anything: without a
                password nobody uses the account.
                """);
    }

    @Test
    void lockOutWithoutACodeNamesWhoHelps() {
        Words words = letters.of(letter(MailPurpose.LOCKED_OUT, "ilse.brandt", null));

        assertThat(words.text()).isEqualTo("""
                Hello ilse.brandt,

                Too many wrong passwords or codes were entered for your account at
                muster.lab.example, so nobody can log in to it for now.

                An administrator of the site can unlock it.

                If this was not you, somebody may be guessing your password: tell an
                administrator of the site.
                """);
        assertThat(words.html()).doesNotContain("<a ");
    }

    @ParameterizedTest
    @EnumSource(MailPurpose.class)
    void codeStandsInOneLinkOnALineByItselfOrNowhere(MailPurpose purpose) {
        Words words = words(purpose);
        List<String> links =
                words.text().lines().filter(line -> line.contains("code=")).toList();

        if (PATHS.containsKey(purpose)) {
            String link = "https://muster.lab.example/rsc" + PATHS.get(purpose) + "?code=" + CODE;
            assertThat(links).containsExactly(link);
            assertThat(words.html())
                    .containsOnlyOnce("<a href=\"" + link + "\">")
                    .containsOnlyOnce(CODE);
            assertThat(words.text()).contains("works once, until 8 March 2026, 09:15 UTC.");
        } else {
            assertThat(links).isEmpty();
            assertThat(words.text()).doesNotContain("http");
            assertThat(words.html()).doesNotContain("<a ");
        }
    }

    @ParameterizedTest
    @EnumSource(MailPurpose.class)
    void everyMailNamesTheSiteAndSaysWhatToDoIfItWasSomebodyElse(MailPurpose purpose) {
        Words words = words(purpose);

        assertThat(words.subject()).contains("muster.lab.example").doesNotContain("ilse", CODE);
        assertThat(unwrapped(words.text()))
                .startsWith("Hello ilse.brandt, ")
                .containsPattern("tell an administrator of the site|you need not do anything");
        assertThat(words.text().lines().filter(line -> !line.contains("code="))).allMatch(line -> line.length() <= 72);
        if (WITH_ADDRESS.contains(purpose)) {
            assertThat(unwrapped(words.text())).contains("new@lab.example");
        }
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(MailPurpose.class)
    void bothPartsSayTheSame(MailPurpose purpose) {
        Words words = words(purpose);
        String shown = unwrapped(words.html().replaceAll("(?s)<head>.*</head>|<p><a .*?</p>|<[^>]+>", " "));

        assertThat(shown.strip())
                .isEqualTo(
                        unwrapped(words.text().replaceAll("https://\\S+", "")).strip());
    }

    @ParameterizedTest
    @EnumSource(MailPurpose.class)
    void nothingInAMailIsLoadedFromElsewhereAndItSuitsDarkAndLight(MailPurpose purpose) {
        assertThat(words(purpose).html())
                .contains("<meta name=\"color-scheme\" content=\"light dark\">")
                .doesNotContainPattern(Pattern.compile("<(img|link|script|iframe|style)|url\\(|color:|src="));
    }

    @ParameterizedTest
    @EnumSource(MailPurpose.class)
    void nameIsTextWhateverItHolds(MailPurpose purpose) {
        String name = "<img src=x onerror=\"alert('1')\">&\nSubject: more\r\n\r\nhttps://evil.example/";
        Words words = letters.of(letter(purpose, name, PATHS.containsKey(purpose) ? CODE : null));

        assertThat(words.html())
                .contains("Hello &lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp; Subject: more")
                .doesNotContain("<img", "alert('");
        assertThat(words.subject()).doesNotContain("\n", "\r");
        assertThat(words.text()).doesNotContain("\nSubject", "\nhttps://evil");
    }

    @Test
    void codeIsEscapedInItsLink() {
        Words words = letters.of(letter(MailPurpose.RECOVERY, "ilse", "a\"><b>&c d"));

        assertThat(words.text()).contains("/recover?code=a%22%3E%3Cb%3E%26c+d\n");
        assertThat(words.html())
                .contains("<a href=\"https://muster.lab.example/rsc/recover?code=a%22%3E%3Cb%3E%26c+d\">");
    }
}
