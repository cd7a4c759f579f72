package muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void aUsernameKeepsItsSpellingAndLosesOuterBlanks() {
        assertThat(Username.parse("  Ada Roth ").value()).isEqualTo("Ada Roth");
        assertThat(Username.parse("ADA").key()).isEqualTo(Username.parse("ada").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "a\u202eb", "\ud800", "a\ufffeb"})
    void aUsernameIsRefusedWhenBlankOrHoldingCharactersThatDisplaysActOn(String text) {
        assertThatThrownBy(() -> Username.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure())
                                .isInstanceOfSatisfying(
                                        Failure.Malformed.class,
                                        malformed ->
                                                assertThat(malformed.field()).isEqualTo("username")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris\u00a0", "\u2007iris", "iris\u202f", "iris\u3000", "ir\u200dis", "IR\u200cIS"})
    void blanksAndJoinersOfAnyKindMakeNoOtherName(String twin) {
        assertThat(Username.parse(twin).key()).isEqualTo(Username.parse("iris").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200d", "\u3000 \u00a0"})
    void aNameOfWhichNobodySeesAnythingIsBlank(String text) {
        assertThatThrownBy(() -> Username.parse(text)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> GroupName.parse(text)).isInstanceOf(Refused.class);
    }

    @Test
    void marksWithoutAShapeAreRefusedInNames() {
        assertThatThrownBy(() -> Username.parse("ir\u200bis")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Username.parse("iris\ufeff")).isInstanceOf(Refused.class);
    }

    @Test
    void anAddressWithABlankOfAnyKindIsNotMailable() {
        assertThat(EmailAddress.parse("i\u00a0ris@lab.example").isMailable()).isFalse();
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        assertThat(Username.parse("😀".repeat(255)).value()).hasSize(510);
        assertThatThrownBy(() -> Username.parse("a".repeat(256))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@lab.example", "a@b", "ADA+x@lab.example", "ä@ö"})
    void anAddressWithOneAtAndSomethingOnBothSidesIsMailable(String text) {
        assertThat(EmailAddress.parse(text).isMailable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "@lab.example", "ada@", "a@b@c", "ada @lab.example"})
    void otherAddressesAreKeptButCannotBeClaimed(String text) {
        assertThat(EmailAddress.parse(text).isMailable()).isFalse();
    }

    @Test
    void freeTextMayHaveLinesButNothingThatNoDatabaseHolds() {
        assertThat(described("two\nlines\t").description()).isEqualTo("two\nlines\t");
        assertThatThrownBy(() -> described("half \ud800")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> described("zero \u0000")).isInstanceOf(Refused.class);
    }

    private static Profile described(String text) {
        return new Profile(null, null, null, text, null, null);
    }

    @Test
    void aGroupNameMayHoldAnyVisibleCharacter() {
        assertThat(GroupName.parse("~!@#$%^&*()_+").value()).isEqualTo("~!@#$%^&*()_+");
        assertThatThrownBy(() -> GroupName.parse("  ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> GroupName.parse("g".repeat(4097))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5d0c2c1e7f0e4a539a551f0d8a0c7e11",
                "5d0c2c1e-7f0e-4a53-9a55-1f0d8a0c7e1",
                "5d0c2c1e-7f0e-4a53-9a55-1f0d8a0c7e11x",
                "5d0c2c1g-7f0e-4a53-9a55-1f0d8a0c7e11",
                "-d0c2c1e-7f0e-4a53-9a55-1f0d8a0c7e11",
                "1-1-1-1-1"
            })
    void onlyTheCanonicalTextOfAUuidIsAnId(String text) {
        assertThat(AccountId.parse(text)).isEmpty();
    }

    @Test
    void anIdPrintsInLowerCase() {
        assertThat(AccountId.parse("5D0C2C1E-7F0E-4A53-9A55-1F0D8A0C7E11"))
                .map(AccountId::toString)
                .contains("5d0c2c1e-7f0e-4a53-9a55-1f0d8a0c7e11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "9223372036854775808", "12345678901234567890", "１"})
    void onlyPositiveDigitsAreANumberedId(String text) {
        assertThat(KeyId.parse(text)).isEmpty();
    }
}
