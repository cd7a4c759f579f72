package muster.bench;

import java.nio.charset.StandardCharsets;

/** What the server said to one request. */
record Answer(int status, byte[] body) {

    boolean isGood() {
        return status == 200;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The status and the beginning of the body, for a person to read. */
    String summary() {
        String text = text().strip();
        return status + " " + (text.length() <= 200 ? text : text.substring(0, 200) + "…");
    }
}
