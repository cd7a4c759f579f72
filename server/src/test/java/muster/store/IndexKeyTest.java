package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts in indexes. */
final class IndexKeyTest {

    @Test
    void shortTextStandsForItself() {
        assertThat(IndexKey.of("")).isEmpty();
        assertThat(IndexKey.of("😀".repeat(64))).isEqualTo("😀".repeat(64));
    }

    @Test
    void longTextIsCutOffBehindAWholeCharacterAndGoesOnWithItsDigest() {
        // SHA-256 of 65 letters as sha256sum gives it, in the URL alphabet of base 64.
        assertThat(IndexKey.of("a".repeat(65)))
                .isEqualTo("a".repeat(64) + "\u0001" + "Y1NhxIu56rFBmOduqKt_GkFoXWrWKqkUbTAdTxfrCuA");
        assertThat(IndexKey.of("😀".repeat(65)))
                .startsWith("😀".repeat(64) + "\u0001")
                .hasSize(128 + 1 + 43);
    }

    @Test
    void halvesOfPairsAndZeroCannotBeStored() {
        assertThat(IndexKey.isStorable("a😀b\u0001")).isTrue();
        assertThat(IndexKey.isStorable("a\u0000")).isFalse();
        assertThat(IndexKey.isStorable("a\ud83d")).isFalse();
        assertThat(IndexKey.isStorable("\ud83da")).isFalse();
        assertThat(IndexKey.isStorable("\ude00")).isFalse();
    }
}
