package muster.dialect.cloudomation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.IntakeItem;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Understands documents of files, by the table of properties. */
final class ImportReading {
    static final String TYPE = "user";

    private final ImportProjects projects;

    ImportReading(ImportProjects projects) {
        this.projects = projects;
    }

    ImportDocument read(ImportFile.Document document) {
        if (!document.type().equals(TYPE)) {
            return spoiled(document, new ImportError(null, "unsupported_type"));
        }
        return document.properties() instanceof ObjectNode properties
                ? read(document, properties)
                : spoiled(document, new ImportError(null, Complaint.Code.WRONG_TYPE.word()));
    }

    private static ImportDocument spoiled(ImportFile.Document document, ImportError error) {
        return new ImportDocument(
                document.type(),
                nameIn(document.properties()),
                new IntakeItem.Spoiled(null),
                List.of(error),
                List.of());
    }

    private static @Nullable String nameIn(JsonNode properties) {
        JsonNode name = properties.get(Property.NAME.wireName());
        return name != null && name.isString() ? name.stringValue().strip() : null;
    }

    private ImportDocument read(ImportFile.Document document, ObjectNode properties) {
        Complaints complaints = new Complaints();
        Complaints ofNewName = new Complaints();
        List<ImportError> neverImported = neverImported(properties, complaints);
        Map<Property, JsonNode> given = given(properties, complaints);
        JsonNode name = given.get(Property.NAME);
        Username chosen = newName(name, ofNewName);
        if (chosen == null) {
            given.remove(Property.NAME);
        }
        UserEdits edits = UserEdits.read(given, projects::isThere, complaints);
        Username meant = chosen == null ? meant(name) : chosen;
        List<ImportError> errors = new ArrayList<>(neverImported);
        errors.addAll(errors(complaints));
        if (meant == null) {
            errors.addAll(errors(ofNewName));
        }
        IntakeItem item = meant != null && errors.isEmpty()
                ? wanted(meant, edits, chosen != null)
                : new IntakeItem.Spoiled(meant);
        return new ImportDocument(document.type(), nameIn(properties), item, errors, errors(ofNewName));
    }

    private static IntakeItem wanted(Username meant, UserEdits edits, boolean canBeMade) {
        return new IntakeItem.Wanted(
                meant,
                canBeMade ? UserWriting.newAccount(edits, false) : null,
                edits.keepingName().asChanges(_ -> {}));
    }

    private static List<ImportError> errors(Complaints complaints) {
        return complaints.all().stream().map(ImportError::of).toList();
    }

    private static List<ImportError> neverImported(ObjectNode properties, Complaints complaints) {
        properties.propertyNames().stream()
                .filter(name -> !name.equals(ImportProjects.REFERENCE))
                .filter(name -> Property.named(name).isEmpty())
                .forEach(name -> complaints.add(name, Complaint.Code.UNKNOWN_FIELD));
        return named(properties)
                .filter(property -> property.transfer() == Transfer.NEITHER)
                .map(property -> new ImportError(property.wireName(), "not_importable"))
                .toList();
    }

    private static Stream<Property> named(ObjectNode properties) {
        return properties.propertyNames().stream().map(Property::named).flatMap(Optional::stream);
    }

    /** What an import writes. A project that is told by its name stands there by its id. */
    private Map<Property, JsonNode> given(ObjectNode properties, Complaints complaints) {
        Map<Property, JsonNode> given = new EnumMap<>(Property.class);
        named(properties)
                .filter(property -> property.transfer() == Transfer.BOTH)
                .forEach(property -> given.put(property, properties.required(property.wireName())));
        JsonNode reference = properties.get(ImportProjects.REFERENCE);
        if (reference == null) {
            return given;
        }
        if (given.containsKey(Property.PROJECT_ID)) {
            complaints.add(ImportProjects.REFERENCE, Complaint.Code.INVALID);
            return given;
        }
        JsonNode id = complaints.noting(ImportProjects.REFERENCE, () -> projects.referred(reference));
        if (id != null) {
            given.put(Property.PROJECT_ID, id);
        }
        return given;
    }

    private static @Nullable Username newName(@Nullable JsonNode name, Complaints complaints) {
        if (name == null) {
            complaints.add(Property.NAME.wireName(), Complaint.Code.REQUIRED);
            return null;
        }
        return complaints.noting(Property.NAME.wireName(), () -> FieldValues.name(name));
    }

    /** Who has a name already need not have one that this platform would give. */
    private static @Nullable Username meant(@Nullable JsonNode name) {
        try {
            return name != null && name.isString() ? Username.parse(name.stringValue()) : null;
        } catch (Refused nobodys) {
            return null;
        }
    }
}
