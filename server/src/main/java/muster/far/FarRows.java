package muster.far;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import muster.directory.Completeness;
import muster.directory.Declaration;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.FarFacts;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.directory.SealedPasswords;
import muster.directory.TableFault;
import muster.model.Edit;
import muster.model.GroupName;
import muster.model.PasswordHash;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What another server has, as rows that can be planned: groups first, then people, each once. */
public final class FarRows {
    private final Taking taking;
    private final SealedPasswords passwords;
    private final Map<String, String> groups = new HashMap<>();
    private final Set<TextKey> known = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private long line;

    /** @param passwords seals what the other server tells of passwords */
    public FarRows(Taking taking, SealedPasswords passwords) {
        this.taking = taking;
        this.passwords = passwords;
    }

    /**
     * Reads the groups at once, and people as the declaration is read.
     *
     * @throws FarTrouble when the server is not as it should be; reading the items throws it, too
     */
    public Declaration of(FarServer server) {
        server.greet();
        List<? extends DeclaredItem> things =
                server.groups().stream().flatMap(this::group).toList();
        Iterator<? extends DeclaredItem> people = server.people()
                .filter(person -> told.add(person.id()))
                .map(this::row)
                .iterator();
        Iterator<DeclaredItem> all = new Iterator<>() {
            private final Iterator<? extends DeclaredItem> first = things.iterator();

            @Override
            public boolean hasNext() {
                return first.hasNext() || people.hasNext();
            }

            @Override
            public DeclaredItem next() {
                return first.hasNext() ? first.next() : people.next();
            }
        };
        return new Declaration(null, Completeness.NONE, all, () -> doubt(server));
    }

    private Optional<TableFault> doubt(FarServer server) {
        server.requireWhole(told.size());
        return Optional.empty();
    }

    /** Projects that people have there and the directory has not, and groups that it could not name so; complete once everybody was read. */
    public Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    /** Of two groups whose names differ in case alone, one is made, and the people of both are in it. */
    private Stream<DeclaredThing> group(FarGroup group) {
        if (!isName(group.name())) {
            leftOut.add("the group " + group.name());
            return Stream.empty();
        }
        groups.put(group.id(), group.name());
        if (!known.add(TextKey.of(group.name()))) {
            return Stream.empty();
        }
        Edit<String> description =
                group.description() == null || group.description().isBlank()
                        ? Edit.keep()
                        : Edit.set(group.description());
        return Stream.of(new DeclaredThing.OfGroup(++line, group.name(), description, Edit.keep(), false));
    }

    /** A group that cannot be here must not keep its people from being here. */
    private static boolean isName(String text) {
        try {
            GroupName.parse(text);
            return true;
        } catch (Refused unsound) {
            return false;
        }
    }

    private ImportRow row(FarPerson person) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        fields.put(ImportField.EXTERNAL_ID, Edit.set(person.id()));
        same(person).ifPresent(id -> fields.put(ImportField.ID, Edit.set(id)));
        put(fields, ImportField.USERNAME, person.username());
        put(fields, ImportField.EMAIL, person.email());
        put(fields, ImportField.GIVEN_NAME, person.givenName());
        put(fields, ImportField.FAMILY_NAME, person.familyName());
        put(fields, ImportField.DESCRIPTION, person.description());
        put(
                fields,
                ImportField.RANK,
                person.rank() == null ? null : person.rank().name());
        put(fields, ImportField.STATE, state(person.standing()));
        put(fields, ImportField.PROJECT, project(person));
        return new ImportRow(++line, fields, groups(person), Edit.keep(), null, facts(person));
    }

    private static void put(Map<ImportField, Edit<String>> fields, ImportField field, @Nullable String text) {
        if (text != null) {
            fields.put(field, Edit.set(text));
        }
    }

    private Optional<String> same(FarPerson person) {
        return Stream.of(person.id(), person.username(), person.email())
                .filter(Objects::nonNull)
                .map(TextKey::of)
                .map(taking.same()::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst();
    }

    private @Nullable String state(FarPerson.Standing standing) {
        return switch (standing) {
            case BARRED -> "disabled";
            case ARCHIVED -> "archived";
            case FREE -> taking.bringsBack() ? "active" : null;
        };
    }

    private @Nullable String project(FarPerson person) {
        String name = person.project();
        if (name == null || taking.projects().contains(TextKey.of(name))) {
            return name;
        }
        leftOut.add("the project " + name);
        return null;
    }

    private Edit<List<String>> groups(FarPerson person) {
        List<String> ids = person.groups();
        if (ids == null) {
            return Edit.keep();
        }
        // A group that came or went while the server was read is nobody's.
        Set<String> names = new LinkedHashSet<>();
        ids.stream().map(groups::get).filter(Objects::nonNull).forEach(names::add);
        return Edit.set(List.copyOf(names));
    }

    private FarFacts facts(FarPerson person) {
        PasswordHash hash = person.hash();
        return new FarFacts(
                taking.kept(),
                person.fitting(),
                known,
                person.names(),
                person.things(),
                person.activated() && !taking.invites(),
                hash == null ? null : passwords.seal(person.id(), hash));
    }
}
