package muster.dialect.cloudomation;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.model.Project;
import muster.yaml.YamlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One user as a document of a file: what the table of properties lets out, by name, equal data in equal bytes.
 *
 * @param values by the keys of the document, in their order; a {@link Project} stands for the reference to it
 */
record ExportedUser(Map<String, @Nullable Object> values) {

    static ExportedUser of(UserRecord user) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Property.exported().forEach(property -> {
            Object value = user.value(property);
            Project project = user.entry().project();
            if (property == Property.PROJECT_ID && project != null) {
                values.put(ImportProjects.REFERENCE, project);
            } else {
                values.put(property.wireName(), value);
            }
        });
        return new ExportedUser(values);
    }

    void writeTo(Writer yaml) throws IOException {
        yaml.write(ImportReading.TYPE + ":\n");
        for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
            yaml.write("  " + value.getKey() + ":");
            yaml.write(inYaml(value.getValue()));
            yaml.write('\n');
        }
    }

    private static String inYaml(@Nullable Object value) {
        return switch (value) {
            case null -> " null";
            case Boolean flag -> " " + flag;
            case Project project ->
                "\n    " + ImportProjects.REFERENCE_NAME + ": "
                        + YamlText.of(project.name().value());
            default -> " " + YamlText.of(value.toString());
        };
    }

    void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeObjectPropertyStart(ImportReading.TYPE);
        values.forEach((key, value) -> {
            json.writeName(key);
            write(json, value);
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A value of a document or of a report: of a project, its reference. */
    static void write(JsonGenerator json, @Nullable Object value) {
        if (value instanceof Project project) {
            json.writeStartObject();
            json.writeStringProperty(
                    ImportProjects.REFERENCE_NAME, project.name().value());
            json.writeEndObject();
        } else {
            UserJson.writeValue(json, value);
        }
    }
}
