package muster.dialect.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import muster.model.Permissions;
import muster.testing.Answer;
import muster.testing.Json;
import muster.testing.OwnDocument.Operation;
import muster.testing.OwnDoor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document and its pages, which are made of what is served. */
class DocumentWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final Set<String> SEVERAL = Set.of("the questions of each act");

    @Test
    void anIndependentReaderFindsNothingWrongWithTheDocument() {
        assertThat(DOOR.document().faults()).isEmpty();
    }

    @Test
    void everyOperationOfTheDocumentIsServedAndAsksForAKey() {
        for (Operation operation : DOOR.document().operations()) {
            String path = operation.path().substring(1).replaceAll("\\{[a-z]+}", OwnDoor.UNUSED_ID);
            DOOR.anonymous().send(operation.method(), path).problem(401, "no-credentials");
        }
    }

    @Test
    void whatIsServedIsInTheDocument() {
        Set<String> allowed = new TreeSet<>();
        for (Operation operation : DOOR.document().operations()) {
            String path = operation.path().substring(1).replaceAll("\\{[a-z]+}", OwnDoor.UNUSED_ID);
            Answer answer = DOOR.anybody().send("TRACE", path);
            assertThat(answer.status()).isEqualTo(405);
            Arrays.stream(answer.header("Allow").split(", "))
                    .filter(verb -> !verb.equals("HEAD"))
                    .forEach(verb -> allowed.add(verb + " " + operation.path()));
        }
        assertThat(allowed)
                .isEqualTo(DOOR.document().operations().stream()
                        .map(each -> each.method() + " " + each.path())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyOperationNamesAPermissionQuestionThatThereIs() {
        Set<String> questions = Arrays.stream(Permissions.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(DOOR.document().operations())
                .allSatisfy(operation -> assertThat(
                                questions.contains(operation.asks()) || SEVERAL.contains(operation.asks()))
                        .as(operation.id() + " asks " + operation.asks())
                        .isTrue());
    }

    @Test
    void theMomentOfThePastIsRequiredAndTheSizeOfPagesIsNot() {
        for (Operation operation : DOOR.document().operations()) {
            for (JsonNode parameter : operation.json().path("parameters")) {
                String name = Json.text(parameter, "name");
                if (operation.path().contains("/as-of") && name.equals("at")) {
                    assertThat(parameter.path("required").asBoolean()).isTrue();
                }
                assertThat(name.equals("limit") && parameter.has("required")).isFalse();
            }
        }
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        assertThat(DOOR.document().operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void problemsAreToldOnAPageWithAnAnchorForEach() {
        String page = DOOR.anybody().get("docs/problems").text();
        assertThat(page)
                .contains("<tr id=\"username-taken\">", "<tr id=\"invalid-fields\">", "<tr id=\"too-many-failures\">");
        for (ProblemType type : ProblemType.all()) {
            assertThat(page).contains("id=\"" + type.name() + "\"");
        }
        assertThat(ProblemType.all()).extracting(ProblemType::name).doesNotHaveDuplicates();
    }

    @Test
    void pagesLoadNothingFromElsewhereAndRunNoScript() {
        Answer answer = DOOR.anybody().get("docs");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'self';");
        assertThat(answer.text())
                .contains("<details id=\"changeAccount\">")
                .doesNotContain("<script", "style=\"", "src=\"http", "href=\"http");
        assertThat(DOOR.anybody().get("docs/style.css").header("Content-Type")).startsWith("text/css");
    }

    @Test
    void everySchemaThatIsReferredToIsThere() {
        JsonNode schemas = DOOR.document().json().get("components").get("schemas");
        assertThat(DOOR.document().json().toString().split("#/components/schemas/", -1))
                .hasSizeGreaterThan(50);
        assertThat(Json.names(schemas)).contains("Account", "Problem", "NewAccount", "Event");
    }
}
