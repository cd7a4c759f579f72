package muster.credential;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Argon2id by the reference implementation, libargon2, where the system has it: the same bytes in less time. */
final class NativeArgon2 implements Argon2.Function {
    /** The name under which version 1 of its binary interface is installed. */
    private static final String LIBRARY = "libargon2.so.1";

    /** {@code ARGON2_OK} of argon2.h. */
    private static final int OK = 0;

    /**
     * {@code int argon2id_hash_raw(uint32_t t_cost, uint32_t m_cost, uint32_t parallelism, const void *pwd, size_t pwdlen,
     * const void *salt, size_t saltlen, void *hash, size_t hashlen)} of argon2.h, for version 1.3 of the function.
     */
    private static final FunctionDescriptor HASH_RAW = FunctionDescriptor.of(
            JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);

    private final MethodHandle hashRaw;

    private NativeArgon2(MethodHandle hashRaw) {
        this.hashRaw = hashRaw;
    }

    /** Empty where the library is not installed, or Java may not call it. */
    static Optional<Argon2.Function> find() {
        return find(LIBRARY);
    }

    @SuppressWarnings("restricted")
    static Optional<Argon2.Function> find(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global())
                    .find("argon2id_hash_raw")
                    .map(symbol -> new NativeArgon2(Linker.nativeLinker().downcallHandle(symbol, HASH_RAW)));
        } catch (IllegalArgumentException | UnsupportedOperationException | IllegalCallerException notHere) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] derive(byte[] input, byte[] salt, Argon2.Cost cost, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment password = arena.allocateFrom(JAVA_BYTE, input);
            MemorySegment hash = arena.allocate(length);
            int result = (int) hashRaw.invokeExact(
                    cost.passes(),
                    cost.memoryKib(),
                    cost.lanes(),
                    password,
                    (long) input.length,
                    arena.allocateFrom(JAVA_BYTE, salt),
                    (long) salt.length,
                    hash,
                    (long) length);
            password.fill((byte) 0);
            if (result != OK) {
                throw new IllegalStateException("libargon2 refuses with " + result);
            }
            return hash.toArray(JAVA_BYTE);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Outside the heap: enough for hashes of the usual cost on 27 processors, or a few of the costliest. */
    @Override
    public long roomKib() {
        return 524_288;
    }
}
