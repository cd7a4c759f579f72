package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedUuidsTest {
    private final NumberedUuids uuids = new NumberedUuids("zzzzz", ArvadosUuid.COLLECTION);

    @Test
    void aNumberIsWrittenInLettersAndDigitsBehindZeros() {
        assertThat(uuids.of(1)).hasToString("zzzzz-4zz18-000000000000001");
        assertThat(uuids.of(35)).hasToString("zzzzz-4zz18-00000000000000z");
        assertThat(uuids.of(Long.MAX_VALUE)).hasToString("zzzzz-4zz18-001y2p0ij32e8e7");
    }

    @Test
    void aNumberIsReadAsItIsWritten() {
        assertThat(uuids.number("zzzzz-4zz18-00000000000000z")).contains(35L);
        assertThat(uuids.number("zzzzz-4zz18-001y2p0ij32e8e7")).contains(Long.MAX_VALUE);
    }

    @Test
    void whatCannotBeOneOfOursHasNoNumber() {
        assertThat(uuids.number("zzzzz-4zz18-001y2p0ij32e8e8")).as("too large").isEmpty();
        assertThat(uuids.number("zzzzz-4zz18-010000000000000")).as("too long").isEmpty();
        assertThat(uuids.number("zzzzz-4zz18-000000000000000")).as("zero").isEmpty();
        assertThat(uuids.number("zzzzz-gj3su-000000000000001"))
                .as("another kind")
                .isEmpty();
        assertThat(uuids.number("aaaaa-4zz18-000000000000001"))
                .as("another cluster")
                .isEmpty();
        assertThat(uuids.number("no uuid")).isEmpty();
    }
}
