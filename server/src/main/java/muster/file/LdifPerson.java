package muster.file;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.AccountLine;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import org.jspecify.annotations.Nullable;

/**
 * An account as an entry of class {@code inetOrgPerson}. What that class has no attribute for stands in attributes of our own,
 * whose names begin with {@code muster}.
 */
final class LdifPerson {
    private static final Set<String> CLASSES =
            Set.of("person", "organizationalPerson", "inetOrgPerson", "account", "posixAccount");
    private static final String GROUP = "memberOf";
    private static final String LANE = "musterLane";

    /** Kept to lanes of which there are none: an attribute without a value would be none. */
    private static final String NO_LANES = "musterNoLanes";

    private static final String TRUE = "TRUE";

    /** Where each column stands; those that stand nowhere are not carried. */
    private static final Map<String, Column> ATTRIBUTES = new LinkedHashMap<>();

    static {
        ATTRIBUTES.put("uid", Column.USERNAME);
        ATTRIBUTES.put("mail", Column.EMAIL);
        ATTRIBUTES.put("givenName", Column.FIRST_NAME);
        ATTRIBUTES.put("sn", Column.LAST_NAME);
        ATTRIBUTES.put("displayName", Column.DISPLAY_NAME);
        ATTRIBUTES.put("description", Column.DESCRIPTION);
        ATTRIBUTES.put("musterId", Column.ID);
        ATTRIBUTES.put("musterRank", Column.RANK);
        ATTRIBUTES.put("musterState", Column.STATE);
        ATTRIBUTES.put("musterExpiresAt", Column.EXPIRES_AT);
        ATTRIBUTES.put("musterProject", Column.PROJECT);
    }

    /** What is taken beside those, and told by none of them. */
    private static final Set<String> ALSO_TAKEN =
            names(Stream.of("objectClass", "cn", "entryUUID", "employeeNumber", GROUP, LANE, NO_LANES));

    private static final Set<String> TAKEN = names(Stream.concat(ATTRIBUTES.keySet().stream(), ALSO_TAKEN.stream()));

    private LdifPerson() {}

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /** @return null for what is no person, which is told as ignored */
    static @Nullable ImportRow row(Entry entry, long line, LdifGroups groups, Set<String> ignored) {
        if (CLASSES.stream().noneMatch(entry::hasObjectClass) && !entry.hasAttribute("uid")) {
            ignored.add("objectClass: " + String.join(" ", LdifValues.all(entry, "objectClass", line)));
            return null;
        }
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        ATTRIBUTES.forEach((attribute, column) -> {
            List<String> values = LdifValues.all(entry, attribute, line);
            if (!values.isEmpty() && !values.getFirst().isEmpty()) {
                column.field().ifPresent(field -> fields.put(field, Edit.set(values.getFirst())));
            }
            if (values.size() > 1) {
                ignored.add(attribute + " (beside the first)");
            }
        });
        takeCommonName(entry, line, fields);
        takeExternalId(entry, line, fields);
        for (Attribute attribute : entry.getAttributes()) {
            if (!TAKEN.contains(attribute.getName())) {
                ignored.add(attribute.getName());
            }
        }
        if (Stream.of(ImportField.ID, ImportField.EXTERNAL_ID, ImportField.USERNAME, ImportField.EMAIL)
                .noneMatch(fields::containsKey)) {
            throw new UnsoundFile(Kind.MISSING, line, "uid");
        }
        return new ImportRow(line, fields, groups(entry, line, groups), lanes(entry, line));
    }

    /** The class demands it of everybody, so it often only repeats another attribute. */
    private static void takeCommonName(Entry entry, long line, Map<ImportField, Edit<String>> fields) {
        String name = LdifValues.first(entry, "cn", line);
        boolean isNamed = Stream.of(ImportField.DISPLAY_NAME, ImportField.GIVEN_NAME, ImportField.FAMILY_NAME)
                .anyMatch(fields::containsKey);
        if (name != null
                && !isNamed
                && !Edit.set(name).equals(fields.get(ImportField.USERNAME))
                && !Edit.set(name).equals(fields.get(ImportField.ID))) {
            fields.put(ImportField.DISPLAY_NAME, Edit.set(name));
        }
    }

    private static void takeExternalId(Entry entry, long line, Map<ImportField, Edit<String>> fields) {
        String unique = LdifValues.first(entry, "entryUUID", line);
        String number = LdifValues.first(entry, "employeeNumber", line);
        String id = unique == null ? number : unique;
        if (id != null) {
            fields.put(ImportField.EXTERNAL_ID, Edit.set(id));
        }
    }

    /** Nobody whom the file puts into no group leaves any: a file need not tell groups at all. */
    private static Edit<List<String>> groups(Entry entry, long line, LdifGroups groups) {
        Set<String> names = new LinkedHashSet<>(groups.of(entry.getDN(), line));
        for (String group : LdifValues.all(entry, GROUP, line)) {
            String name = LdifGroups.leading(group, "cn", line);
            if (name == null) {
                throw new UnsoundFile(Kind.NOT_UNDERSTOOD, line, GROUP + ", without cn");
            }
            names.add(name);
        }
        return names.isEmpty() ? Edit.keep() : Edit.set(List.copyOf(names));
    }

    private static Edit<List<String>> lanes(Entry entry, long line) {
        List<String> lanes = LdifValues.all(entry, LANE, line).stream()
                .filter(lane -> !lane.isBlank())
                .toList();
        boolean isKeptToNone = TRUE.equalsIgnoreCase(LdifValues.first(entry, NO_LANES, line));
        if (isKeptToNone && !lanes.isEmpty()) {
            throw new UnsoundFile(Kind.NOT_UNDERSTOOD, line, NO_LANES + ", beside " + LANE);
        }
        return lanes.isEmpty() && !isKeptToNone ? Edit.keep() : Edit.set(lanes);
    }

    static Entry entry(AccountLine line) {
        String username = Column.USERNAME.text(line);
        RDN own =
                username == null ? new RDN("musterId", String.valueOf(Column.ID.text(line))) : new RDN("uid", username);
        Entry entry = new Entry(new DN(own, new RDN("ou", "people"), new RDN("o", "muster")));
        entry.addAttribute(new Attribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson"));
        entry.addAttribute("cn", commonName(line));
        ATTRIBUTES.forEach((attribute, column) -> {
            String value = column.text(line);
            if (value != null) {
                entry.addAttribute(attribute, value);
            }
        });
        List<String> groups = new ArrayList<>();
        line.groups()
                .forEach(group ->
                        groups.add(new DN(new RDN("cn", group.value()), new RDN("ou", "groups"), new RDN("o", "muster"))
                                .toString()));
        if (!groups.isEmpty()) {
            entry.addAttribute(GROUP, groups);
        }
        List<String> lanes = line.lanes();
        if (lanes != null && lanes.isEmpty()) {
            entry.addAttribute(NO_LANES, TRUE);
        } else if (lanes != null) {
            entry.addAttribute(LANE, lanes);
        }
        return entry;
    }

    private static String commonName(AccountLine line) {
        String display = Column.DISPLAY_NAME.text(line);
        if (display != null) {
            return display;
        }
        String names = Stream.of(Column.FIRST_NAME, Column.LAST_NAME)
                .map(column -> column.text(line))
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.joining(" "));
        String username = Column.USERNAME.text(line);
        return names.isEmpty() ? username == null ? String.valueOf(Column.ID.text(line)) : username : names;
    }
}
