package muster.http;

import java.nio.file.Path;

/** The encrypted listener: where it listens and where its certificate comes from. */
public record TlsSettings(ListenAddress listen, Source source) {

    /** Where certificate and key come from. */
    public sealed interface Source {}

    /** A certificate chain and its key, both as PEM. */
    public record PemFiles(Path certificate, Path key) implements Source {}

    /** A certificate from a local authority of our own that is kept in this folder. */
    public record SelfSigned(Path folder) implements Source {}
}
