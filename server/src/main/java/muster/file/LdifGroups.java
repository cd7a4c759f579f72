package muster.file;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFAddChangeRecord;
import com.unboundid.ldif.LDIFRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import muster.directory.DeclaredThing;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an LDIF file and who is in them, found in a first reading, because they may stand anywhere in it.
 *
 * @param ofMember names of groups by their members' distinguished names in normal form
 */
record LdifGroups(List<DeclaredThing> groups, Map<String, List<String>> ofMember) {
    private static final Set<String> CLASSES = Set.of("groupOfNames", "groupOfUniqueNames", "groupOfEntries");
    private static final List<String> MEMBERS = List.of("member", "uniqueMember");
    private static final int MOST_MEMBERSHIPS = 1_000_000;

    static LdifGroups of(InputStream in) throws IOException {
        LdifGroups found = new LdifGroups(new ArrayList<>(), new HashMap<>());
        int memberships = 0;
        try (LdifRecords records = new LdifRecords(in)) {
            for (LDIFRecord record = records.next(); record != null; record = records.next()) {
                Entry entry = entry(record, records.line());
                if (entry != null && isGroup(entry)) {
                    memberships += found.add(entry, records.line());
                }
                if (memberships > MOST_MEMBERSHIPS) {
                    throw new UnsoundFile(Kind.TOO_MANY_ROWS, records.line(), String.valueOf(MOST_MEMBERSHIPS));
                }
            }
        }
        return found;
    }

    /** Null for a change that adds nothing. */
    static @Nullable Entry entry(LDIFRecord record, long line) {
        try {
            return switch (record) {
                case Entry entry -> entry;
                case LDIFAddChangeRecord added -> added.getEntryToAdd();
                default -> null;
            };
        } catch (RuntimeException malformed) {
            throw new UnsoundFile(Kind.NOT_LDIF, line, "");
        }
    }

    static boolean isGroup(Entry entry) {
        return CLASSES.stream().anyMatch(entry::hasObjectClass);
    }

    private int add(Entry entry, long line) {
        String name = LdifValues.first(entry, "cn", line);
        if (name == null) {
            throw new UnsoundFile(Kind.MISSING, line, "cn");
        }
        String description = LdifValues.first(entry, "description", line);
        groups.add(new DeclaredThing.OfGroup(line, name, Edit.ofNullable(description), Edit.keep(), false));
        List<String> members = MEMBERS.stream()
                .flatMap(attribute -> LdifValues.all(entry, attribute, line).stream())
                .toList();
        members.forEach(member -> ofMember.computeIfAbsent(normal(member, line), _ -> new ArrayList<>())
                .add(name));
        return members.size();
    }

    /** The groups that list this one. */
    List<String> of(String name, long line) {
        return ofMember.getOrDefault(normal(name, line), List.of());
    }

    private static String normal(String name, long line) {
        try {
            return new DN(name).toNormalizedString();
        } catch (LDAPException malformed) {
            throw new UnsoundFile(Kind.NOT_LDIF, line, "");
        }
    }

    /** What the leading part of a distinguished name says, if it is called so. */
    static @Nullable String leading(String name, String attribute, long line) {
        try {
            RDN leading = new DN(name).getRDN();
            if (leading == null || leading.isMultiValued() || !leading.hasAttribute(attribute)) {
                return null;
            }
            return Stream.of(leading.getAttributeValues()).findFirst().orElse(null);
        } catch (LDAPException malformed) {
            throw new UnsoundFile(Kind.NOT_LDIF, line, "");
        }
    }
}
