package muster.dialect.connect;

import java.util.Base64;

/** What the host and whoever sets the server up share. Never prints itself. */
public final class BootstrapSecret {
    private static final int MINIMUM_BYTES = 32;

    private final byte[] bytes;

    private BootstrapSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param text Base64, the form in which rsconnect-python reads its key file
     * @throws IllegalArgumentException unless it is Base64 of at least 32 bytes, which HS256 asks for
     */
    public static BootstrapSecret ofBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("the bootstrap secret needs at least " + MINIMUM_BYTES + " bytes");
        }
        return new BootstrapSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "BootstrapSecret[hidden]";
    }
}
