package muster.client.wire;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import muster.client.ClientException.Misunderstood;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Reply(Call call, int status, HttpHeaders headers, byte[] body) {

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** @throws Misunderstood when it is something else */
    public JsonNode json() {
        try {
            JsonNode node = JsonMapper.shared().readTree(body);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JacksonException unreadable) {
            // Its text may quote what was sent.
        }
        throw misunderstood("what is not JSON");
    }

    /** @throws Misunderstood when it is not UTF-8 */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw misunderstood("what is not text in UTF-8");
        }
    }

    /** @throws Misunderstood when it is something else */
    public Fields object(String what) {
        return Fields.of(what, json());
    }

    public Misunderstood misunderstood(String with) {
        return new Misunderstood(call + " was answered with " + with + " (status " + status + ")");
    }
}
