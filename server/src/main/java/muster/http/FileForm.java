package muster.http;

import java.util.Map;

/** A form that brings files along: its other fields as text, and the files byte by byte, for whoever asks to judge what they are. */
public final class FileForm {
    private static final byte[] NONE = {};

    private final Query fields;
    private final Map<String, byte[]> files;

    FileForm(Query fields, Map<String, byte[]> files) {
        this.fields = fields;
        this.files = Map.copyOf(files);
    }

    public Query fields() {
        return fields;
    }

    /** What stands in the file, not to be changed; empty when none was sent under this name. */
    public byte[] file(String name) {
        return files.getOrDefault(name, NONE);
    }
}
