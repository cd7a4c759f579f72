package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import muster.directory.Identifiers;
import org.junit.jupiter.api.Test;

class CryosparcNamesTest {
    private static final class One implements Identifiers {
        @Override
        public UUID uuid() {
            return UUID.fromString("01940000-0abc-7def-8123-456789abcdef");
        }

        @Override
        public long number() {
            return 1;
        }

        @Override
        public String secret(int length) {
            return "s".repeat(length);
        }

        @Override
        public String digits(int length) {
            return "0".repeat(length);
        }
    }

    @Test
    void nameIsTheFirst96BitsOfAnId() {
        assertThat(CryosparcNames.namings().getFirst().fresh().apply(new One())).isEqualTo("019400000abc7def81234567");
    }
}
