package muster.directory;

import java.util.Optional;
import java.util.function.Function;
import muster.model.SecretDigest;

/**
 * Where the directory is kept. Uniqueness is the store's promise: a write that would break it is refused with the
 * matching {@link muster.model.Failure}, whoever asked first.
 */
public interface Store extends AutoCloseable {

    /**
     * Looks at one consistent state of the directory.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    <T> T read(Function<Reading, T> work);

    /**
     * Makes a change, whole or not at all. When this returns, the change is on disk, and no cache of this process holds
     * anything older. The work may run more than once, if the database asks for a repetition, so it has no effects
     * beyond what it writes. It must not wait for anything: no hashing, no mail, no network.
     *
     * @throws StoreUnavailable when the change could not be made durable; nothing of it is there then
     */
    <T> T write(Function<Writing, T> work);

    /**
     * Who holds the key with this secret: the path of every request. Never older than the last change made through this
     * process; changes made by another process are seen within half a second.
     *
     * @return the key, expired or not, with its account, in whatever state; empty when no such key was made or it has ended
     */
    Optional<KeyHolder> holderOf(SecretDigest digest);

    /**
     * A number that is another one after each change made through this process: when {@link #write} returns, it has changed.
     * Whoever keeps what a reading found asks for it before the reading.
     */
    long changes();

    /** Answers when the database does; throws {@link StoreUnavailable} when it does not. */
    void ping();

    @Override
    void close();
}
