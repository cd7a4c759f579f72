package muster.http;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small certificate authority of our own. Its certificate stays the same, so that people can trust it once; the
 * server's certificate is made anew at each start and never stored.
 */
final class LocalAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3_650);
    private static final Duration LEAF_LIFE = Duration.ofDays(397);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final String CERTIFICATE_FILE = "authority.pem";
    private static final String KEY_FILE = "authority-key.pem";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final InstantSource clock;
    private final RandomGenerator chance;

    private LocalAuthority(X509Certificate certificate, PrivateKey key, InstantSource clock, RandomGenerator chance) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.chance = chance;
    }

    /** Opens the authority in this folder, or founds one. */
    static LocalAuthority in(Path folder, InstantSource clock, RandomGenerator chance) {
        try {
            if (!Files.exists(folder.resolve(KEY_FILE)) || !Files.exists(folder.resolve(CERTIFICATE_FILE))) {
                found(folder, clock, chance);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new CannotServe("The folder " + folder + " cannot keep the self-made certificate authority.", e);
        }
        Certificate certificate = TlsMaterial.chain(folder.resolve(CERTIFICATE_FILE))[0];
        PrivateKey key = TlsMaterial.key(folder.resolve(KEY_FILE));
        return new LocalAuthority((X509Certificate) certificate, key, clock, chance);
    }

    /** SHA-256 of the authority's certificate, in the pairs of digits that browsers show. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CannotServe("The self-made certificate authority cannot be read.", e);
        }
    }

    /** A fresh certificate for the names of this machine, with the authority behind it. */
    KeyStore issue(String listenHost) {
        try {
            KeyPair pair = keyPair();
            X509v3CertificateBuilder builder = builder(
                    new X500Name(certificate.getSubjectX500Principal().getName()),
                    new X500Name("CN=Muster"),
                    pair.getPublic(),
                    LEAF_LIFE,
                    clock,
                    chance);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, names(listenHost));
            X509Certificate leaf = sign(builder, key);
            return TlsMaterial.keyStore(new Certificate[] {leaf, certificate}, pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new CannotServe("The self-made certificate could not be made.", e);
        }
    }

    private static void found(Path folder, InstantSource clock, RandomGenerator chance)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(folder);
        KeyPair pair = keyPair();
        // The number keeps the authorities of two servers apart in one browser.
        X500Name name = new X500Name("CN=Muster local authority " + Integer.toHexString(chance.nextInt()));
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), AUTHORITY_LIFE, clock, chance);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        writePrivately(folder.resolve(CERTIFICATE_FILE), sign(builder, pair.getPrivate()));
        writePrivately(folder.resolve(KEY_FILE), new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer,
            X500Name subject,
            PublicKey key,
            Duration life,
            InstantSource clock,
            RandomGenerator chance) {
        Instant now = clock.instant();
        BigInteger serial = BigInteger.valueOf(chance.nextLong() >>> 1).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(CLOCK_SKEW)), Date.from(now.plus(life)), subject, key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static GeneralNames names(String listenHost) {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        try {
            String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            if (!host.equals("localhost") && host.chars().allMatch(LocalAuthority::isNameCharacter)) {
                names.add(new GeneralName(GeneralName.dNSName, host));
            }
        } catch (UnknownHostException e) {
            // A machine that does not know its own name is still reachable under the names above.
        }
        boolean literal =
                listenHost.indexOf(':') >= 0 || listenHost.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        names.add(new GeneralName(literal ? GeneralName.iPAddress : GeneralName.dNSName, listenHost));
        return new GeneralNames(names.stream().distinct().toArray(GeneralName[]::new));
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    /** Written beside and moved into place, so that a crash never leaves half a file. */
    private static void writePrivately(Path file, Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".draft",
                ".pem",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
