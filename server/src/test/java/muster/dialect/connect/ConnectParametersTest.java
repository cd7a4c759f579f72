package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ConnectParametersTest {

    @Test
    void twentyToAPageUnlessAskedOtherwise() {
        assertThat(ConnectParameters.page(Ask.query("x=1"))).isEqualTo(new ConnectParameters.Page(1, 20));
        assertThat(ConnectParameters.page(Ask.query("page_number=3&page_size=500")))
                .isEqualTo(new ConnectParameters.Page(3, 500));
        assertThat(ConnectParameters.page(Ask.query("page_number=2147483647&page_size=500"))
                        .skip())
                .isEqualTo(2_147_483_646L * 500);
    }

    @Test
    void pagesOutsideTheRangeAreCode13AndNonNumbersCode25() {
        for (String query : new String[] {
            "page_size=0", "page_size=501", "page_number=0", "page_number=-1", "page_number=99999999999999999999"
        }) {
            assertThat(codeOfPage(query)).as(query).isEqualTo(ConnectCode.OUT_OF_RANGE);
        }
        for (String query : new String[] {"page_size=ten", "page_size=", "page_number=1.5", "page_size=%D9%A3"}) {
            assertThat(codeOfPage(query)).as(query).isEqualTo(ConnectCode.INVALID_PARAMETER);
        }
    }

    private static ConnectCode codeOfPage(String query) {
        try {
            ConnectParameters.page(Ask.query(query));
        } catch (ConnectRefusal refusal) {
            return refusal.code();
        }
        throw new AssertionError("was accepted: " + query);
    }

    @Test
    void booleansAreWrittenAsThePythonAndTheROnesAre() {
        for (String yes : new String[] {"true", "True", "1"}) {
            assertThat(ConnectParameters.flag(Ask.query("asc_order=" + yes), "asc_order", false))
                    .isTrue();
        }
        for (String no : new String[] {"false", "False", "0"}) {
            assertThat(ConnectParameters.flag(Ask.query("asc_order=" + no), "asc_order", true))
                    .isFalse();
        }
        assertThat(ConnectParameters.flag(Ask.query("other=1"), "asc_order", true))
                .isTrue();
        assertThatExceptionOfType(ConnectRefusal.class)
                .isThrownBy(() -> ConnectParameters.flag(Ask.query("asc_order=yes"), "asc_order", true));
    }
}
