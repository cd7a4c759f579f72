package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnDoor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The signed heads of the ledger, as clients see them. */
class LedgerHeadWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient AUDITOR = DOOR.person("auditor").client();

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** As the format of the ledger tells it. */
    private static byte[] signed(JsonNode head) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        String[] texts = {
            "muster-ledger-signed-1",
            head.get("first").toString(),
            head.get("last").toString(),
            head.get("sealed_at_micros").toString(),
            Json.text(head, "key"),
            Json.text(head, "head")
        };
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    }

    private static JsonNode oneMoreHead() {
        DOOR.group(fresh("g"));
        DOOR.server().command("ledger", "key");
        return AUDITOR.get("ledger/heads?limit=500").ok().get("items");
    }

    @Test
    void whoKeepsTheKeyChecksTheSignaturesOfHeads() throws Exception {
        JsonNode heads = oneMoreHead();
        JsonNode keys = AUDITOR.get("ledger/key").ok().get("items");
        String told = Json.text(keys.get(0), "public");
        assertThat(DOOR.server().command("ledger", "key")).startsWith(told);
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes(told)));
        assertThat(heads.size()).isPositive();
        for (JsonNode head : heads) {
            assertThat(Json.text(head, "key")).isEqualTo(Json.text(keys.get(0), "id"));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed(head));
            assertThat(signature.verify(bytes(Json.text(head, "signature")))).isTrue();
        }
    }

    @Test
    void headsFollowEachOtherOverPagesAndFromTheLastOneThatIsKnown() {
        JsonNode first = oneMoreHead();
        JsonNode all = oneMoreHead();
        assertThat(all.size()).isGreaterThan(1);
        JsonNode page = AUDITOR.get("ledger/heads?limit=1").ok();
        assertThat(page.get("items").get(0)).isEqualTo(all.get(0));
        JsonNode next = AUDITOR.get("ledger/heads" + Http.query("limit", 1, "cursor", Json.text(page, "next")))
                .ok();
        assertThat(next.get("items").get(0)).isEqualTo(all.get(1));
        assertThat(all.get(1).get("first").longValue())
                .isEqualTo(all.get(0).get("last").longValue() + 1);

        long known = first.get(first.size() - 1).get("last").longValue();
        JsonNode later =
                AUDITOR.get("ledger/heads" + Http.query("after", known)).ok();
        assertThat(later.get("items").get(0).get("first").longValue()).isEqualTo(known + 1);
        AUDITOR.get("ledger/heads" + Http.query("after", known, "cursor", Json.text(page, "next")))
                .problem(400, "invalid-parameters");
    }

    @Test
    void headsAndKeysAreForWhoSeesTheLedger() {
        OwnClient publisher = DOOR.person("publisher").client();
        publisher.get("ledger/heads").problem(403, "not-permitted");
        publisher.get("ledger/key").problem(403, "not-permitted");
        assertThat(AUDITOR.get("ledger/key").answer().text()).doesNotContain("rivate");
    }
}
