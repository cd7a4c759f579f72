package muster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import muster.directory.AccountFiles.Opened;
import muster.directory.DeclaredItem;
import muster.directory.ImportRow;
import muster.directory.TableFault;
import muster.directory.UnsoundFile;
import muster.model.Edit;

/** Reads whole files for tests, and tells what is in them in a few words. */
final class Reading {
    private static final EveryFormat FILES = new EveryFormat();

    private Reading() {}

    static Opened open(String name, byte[] bytes) {
        try {
            return FILES.open(name, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static List<DeclaredItem> items(String name, byte[] bytes) {
        return items(open(name, bytes));
    }

    static List<DeclaredItem> items(Opened file) {
        List<DeclaredItem> items = new ArrayList<>();
        file.declaration().items().forEachRemaining(items::add);
        return items;
    }

    static List<ImportRow> rows(String name, String text) {
        return items(name, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(ImportRow.class::cast)
                .toList();
    }

    /** Line, fields, groups and lanes of each row; what is cleared is a dash. */
    static List<String> told(String name, String text) {
        return rows(name, text).stream().map(Reading::told).toList();
    }

    static String told(ImportRow row) {
        Map<String, String> fields = new TreeMap<>();
        row.fields().forEach((field, edit) -> fields.put(field.name(), told(edit)));
        if (!row.groups().isKeep()) {
            fields.put("~GROUPS", told(row.groups()));
        }
        if (!row.lanes().isKeep()) {
            fields.put("~LANES", told(row.lanes()));
        }
        return row.line() + " " + fields;
    }

    private static String told(Edit<?> edit) {
        return edit instanceof Edit.Set<?>(Object value) ? value.toString() : "-";
    }

    /** What is wrong with an open file. */
    static List<TableFault> faults(Opened file) {
        try {
            throw new AssertionError("Nothing is wrong with " + items(file));
        } catch (UnsoundFile unsound) {
            return unsound.faults();
        }
    }

    /** What is wrong with a file, each with its line. */
    static List<String> faults(String name, byte[] bytes) {
        try {
            List<DeclaredItem> items = items(name, bytes);
            return List.of("read: " + items.size());
        } catch (UnsoundFile unsound) {
            return unsound.faults().stream().map(TableFault::told).toList();
        }
    }

    static List<String> faults(String name, String text) {
        return faults(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
