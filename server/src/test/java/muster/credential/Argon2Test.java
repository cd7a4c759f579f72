package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Argon2Test {
    private static final byte[] SALT = "somesaltsomesalt".getBytes(StandardCharsets.UTF_8);

    /** The one in Java, and the system's where there is one. */
    static Stream<Argon2.Function> functions() {
        return Stream.concat(Stream.of(new BouncyCastleArgon2()), NativeArgon2.find().stream());
    }

    /** Made by the reference implementation: {@code argon2 somesaltsomesalt -id -m 8 -t 3 -p 4 -l 24 -r}. */
    @ParameterizedTest
    @MethodSource("functions")
    void everyImplementationGivesTheBytesOfTheReference(Argon2.Function function) {
        assertThat(hex(function.derive(bytes("abc"), SALT, new Argon2.Cost(256, 3, 4), 24)))
                .isEqualTo("cc946321cae650c6d1311d9001e3555e00df34cccb95e1ff");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyImplementationAgreesOnEmptyLongAndOtherTexts(Argon2.Function function) {
        Argon2.Function other = new BouncyCastleArgon2();
        for (String text : List.of("", "a\0b", "x".repeat(512), "Zoë")) {
            for (Argon2.Cost cost : List.of(new Argon2.Cost(8, 1, 1), new Argon2.Cost(70, 2, 3))) {
                assertThat(hex(function.derive(bytes(text), SALT, cost, 32)))
                        .isEqualTo(hex(other.derive(bytes(text), SALT, cost, 32)));
            }
        }
    }

    @Test
    void whereTheSystemHasNoSuchLibraryThereIsNone() {
        assertThat(NativeArgon2.find("libargon2.so.0-of-nowhere")).isEqualTo(Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
