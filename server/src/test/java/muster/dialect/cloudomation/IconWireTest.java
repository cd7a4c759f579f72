package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import muster.testing.CloudomationDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IconWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();
    private static final int MOST = 64 * 1024;

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String svgUri(String svg) {
        return "data:image/svg+xml;base64," + base64(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String png(int size) {
        byte[] bytes = new byte[size];
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(signature, 0, bytes, 0, signature.length);
        return "data:image/png;base64," + base64(bytes);
    }

    private static String path() {
        return "user/" + Json.text(DOOR.invited(), "id");
    }

    private static void assertTaken(String icon) {
        String path = path();
        assertThat(Json.text(ok(DOOR.admin().patch(path, Json.object("icon", icon))), "icon"))
                .isEqualTo(icon);
        assertThat(Json.text(ok(DOOR.admin().get(path)), "icon")).isEqualTo(icon);
    }

    private static void assertRefused(String icon) {
        JsonNode user = DOOR.invited();
        String path = "user/" + Json.text(user, "id");
        assertInvalid(DOOR.admin().patch(path, Json.object("icon", icon)), "icon", "invalid");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle r=\"3\" fill=\"#fa0\"/></svg>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/><rect fill=\"url(#b)\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Größe 日本</title></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/png;base64,iVBORw0KGgo=\"/></svg>"
            })
    void drawingsAreKeptAsTheyAre(String svg) {
        assertTaken(svg);
        assertTaken(svgUri(svg));
    }

    @Test
    void picturesAreKeptUpToTheirSize() {
        assertTaken(png(8));
        assertTaken(png(MOST));
        assertRefused(png(MOST + 1));
    }

    @Test
    void drawingsAreBoundedToo() {
        String blanks = " ".repeat(MOST - "<svg></svg>".length());

        assertTaken("<svg>" + blanks + "</svg>");
        assertRefused("<svg> " + blanks + "</svg>");
        assertRefused(svgUri("<svg> " + blanks + "</svg>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><script>alert(1)</script></svg>",
                "<svg><SCRIPT/></svg>",
                "<svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></svg>",
                "<svg onload=\"alert(1)\"></svg>",
                "<svg OnLoad='alert(1)'></svg>",
                "<svg><g\nonclick =\"x\"/></svg>",
                "<svg/onload=alert(1)>",
                "<svg><foreignObject/></svg>",
                "<svg><FOREIGNOBJECT/></svg>",
                "<!DOCTYPE svg><svg></svg>",
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
                "<svg><a href=\"javascript:alert(1)\"/></svg>",
                "<svg><a xlink:href='JaVaScRiPt:alert(1)'/></svg>",
                "<svg><a href=\"&#106;avascript:alert(1)\"/></svg>",
                "<svg><image href=\"https://evil.example/x.png\"/></svg>",
                "<svg><image src=\"//evil.example/x.png\"/></svg>",
                "<svg><use href=\"other.svg#a\"/></svg>",
                "<svg><rect fill=\"url(https://evil.example/x)\"/></svg>",
                "<svg><style>rect{fill:url('//evil.example')}</style></svg>",
                "<svg><image href=\"data:text/html;base64,PHNjcmlwdD4=\"/></svg>",
                "<svg><image href = \" https://evil.example\"/></svg>",
                "<svg><image><set attributeName=\"href\" to=\"https://evil.example\"/></image></svg>",
                "<svg><a><animate attributeName=\" xlink:HREF \" values=\"javascript:alert(1)\"/></a></svg>",
                "<svg><set attributeName=\"onclick\" to=\"alert(1)\"/></svg>"
            })
    void drawingsThatDoSomethingAreRefused(String svg) {
        assertRefused(svg);
        assertRefused(svgUri(svg));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https://evil.example/x.png",
                "data:image/png;base64,",
                "data:image/png;base64,AAAA",
                "data:image/png;base64,%%%",
                "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
                "data:text/html,<svg>",
                "data:image/svg+xml,<svg></svg>",
                "data:image/svg+xml;base64,eA==",
                "javascript:alert(1)",
                "<html></html>"
            })
    void whatIsNoPictureIsRefused(String icon) {
        assertRefused(icon);
    }

    @Test
    void iconIsClearedWithNull() {
        String path = path();
        ok(DOOR.admin().patch(path, Json.object("icon", "<svg></svg>")));

        assertThat(ok(DOOR.admin().patch(path, Json.parse("{\"icon\":null}")))
                        .get("icon")
                        .isNull())
                .isTrue();
    }
}
