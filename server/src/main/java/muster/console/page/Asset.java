package muster.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file that pages refer to, read once and kept as it goes over the wire. */
record Asset(String name, String type, byte[] bytes, byte[] zipped) {

    static Asset load(String folder, String name, String type) {
        return of(name, type, read(folder + name));
    }

    static Asset of(String name, String type, byte[] bytes) {
        return new Asset(name, type, bytes, zip(bytes));
    }

    /** The bytes of a file beside this class. */
    static byte[] read(String path) {
        try (InputStream in = Asset.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] zip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream(bytes.length / 3);
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
