package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String FOO = ". acbd18db4cc2f85cedef654fccc4a4d8+3 0:3:foo\n";

    @Test
    void anEmptyTextHasTheHashOfNothing() {
        assertThat(Manifest.parse("").hash()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e+0");
    }

    @Test
    void theHashIsThatOfTheTextAndItsLength() {
        assertThat(Manifest.parse(FOO).hash()).isEqualTo("1f4b0bc7583c2a7f9102c395f4ffc5e3+45");
    }

    @Test
    void hintsDoNotCount() {
        String signed = ". acbd18db4cc2f85cedef654fccc4a4d8+3+Aabcdef0123@5f612ee6+Kzzzzz 0:3:foo\n";

        assertThat(Manifest.parse(signed).hash()).isEqualTo("1f4b0bc7583c2a7f9102c395f4ffc5e3+45");
        assertThat(Manifest.parse(signed).text()).isEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo\n", ". acbd18db4cc2f85cedef654fccc4a4d8+3 0:3:foo"})
    void whatIsNoManifestIsRefused(String text) {
        assertThatThrownBy(() -> Manifest.parse(text)).isInstanceOf(ArvadosRefusal.class);
    }
}
