package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import muster.directory.AccountFiles.Opened;
import muster.directory.Completeness;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.ImportRow;
import muster.model.Edit;
import muster.model.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileTest {
    private static final String WHOLE = """
            # what there shall be
            muster: 1
            source: hr
            complete:
              people: suspend
              groups: true
            lanes:
              - name: gpu
                kind: cluster
                title: The big one
                description: ~
            groups:
              - {name: Optics, owner: ada}
              - name: Old
                absent: true
            agreements:
              - name: House rules
                text: |
                  Be kind.
                  Be careful.
            people:
              - username: ada
                rank: manager
                external_id: 0017
                first_name: No
                last_name: null
                groups: [Optics]
                lanes: []
              - username: 'null'
                groups:
            ...
            """;

    @Test
    void everythingIsReadInTheOrderOfTheFile() {
        Opened file = Reading.open("lab.yaml", WHOLE.getBytes(StandardCharsets.UTF_8));
        List<DeclaredItem> items = Reading.items(file);

        assertThat(file.declaration().source()).isEqualTo("hr");
        assertThat(file.declaration().complete())
                .isEqualTo(new Completeness(Completeness.Absent.SUSPEND, true, false, false));
        assertThat(items.subList(0, 4))
                .containsExactly(
                        new DeclaredThing.OfLane(
                                8, "gpu", Edit.set(Lane.Kind.CLUSTER), Edit.set("The big one"), Edit.clear(), false),
                        new DeclaredThing.OfGroup(13, "Optics", Edit.keep(), Edit.set("ada"), false),
                        new DeclaredThing.OfGroup(14, "Old", Edit.keep(), Edit.keep(), true),
                        new DeclaredThing.OfAgreement(17, "House rules", "Be kind.\nBe careful.\n", null, false));
        assertThat(items.subList(4, items.size()))
                .extracting(item -> Reading.told((ImportRow) item))
                .containsExactly(
                        "22 {EXTERNAL_ID=0017, FAMILY_NAME=-, GIVEN_NAME=No, RANK=manager, USERNAME=ada,"
                                + " ~GROUPS=[Optics], ~LANES=[]}",
                        "29 {USERNAME=null, ~GROUPS=[]}");
    }

    @Test
    void emptyListsAndNoListsAreFine() {
        assertThat(Reading.rows("x.yaml", "muster: 1\n")).isEmpty();
        assertThat(Reading.rows("x.yaml", "muster: 1\ngroups: []\npeople:\n")).isEmpty();
    }

    @Test
    void aFileThatIsCompleteAndWasCutOffIsRefused() {
        for (int end = WHOLE.indexOf("agreements:"); end < WHOLE.length() - 4; end++) {
            assertThat(Reading.faults("x.yaml", WHOLE.substring(0, end)))
                    .as(WHOLE.substring(0, end))
                    .noneMatch(told -> told.startsWith("read"));
        }
        assertThat(Reading.faults("x.yaml", WHOLE)).containsExactly("read: 6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            people: []                                | Line 1: There is no muster: 1.
            muster: 2                                 | Line 1: There is no muster: 1.
            muster: 1\\nmuster: 1                     | Line 2: A key stands twice in one place.
            muster: 1\\nowner: ada                    | Line 2: There is no field named owner.
            muster: 1\\npeople: ada                   | Line 2: The field people takes another kind of value.
            muster: 1\\npeople:\\n  - ada             | Line 3: The field people takes another kind of value.
            muster: 1\\npeople:\\n  - {username: a}\\ngroups: [] | Line 4: groups stands too late in the file.
            muster: 1\\ngroups: []\\nsource: hr       | Line 3: source stands too late in the file.
            muster: 1\\ngroups: []\\ngroups: []       | Line 3: A key stands twice in one place.
            muster: 1\\npeople:\\n  - {username: a, username: b} | Line 3: A key stands twice in one place.
            muster: 1\\npeople:\\n  - {username: &x a} | Line 3: What stands here is not understood: anchors.
            muster: 1\\npeople:\\n  - *x               | Line 3: What stands here is not understood: aliases.
            muster: 1\\npeople:\\n  - !!java.net.URL [x] | Line 3: What stands here is not understood: tags.
            muster: 1\\npeople:\\n  - {<<: {username: a}} | Line 3: What stands here is not understood: merge keys.
            muster: 1\\npeople:\\n  - {[a]: b}        | Line 3: What stands here is not understood: keys that are not text.
            muster: 1\\npeople:\\n  - {username: {a: b}} | Line 3: The field username takes another kind of value.
            muster: 1\\npeople:\\n  - {user: a}\\n  - {rank: ~, username: a} | Line 3: There is no field named user. / Line 4: The field rank takes another kind of value.
            muster: 1\\ngroups:\\n  - {owner: a}      | Line 3: There is no name.
            muster: 1\\ngroups:\\n  - {name: a, absent: perhaps} | Line 3: The field absent takes another kind of value.
            muster: 1\\nlanes:\\n  - {name: a, kind: fast} | Line 3: The field kind takes another kind of value.
            muster: 1\\nagreements:\\n  - {name: a}   | Line 3: There is no text, holding or absent, just one of them.
            muster: 1\\nagreements:\\n  - {name: a, holding: x} | Line 3: The field holding takes another kind of value.
            muster: 1\\ncomplete: yes                 | Line 2: The field complete takes another kind of value.
            muster: 1\\ncomplete: {people: delete}    | Line 2: The field people takes another kind of value.
            muster: 1\\ncomplete: {projects: true}    | Line 2: There is no field named projects.
            muster: 1\\ncomplete: {people: remove}    | Line 3: A file that says that it is complete ends with a line of three dots; this one may have been cut off.
            muster: 1\\npeople: [                     | Line 3: This is no well-formed YAML.
            muster: 1\\n---\\nmuster: 1               | Line 2: What stands here is not understood: a second document.
            """)
    void whatIsNotSureIsRefusedWithItsLine(String text, String faults) {
        assertThat(Reading.faults("x.yaml", text.replace("\\n", "\n") + "\n")).containsExactly(faults.split(" / "));
    }

    @Test
    void deepAndLongValuesAreRefused() {
        assertThat(Reading.faults("x.yaml", "muster: 1\npeople: [" + "[".repeat(100_000)))
                .containsExactly("Line 2: The file is nested too deeply.");
        assertThat(Reading.faults("x.yaml", "muster: 1\npeople:\n  - username: " + "a".repeat(200_000) + "\n"))
                .containsExactly("Line 3: This is longer than 131072 characters.");
        assertThat(Reading.faults("x.yaml", "muster: 1\npeople:\n  - groups: [" + "a,".repeat(30_000) + "]\n"))
                .containsExactly("Line 3: This is longer than 131072 characters.");
    }
}
