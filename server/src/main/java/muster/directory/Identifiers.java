package muster.directory;

import java.util.UUID;

/** Makes ids and secrets. */
public interface Identifiers {

    /** A UUID of version 7: ordered by the time of making, unguessable in the rest. */
    UUID uuid();

    /** A positive number of at most 63 bits, ordered by the time of making, unique in practice over all nodes. */
    long number();

    /** Random letters ({@code a} to {@code z}) and digits from the secure source: 5.17 bits each. */
    String secret(int length);

    /** Random decimal digits from the secure source, each as likely as any other, zeros in front included. */
    String digits(int length);
}
