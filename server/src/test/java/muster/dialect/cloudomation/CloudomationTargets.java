package muster.dialect.cloudomation;

import static muster.testing.fuzz.Target.require;

import java.util.List;
import java.util.UUID;
import muster.dialect.JsonComplaint;
import muster.model.AccountId;
import muster.testing.fuzz.Target;
import muster.yaml.YamlText;
import tools.jackson.databind.JsonNode;

/** What reads filters, imports and tokens of this platform. */
public final class CloudomationTargets {
    private static final AccountId VIEWER = new AccountId(new UUID(1, 2));
    private static final Workspace WORKSPACE = new Workspace("w", "o");
    private static final int DEEPEST = 16;

    private CloudomationTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("cloudomation.filter", CloudomationTargets::filter, CloudomationRefusal.class)
                        .like(
                                "{\"field\":\"name\",\"op\":\"ilike\",\"value\":\"%a_\"}",
                                "{\"and\":[{\"field\":\"created_at\",\"op\":\"ge\",\"value\":\"2026-03-01T13:00:00+01:00\"},"
                                        + "{\"not\":{\"field\":\"failed_auth_count\",\"op\":\"in\",\"value\":[1,null]}}]}",
                                "{\"or\":[{\"field\":\"id\",\"op\":\"eq\",\"value\":\"0195f0a0-0000-7000-8000-000000000001\"},"
                                        + "{\"field\":\"roles\",\"op\":\"like\",\"value\":\"a%\"},{\"field\":\"is_pinned\",\"op\":\"is_null\"}]}"),
                Target.ofText("cloudomation.yaml", CloudomationTargets::yaml, CloudomationRefusal.class)
                        .like(
                                "user:\n  name: ada\n  is_enabled: yes\n---\nuser: {name: 'no', roles: \"a,b\"}\n",
                                "a: &x [1, 2.5, ~, 0x1f]\nb: *x\nc: !!str 1\nd: |\n  two\n  lines\n",
                                "%YAML 1.2\n---\n? a\n: - b\n  - >-\n    c\n...\n"),
                Target.ofText("cloudomation.json", ImportFile::ofJson, CloudomationRefusal.class, JsonComplaint.class)
                        .like("[{\"user\":{\"name\":\"ada\"}}]", "{\"user\":null}"),
                Target.ofText("cloudomation.scalar", CloudomationTargets::scalar)
                        .like("no", "1e3", "a: b # c", "two\n lines ", "\u0085\ufeff", "0o17", "- x"),
                Target.ofText("cloudomation.roles", CloudomationTargets::roles, Complaint.Found.class)
                        .like("administrator, viewer", "", "a,,b"),
                Target.ofText("cloudomation.icon", CloudomationTargets::icon, Complaint.Found.class)
                        .like(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\" style=\"fill:url(#a)\"/></svg>",
                                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
                                "data:image/png;base64,iVBORw0KGgo=",
                                "data:image/svg+xml;base64,PHN2Zy8+"),
                Target.ofText("cloudomation.session", SessionTokens::open)
                        .like(
                                "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoifQ.AAAA",
                                "eyJhbGciOiJIUzI1NiIsImNyaXQiOlsiYiJdfQ.bnVsbA.AA"));
    }

    private static void filter(String text) {
        var reader = new FilterReader(
                property -> UserJson.isRead(property, true), property -> Column.of(property, VIEWER, WORKSPACE));
        require(reader.read(text) != null, "a filter is a condition");
    }

    private static void yaml(String text) {
        for (JsonNode document : YamlReader.documents(text, 100)) {
            require(depth(document) <= DEEPEST, "nothing is nested deeply");
        }
        ImportFile.ofYaml(text);
    }

    private static int depth(JsonNode node) {
        return node.isContainer()
                ? 1
                        + node.valueStream()
                                .mapToInt(CloudomationTargets::depth)
                                .max()
                                .orElse(0)
                : 0;
    }

    /** Whatever is written as YAML is read as the same text. */
    private static void scalar(String text) {
        boolean isText = text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        if (isText) {
            List<JsonNode> read = YamlReader.documents("key: " + YamlText.of(text) + "\n", 1);
            require(read.getFirst().get("key").stringValue().equals(text), "what is written is read again");
        }
    }

    private static void roles(String text) {
        Roles read = Roles.parse(text);
        require(Roles.parse(read.text()).equals(read), "what is written is read again");
    }

    private static void icon(String text) {
        require(IconRule.checked(text).equals(text), "a picture is kept as it is");
    }
}
