package muster.dialect.arvados;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.Test;

final class LikenessTest {
    private static boolean isLike(String text, String pattern) {
        return new Likeness(pattern, false).isMetBy(text);
    }

    @Test
    void runsStandForAnythingAndUnderscoresForOne() {
        assertThat(isLike("", "")).isTrue();
        assertThat(isLike("", "%")).isTrue();
        assertThat(isLike("", "_")).isFalse();
        assertThat(isLike("abcabd", "%ab_")).isTrue();
        assertThat(isLike("abcabd", "%abd%")).isTrue();
        assertThat(isLike("abcabd", "a%b%d%e")).isFalse();
        assertThat(isLike("😀", "_")).isTrue();
        assertThat(isLike("a.c", "a.c")).isTrue();
        assertThat(isLike("abc", "a.c")).isFalse();
    }

    @Test
    void backslashTakesTheMeaningAway() {
        assertThat(isLike("50%", "50\\%")).isTrue();
        assertThat(isLike("500", "50\\%")).isFalse();
        assertThat(isLike("a\\b", "a\\\\b")).isTrue();
        assertThat(isLike("a\\", "a\\")).isTrue();
    }

    @Test
    void caseIsIgnoredOnRequestAlsoBeyondAscii() {
        assertThat(new Likeness("É%", true).isMetBy("éa")).isTrue();
        assertThat(isLike("éa", "É%")).isFalse();
    }

    @Test
    void piecesAreFoundWhereverTheyOverlap() {
        assertThat(isLike("aaab", "%aab")).isTrue();
        assertThat(isLike("ababac", "%abac%")).isTrue();
        assertThat(isLike("abab", "ab%ab%ab")).isFalse();
        assertThat(isLike("xaybzc", "%a_b_%c")).isTrue();
        assertThat(isLike("a", "a%a")).isFalse();
        assertThat(isLike("anything", "%%")).isTrue();
        String long65 = "z".repeat(64) + "y";
        assertThat(isLike("zz" + long65 + "x", "%" + long65 + "_")).isTrue();
        assertThat(isLike("zz" + long65, "%" + long65 + "_%")).isFalse();
        assertThat(isLike("qq" + "_".repeat(70) + "b", "%" + "_".repeat(72) + "b%"))
                .isTrue();
    }

    @Test
    void singleCharactersDoNotTakeLongEither() {
        Likeness bomb = new Likeness("%" + "_a".repeat(1_500) + "b%", false);
        assertTimeout(
                ofSeconds(3),
                () -> assertThat(bomb.isMetBy("a".repeat(1_000_000))).isFalse());
    }

    @Test
    void noPatternTakesLong() {
        Likeness bomb = new Likeness("%a".repeat(2_000) + "b", false);
        assertTimeout(
                ofSeconds(5),
                () -> assertThat(bomb.isMetBy("a".repeat(100_000))).isFalse());
    }
}
