package muster.http;

import java.util.Map;

/** A form that brings files along: its other fields as text, and the files byte by byte, for whoever asks to judge what they are. */
public final class FileForm {
    private static final byte[] NONE = {};
    private static final int LONGEST_NAME = 100;

    private final Query fields;
    private final Map<String, byte[]> files;
    private final Map<String, String> names;

    FileForm(Query fields, Map<String, byte[]> files, Map<String, String> names) {
        this.fields = fields;
        this.files = Map.copyOf(files);
        this.names = Map.copyOf(names);
    }

    public Query fields() {
        return fields;
    }

    /** What stands in the file, not to be changed; empty when none was sent under this name. */
    public byte[] file(String name) {
        return files.getOrDefault(name, NONE);
    }

    /** What the file is called where it came from: without its folder, in one line, no longer than a name; it may be empty. */
    public String fileName(String name) {
        String told = names.getOrDefault(name, "");
        String last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("\\p{C}", "").strip();
        return visible.substring(Math.max(0, visible.length() - LONGEST_NAME));
    }
}
