package muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import muster.testing.fuzz.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {

    @ParameterizedTest
    @CsvSource({
        "ada, ADA",
        "é, É",
        "straße, STRASSE",
        "ﬁne, FINE",
        "ａｄａ, ada",
        "ΟΔΟΣ, οδος",
        "Ǆ, ǆ",
    })
    void formsThatPeopleTakeForTheSameHaveOneKey(String one, String other) {
        assertThat(TextKey.of(one)).isEqualTo(TextKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"resume, résumé", "ada, adá", "a.da, ada", "o, ø"})
    void accentsAndPunctuationTellNamesApart(String one, String other) {
        assertThat(TextKey.of(one)).isNotEqualTo(TextKey.of(other));
    }

    @Test
    void outerBlanksOfANameDoNotCount() {
        assertThat(TextKey.of("  ada ")).isEqualTo(TextKey.of("ada"));
    }

    /** Without two signs whose capitals are something else: a capital sharp s, and a Greek iota below a letter. */
    @Test
    void aKeyIsItsOwnKeyAndCaseSaysNothing() {
        Property.holds(chance -> chance.text().replace("\u1e9e", "").replace("\u0345", ""), text -> {
            TextKey key = TextKey.of(text);
            assertThat(TextKey.of(key.value())).isEqualTo(key);
            assertThat(TextKey.of(text.toUpperCase(Locale.ROOT))).isEqualTo(key);
        });
    }

    @Test
    void foldingKeepsBlanks() {
        assertThat(TextKey.fold(" Ada ")).isEqualTo(" ada ");
    }

    @Test
    void aFoldedPrefixIsAPrefixOfTheFoldedName() {
        assertThat(TextKey.fold("ΟΔΟΣΑ")).startsWith(TextKey.fold("ΟΔΟΣ"));
        assertThat(TextKey.fold("Çelik")).startsWith(TextKey.fold("Ç"));
    }
}
