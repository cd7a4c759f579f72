package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes were made by {@code crypt(3)} of libxcrypt. */
class BcryptTest {
    private static final String OF_72_LETTERS = "$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";
    private static final String OF_ABC = "$2b$04$abcdefghijklmnopqrstuuCi15uRb1eH7NAlJ/TgeJertyknQpYn2";

    @ParameterizedTest
    @CsvSource({
        "abc, $2a$04$abcdefghijklmnopqrstuuCi15uRb1eH7NAlJ/TgeJertyknQpYn2",
        "abc, $2b$04$abcdefghijklmnopqrstuuCi15uRb1eH7NAlJ/TgeJertyknQpYn2",
        "abc, $2y$04$abcdefghijklmnopqrstuuCi15uRb1eH7NAlJ/TgeJertyknQpYn2",
        "päss, $2b$05$abcdefghijklmnopqrstuuQNr.NUko7cjRuTOhPz.WP0eA4f4.Xuq"
    })
    void hashesOfAnotherImplementationMatchTheirTextAndNoOther(String text, String encoded) {
        assertThat(Bcrypt.canCheck(encoded)).isTrue();
        assertThat(Bcrypt.matches(text, encoded)).isTrue();
        assertThat(Bcrypt.matches(text.toUpperCase(Locale.ROOT), encoded)).isFalse();
        assertThat(Bcrypt.matches("", encoded)).isFalse();
    }

    @Test
    void whatDiffersAfterTheSeventySecondByteIsNotTakenForTheSame() {
        String letters = "x".repeat(72);

        assertThat(Bcrypt.matches(letters, OF_72_LETTERS)).isTrue();
        assertThat(Bcrypt.matches(letters + "y", OF_72_LETTERS)).isFalse();
        assertThat(Bcrypt.matches("x".repeat(71), OF_72_LETTERS)).isFalse();
    }

    @Test
    void aNulEndsNothing() {
        assertThat(Bcrypt.matches("abc\0def", OF_ABC)).isFalse();
        assertThat(Bcrypt.matches("abc\0", OF_ABC)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "15", "31", "99", "00"})
    void aCostThatIsNoneOrTooMuchIsNotChecked(String cost) {
        assertThat(Bcrypt.canCheck(OF_ABC.replace("$04$", "$" + cost + "$"))).isFalse();
        assertThat(Bcrypt.canCheck(OF_ABC.replace("$04$", "$14$"))).isTrue();
    }
}
