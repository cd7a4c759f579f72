package muster.client.cryosparc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.client.wire.Fields;

/**
 * Which folders somebody may browse.
 *
 * @param allowedPrefixes empty for the settings of the whole instance; a list without elements for no folder
 */
public record FileBrowserSettings(
        Optional<List<String>> allowedPrefixes, Optional<String> importDirDefault, Optional<String> projectDirDefault)
        implements Values.Written {
    /** Nothing of one's own. */
    public static final FileBrowserSettings NONE =
            new FileBrowserSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public FileBrowserSettings {
        allowedPrefixes = allowedPrefixes.map(List::copyOf);
    }

    static FileBrowserSettings of(Fields fields) {
        return new FileBrowserSettings(
                fields.value("allowed_prefixes").map(there -> fields.texts("allowed_prefixes")),
                fields.textIfAny("import_dir_default"),
                fields.textIfAny("project_dir_default"));
    }

    /** What is empty is left out, which the platform takes for null. */
    @Override
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        allowedPrefixes.ifPresent(prefixes -> members.put("allowed_prefixes", prefixes));
        importDirDefault.ifPresent(folder -> members.put("import_dir_default", folder));
        projectDirDefault.ifPresent(folder -> members.put("project_dir_default", folder));
        return members;
    }
}
