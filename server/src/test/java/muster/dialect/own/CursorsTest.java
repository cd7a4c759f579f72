package muster.dialect.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    @Test
    void numbersComeBack() {
        assertThat(Cursors.number("plans", Cursors.of("plans", "7"))).isEqualTo(7);
        assertThat(Cursors.number("plans", null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-9223372036854775808", "9223372036854775808", "x", ""})
    void whatWasMadeByHandAndIsNoPlaceIsRefused(String place) {
        assertThatExceptionOfType(Problem.Found.class)
                .isThrownBy(() -> Cursors.number("plans", Cursors.of("plans", place)));
    }
}
