package muster.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountFiles.Opened;
import muster.directory.Completeness;
import muster.directory.Declaration;
import muster.directory.DeclaredItem;

/** @param names what is ignored; grows while the items are read */
record OpenFile(Format format, Declaration declaration, Set<String> names, Closeable file) implements Opened {
    /** A file of people alone, which says nothing about itself. */
    static OpenFile ofPeople(Format format, Iterator<DeclaredItem> rows, Set<String> names, Closeable file) {
        return new OpenFile(format, new Declaration(null, Completeness.NONE, rows), names, file);
    }

    @Override
    public List<String> ignored() {
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
