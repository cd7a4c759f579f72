package muster.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have made and is shipped, as the build has written it into the jar in the form of CycloneDX. */
record BillOfMaterials(List<Component> components) {
    /** Modules of this program. */
    private static final String OWN = "muster:";

    private static final String RESOURCE = "/META-INF/sbom/muster.cdx.json";

    /**
     * One library.
     *
     * @param purl the name by which lists of vulnerabilities know it
     * @param licences any of which one may choose
     */
    record Component(String name, String version, String purl, List<String> licences, List<String> digests) {}

    static BillOfMaterials shipped() {
        try (InputStream in = BillOfMaterials.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build has written no " + RESOURCE);
            }
            List<Component> components = new ArrayList<>();
            JsonMapper.shared().readTree(in).required("components").forEach(each -> components.add(component(each)));
            components.removeIf(component -> component.name().startsWith(OWN));
            return new BillOfMaterials(List.copyOf(components));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Component component(JsonNode node) {
        return new Component(
                node.path("group").asString("") + ":" + node.required("name").asString(),
                node.required("version").asString(),
                node.required("purl").asString(),
                nodes(node.path("licenses")).stream()
                        .map(BillOfMaterials::licence)
                        .toList(),
                nodes(node.path("hashes")).stream()
                        .map(hash -> hash.required("alg").asString())
                        .toList());
    }

    private static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return licence.path("id")
                .asString(
                        licence.path("name").asString(choice.path("expression").asString("?")));
    }
}
