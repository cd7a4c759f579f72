package muster.model;

/**
 * Some events in a row, bound together and to all that went before, and signed.
 *
 * @param first number of the first event that it covers
 * @param last number of the last one
 * @param sealedAt in microseconds since 1970
 * @param head digest over the head before, the range, the time, the key and the seals of the events
 * @param key id of the key that signed it
 */
public record Checkpoint(long first, long last, long sealedAt, String head, String key, String signature) {

    public Checkpoint withHead(String made) {
        return new Checkpoint(first, last, sealedAt, made, key, signature);
    }

    public Checkpoint withSignature(String made) {
        return new Checkpoint(first, last, sealedAt, head, key, made);
    }
}
