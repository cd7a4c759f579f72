package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconRuleTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void refused(String icon) {
        assertThatThrownBy(() -> IconRule.checked(icon))
                .isInstanceOfSatisfying(
                        Complaint.Found.class, found -> assertThat(found.code()).isEqualTo(Complaint.Code.INVALID));
    }

    @Test
    void picturesPass() {
        IconRule.checked("data:image/png;base64," + base64(PNG));
        IconRule.checked("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>");
        IconRule.checked("<?xml version=\"1.0\"?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>");
        IconRule.checked(
                "<svg><use href=\"#a\"/><rect fill=\"url(#b)\"/><image href='data:image/png;base64,AA'/></svg>");
        IconRule.checked("data:image/svg+xml;base64," + base64("<svg/>".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                " <svg/>",
                "<svg",
                "<html/>",
                "<?xml version='1.0'?><html/>",
                "http://lab.example/a.png",
                "data:image/png;base64,AAAA",
                "data:image/png;base64,###",
                "data:image/gif;base64,R0lG",
                "data:text/html;base64,PGI+",
                "<svg><script>alert(1)</script></svg>",
                "<svg><SCRIPT/></svg>",
                "<svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></svg>",
                "<svg onload='alert(1)'/>",
                "<svg><g ONCLICK='x'/></svg>",
                "<svg><foreignObject/></svg>",
                "<!DOCTYPE svg><svg/>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
                "<svg>&unknown;</svg>",
                "<svg><use href='http://evil.example/a.svg#b'/></svg>",
                "<svg><use xlink:href='//evil.example'/></svg>",
                "<svg><image src='javascript:alert(1)'/></svg>",
                "<svg><a href='data:text/html,x'/></svg>",
                "<svg><rect fill='url(http://evil.example/x)'/></svg>",
                "<svg><style>rect{fill:url( 'http://evil.example' )}</style></svg>",
                "<svg><style>@import 'http://evil.example/a.css'</style></svg>",
                "<svg><style>rect{fill:u\\72l(http://evil.example)}</style></svg>",
                "<?xml-stylesheet href='http://evil.example'?><svg/>",
                "<svg/><svg/>",
                "<?xml version='1.0'?><!DOCTYPE svg [\u001c"
            })
    void whatRunsOrFetchesIsRefused(String icon) {
        refused(icon);
    }

    @Test
    void aPictureHasAtMostSixtyFourKibibytes() {
        byte[] largest = new byte[IconRule.MOST_BYTES];
        System.arraycopy(PNG, 0, largest, 0, PNG.length);
        IconRule.checked("data:image/png;base64," + base64(largest));
        byte[] larger = new byte[IconRule.MOST_BYTES + 1];
        System.arraycopy(PNG, 0, larger, 0, PNG.length);
        refused("data:image/png;base64," + base64(larger));
        refused("<svg>" + "x".repeat(IconRule.MOST_BYTES) + "</svg>");
    }
}
