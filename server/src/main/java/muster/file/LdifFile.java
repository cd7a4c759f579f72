package muster.file;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFDeleteChangeRecord;
import com.unboundid.ldif.LDIFRecord;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountFiles.Source;
import muster.directory.AccountLine;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;

/** Entries of people and groups as directories of other makers exchange them. */
final class LdifFile {
    private LdifFile() {}

    static OpenFile open(Source source) throws IOException {
        LdifGroups groups = LdifGroups.of(source.open());
        LdifRecords records = new LdifRecords(source.open());
        Set<String> ignored = new LinkedHashSet<>();
        return OpenFile.ofPeople(Format.LDIF, new Rows(groups, records, ignored), ignored, records);
    }

    static void write(Iterator<AccountLine> lines, OutputStream out) throws IOException {
        // Not closed, as it would close what it writes to.
        LDIFWriter writer = new LDIFWriter(out);
        writer.setWrapColumn(76);
        writer.writeVersionHeader();
        while (lines.hasNext()) {
            writer.writeEntry(LdifPerson.entry(lines.next()));
        }
        writer.flush();
    }

    private static final class Rows extends Items {
        private final LdifGroups groups;
        private final Iterator<DeclaredThing> things;
        private final LdifRecords records;
        private final Set<String> ignored;

        private Rows(LdifGroups groups, LdifRecords records, Set<String> ignored) {
            this.groups = groups;
            this.things = groups.groups().iterator();
            this.records = records;
            this.ignored = ignored;
        }

        @Override
        @Nullable
        DeclaredItem read() throws IOException {
            if (things.hasNext()) {
                return things.next();
            }
            for (LDIFRecord record = records.next(); record != null; record = records.next()) {
                DeclaredItem item = item(record);
                if (item != null) {
                    return item;
                }
            }
            return null;
        }

        private @Nullable DeclaredItem item(LDIFRecord record) {
            long line = records.line();
            try {
                if (record instanceof LDIFDeleteChangeRecord deleted) {
                    return removed(deleted.getDN(), line);
                }
                Entry entry = LdifGroups.entry(record, line);
                if (entry == null) {
                    String type = ((LDIFChangeRecord) record).getChangeType().getName();
                    throw new UnsoundFile(Kind.NOT_UNDERSTOOD, line, "changetype: " + type.toLowerCase(Locale.ROOT));
                }
                if (LdifGroups.isGroup(entry)) {
                    return null;
                }
                return LdifPerson.row(entry, line, groups, ignored);
            } catch (UnsoundFile wrong) {
                wrong.faults().forEach(fault -> faults.add(fault.kind(), fault.line(), fault.detail()));
                return null;
            }
        }

        private static ImportRow removed(String name, long line) {
            String username = LdifGroups.leading(name, "uid", line);
            if (username == null) {
                throw new UnsoundFile(Kind.NOT_UNDERSTOOD, line, "changetype: delete, without uid");
            }
            return new ImportRow(
                    line,
                    Map.of(ImportField.USERNAME, Edit.set(username), ImportField.STATE, Edit.set("removed")),
                    Edit.keep());
        }
    }
}
