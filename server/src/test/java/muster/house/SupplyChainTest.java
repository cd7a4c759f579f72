package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.house.BillOfMaterials.Component;
import org.junit.jupiter.api.Test;

/** What is built in, and what it takes to build: known by version, digest and licence, and by nobody's surprise. */
class SupplyChainTest {
    /** Licences that let Muster be given to anybody; of several that a library offers, one of these is enough. */
    private static final Set<String> OPEN = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "EPL-2.0",
            "ISC",
            "MIT");

    /** JLine says "BSD" and means the licence with three clauses, which is in its repository; the list takes it for the one with four. */
    private static final Set<String> MISREAD = Set.of("BSD-4-Clause");

    private static final Pattern EXACT = Pattern.compile("\\$\\{[a-z0-9-]+(\\.[a-z-]+)*\\}|\\d[\\w.+-]*");
    private static final Pattern MOVING = Pattern.compile("SNAPSHOT|LATEST|RELEASE|[\\[\\](),]");

    private static final BillOfMaterials SHIPPED = BillOfMaterials.shipped();

    private static List<Pom> poms() {
        Pom root = Pom.of("");
        return Stream.concat(Stream.of(root), root.modules().stream().map(Pom::of))
                .toList();
    }

    @Test
    void everyLibraryAndPluginHasOneVersionAndNoRange() {
        List<String> managed = Pom.of("").named("plugin").stream()
                .filter(plugin -> plugin.version().isPresent())
                .map(Pom.Named::id)
                .toList();
        List<String> loose = new ArrayList<>();
        for (Pom pom : poms()) {
            Stream.concat(
                            pom.named("dependency", "artifactItem", "path").stream(),
                            pom.named("plugin").stream()
                                    .filter(plugin -> plugin.version().isPresent() || !managed.contains(plugin.id())))
                    .filter(each -> each.version()
                            .filter(EXACT.asMatchPredicate()
                                    .and(MOVING.asPredicate().negate()))
                            .isEmpty())
                    .map(each ->
                            each.pom() + ": " + each.id() + " " + each.version().orElse("has no version"))
                    .forEach(loose::add);
        }
        assertThat(loose).isEmpty();
    }

    @Test
    void everyThingThatIsShippedHasADigestAndAnOpenLicence() {
        assertThat(SHIPPED.components()).hasSizeGreaterThan(40);
        assertThat(SHIPPED.components())
                .filteredOn(each -> !each.digests().contains("SHA-256")
                        || each.licences().stream().noneMatch(name -> OPEN.contains(name) || MISREAD.contains(name)))
                .isEmpty();
    }

    @Test
    void theListOfLicencesIsThatOfWhatIsShipped() throws IOException {
        String rows = SHIPPED.components().stream()
                .sorted(Comparator.comparing(Component::name))
                .map(each -> "| " + each.name() + " | " + each.version() + " | " + licences(each) + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(TextFile.ROOT.resolve("docs/licences.md")))
                .as("docs/licences.md should end with these rows, as what is built in has changed:\n" + rows)
                .endsWith("| --- | --- | --- |\n" + rows);
    }

    private static String licences(Component component) {
        return component.licences().stream()
                .map(name -> MISREAD.contains(name) ? "BSD-3-Clause" : name)
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
