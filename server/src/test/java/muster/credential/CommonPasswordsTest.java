package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final List<String> ADA =
            List.of("ada", "ada.lovelace@lab.example", "Ada", "Lovelace", "Ada Lovelace");

    private final CommonPasswords rules = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "password",
                "Password",
                "PASSWORD",
                "qwerty",
                "iloveyou",
                "Iloveyou",
                "letmein",
                "LETMEIN",
                "1234",
                "football1",
                "correct horse battery staple",
                "passw0rd",
                "1q2w3e4r5t",
                "Zxcvbnm"
            })
    void aCommonPasswordIsRefusedAlsoWhenOnlyItsDigestIsKnown(String text) {
        assertThat(refuses(Password.ofText(text))).isTrue();
        assertThat(refuses(digestOf(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pAsSwOrD",
                "pass word",
                " password ",
                "p a s s w o r d",
                "pass\u00a0word",
                "pass\u200bword",
                "\tpassword\n",
                "ｐａｓｓｗｏｒｄ",
                "ＰａｓｓＷｏｒｄ",
                "ｉｌｏｖｅｙｏｕ　",
                "I Love You",
                "\ufb01sherman",
                "      "
            })
    void neitherCaseNorBlanksNorOtherLettersOfTheSameMeaningHelp(String text) {
        assertThat(refuses(Password.ofText(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Ada1",
                "ADA123",
                "ada2026",
                "lovelace",
                "Lovelace!",
                "LOVELACE2020",
                "lovelace12",
                "AdaLovelace",
                "Ada Lovelace",
                "adalovelace1234",
                "ada.lovelace",
                "Ada.lovelace2030",
                "ada.lovelace@lab.example",
                "muster",
                "Muster2025",
                "MUSTER!"
            })
    void theOwnWordsWithTheUsualEndingsAreRefusedAlsoByTheirDigest(String text) {
        assertThat(refuses(Password.ofText(text))).isTrue();
        assertThat(refuses(digestOf(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lOvElAcE", "Love lace 2026", "ｌｏｖｅｌａｃｅ！", "aDa.LoveLace1234"})
    void theOwnWordsAreSeenThroughCaseBlanksAndWidthWhereTheTextIsKnown(String text) {
        assertThat(refuses(Password.ofText(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analytical engine no. 7",
                "lovelace likes bernoulli",
                "my password is long",
                "x7!Kq-2mVz",
                "mein Fahrrad heißt Ärger",
                "lovelace2031",
                "musterhaft gelöst"
            })
    void otherPasswordsAreNot(String text) {
        assertThat(refuses(Password.ofText(text))).isFalse();
        assertThat(refuses(digestOf(text))).isFalse();
    }

    @Test
    void theWordsOfOneAreNoneOfAnothers() {
        rules.check(Password.ofText("lovelace-bernoulli"), List.of("grace"));
        rules.check(Password.ofText("Lovelace2026"), List.of("grace", " ", ""));
        assertThatThrownBy(() -> rules.check(Password.ofText("Lovelace2026"), ADA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure())
                                .isEqualTo(
                                        new Failure.PasswordRefused(
                                                "This password is one of the first that others would try; choose another one.")));
    }

    @Test
    void theFirstThreeThousandThatAreLongEnoughForAnyDoorAreRefused() throws IOException {
        try (var list = Objects.requireNonNull(getClass().getResourceAsStream("/dictionaries/passwords.txt"));
                var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            List<String> first = lines.lines()
                    .filter(word -> word.length() >= 6)
                    .limit(3_000)
                    .toList();

            assertThat(first).hasSize(3_000).contains("trustno1", "monkey", "superman");
            assertThat(first)
                    .allMatch(word -> refuses(digestOf(word), List.of()) && refuses(Password.ofText(word), List.of()));
        }
    }

    /** One of a million may be taken for a common one. */
    @Test
    void ofPasswordsMadeByChanceNextToNoneIsRefused() {
        SecureRandom random = new SecureRandom();
        byte[] digest = new byte[32];
        long refused = Stream.generate(() -> {
                    random.nextBytes(digest);
                    return Password.ofDigest(HexFormat.of().formatHex(digest));
                })
                .limit(20_000)
                .filter(password -> refuses(password, List.of()))
                .count();

        assertThat(refused).isLessThan(4);
    }

    private static Password digestOf(String text) {
        return Password.ofDigest(Password.ofText(text).digest());
    }

    private boolean refuses(Password password) {
        return refuses(password, ADA);
    }

    private boolean refuses(Password password, List<String> context) {
        try {
            rules.check(password, context);
            return false;
        } catch (Refused refused) {
            return refused.failure() instanceof Failure.PasswordRefused;
        }
    }
}
