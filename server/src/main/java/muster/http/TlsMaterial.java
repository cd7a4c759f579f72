package muster.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads a certificate chain and its key from PEM files; every failure is a sentence that names the file. */
final class TlsMaterial {
    /** The key store lives in memory only, so its password protects nothing. */
    static final String IN_MEMORY_PASSWORD = "in-memory";

    private TlsMaterial() {}

    static KeyStore keyStore(Path certificateFile, Path keyFile) {
        Certificate[] chain = chain(certificateFile);
        PrivateKey key = key(keyFile);
        if (!key.getAlgorithm().equals(chain[0].getPublicKey().getAlgorithm())) {
            throw new CannotServe("The key in " + keyFile + " does not belong to " + certificateFile + ".", null);
        }
        return keyStore(chain, key);
    }

    static KeyStore keyStore(Certificate[] chain, PrivateKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, IN_MEMORY_PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new CannotServe("The TLS certificate cannot be used: " + e.getMessage() + ".", e);
        }
    }

    static Certificate[] chain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (chain.isEmpty()) {
                throw new CannotServe("There is no certificate in " + file + ".", null);
            }
            return chain.toArray(Certificate[]::new);
        } catch (IOException e) {
            throw unreadable("certificate", file, e);
        } catch (CertificateException e) {
            throw new CannotServe("The TLS certificate " + file + " is not a PEM certificate.", e);
        }
    }

    static PrivateKey key(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(text)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                if (part instanceof PrivateKeyInfo modern) {
                    return converter.getPrivateKey(modern);
                }
                if (part instanceof PEMKeyPair traditional) {
                    return converter.getPrivateKey(traditional.getPrivateKeyInfo());
                }
            }
        } catch (NoSuchFileException e) {
            throw unreadable("key", file, e);
        } catch (IOException e) {
            throw new CannotServe("The TLS key " + file + " cannot be read as PEM.", e);
        }
        throw new CannotServe("There is no private key without a password in " + file + ".", null);
    }

    private static CannotServe unreadable(String what, Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException ? " does not exist." : " cannot be read.";
        return new CannotServe("The TLS " + what + " " + file + why, cause);
    }
}
