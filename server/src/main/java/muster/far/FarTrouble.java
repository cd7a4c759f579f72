package muster.far;

import muster.client.ClientException;

/** Another server did not answer as it should. The message is a sentence for people, without any secret. */
public final class FarTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FarTrouble(String sentence) {
        super(sentence);
    }

    FarTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Whether the server is well and only said no. */
    boolean isRefusal() {
        return getCause() instanceof ClientException.Refused refused && !refused.mayHaveHappened();
    }
}
