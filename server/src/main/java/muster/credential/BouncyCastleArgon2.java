package muster.credential;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id in Java, which runs everywhere. Its memory comes from Java's heap. */
final class BouncyCastleArgon2 implements Argon2.Function {

    @Override
    public byte[] derive(byte[] input, byte[] salt, Argon2.Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(input, hash);
        return hash;
    }

    /** Half of the heap, since the rest of the server lives there, too. */
    @Override
    public long roomKib() {
        return Runtime.getRuntime().maxMemory() / 2 >> 10;
    }
}
