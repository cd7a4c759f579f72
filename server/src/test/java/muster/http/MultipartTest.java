package muster.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=\"\\",
                "multipart/form-data; boundary=",
                "multipart/form-data"
            })
    void formWhoseTypeIsBrokenIsTheClientsMistake(String type) {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> Multipart.parse(type, new byte[0]));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> Multipart.withFiles(type, new byte[0]));
    }
}
