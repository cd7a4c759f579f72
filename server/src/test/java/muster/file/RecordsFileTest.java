package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import muster.directory.AccountFiles.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsFileTest {
    private static final String YAML = """
            user:
              description: Beamline 4
              email: ilse@lab.example
              icon: null
              is_archived: false
              is_enabled: true
              name: ilse.brandt
              project_id_project:
                name: Beamlines
              workspace_id: 5f0e9a00-1f00-7d1d-8a44-0b6a7c1d0000
            ---
            user:
              description: null
              email: null
              is_archived: true
              is_enabled: no
              name: 'no'
              project_id: null
            """;
    private static final String[] TOLD = {
        "{DESCRIPTION=Beamline 4, EMAIL=ilse@lab.example, PROJECT=Beamlines, STATE=active, USERNAME=ilse.brandt}",
        "{DESCRIPTION=-, PROJECT=-, STATE=disabled, USERNAME=no}"
    };

    @Test
    void documentsOfYamlAreUsers() {
        Opened file = Reading.open("users.yaml", YAML.getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.items(file)).hasSize(2);
        assertThat(file.ignored()).containsExactly("icon", "workspace_id");
        assertThat(Reading.told("users.yaml", YAML)).containsExactly("1 " + TOLD[0], "12 " + TOLD[1]);
    }

    @Test
    void soAreObjectsOfAJsonArray() {
        assertThat(Reading.told("users.json", """
                        [{"user": {"name": "ilse.brandt", "description": "Beamline 4", "email": "ilse@lab.example",
                          "is_enabled": true, "is_archived": false, "project_id_project": {"name": "Beamlines"}}},
                         {"user": {"name": "no", "description": null, "email": null, "is_enabled": false,
                          "is_archived": true, "project_id": null}}]
                        """)).containsExactly("1 " + TOLD[0], "3 " + TOLD[1]);
        assertThat(Reading.told("users.json", "{\"user\": {\"name\": \"a\", \"is_archived\": true}}"))
                .containsExactly("1 {STATE=archived, USERNAME=a}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user:\\n  name: no                        | Line 2: The field name takes another kind of value.
            user:\\n  description: x                  | Line 2: There is no name.
            user:\\n  name: a\\n  password: x         | Line 2: There is no field named password.
            user:\\n  name: a\\n  roles: [x]          | Line 2: There is no field named roles.
            user:\\n  name: a\\n  is_enabled: 'true'  | Line 2: The field is_enabled takes another kind of value.
            user:\\n  name: a\\n  project_id_project: x | Line 2: The field project_id_project takes another kind of value.
            user:\\n  name: a\\nflow:\\n  name: b     | Line 2: There is no user.
            user: x                                   | Line 2: There is no user.
            user:\\n  name: a\\n  name: b             | Line 4: A key stands twice in one place.
            user: &a\\n  name: x                      | Line 2: What stands here is not understood: anchors.
            """)
    void whatIsNotSureIsRefusedWithItsLine(String text, String fault) {
        assertThat(Reading.faults("x.yaml", "---\n" + text.replace("\\n", "\n") + "\n"))
                .containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"user": {"name": "a"}}                  | Line 2: This is no well-formed JSON.
            [{"user": {"name": "a"}}] x               | Line 1: This is no well-formed JSON.
            [{"user": {"name": "a"}}] []              | Line 1: This is no well-formed JSON.
            [{"user": {"name": "a", "name": "b"}}]    | Line 1: A key stands twice in one place.
            [{"user": {"name": 12}}]                  | Line 1: The field name takes another kind of value.
            [12]                                      | Line 1: There is no user.
            """)
    void jsonThatIsNotSureIsRefusedToo(String text, String fault) {
        assertThat(Reading.faults("x.json", text + "\n")).containsExactly(fault);
    }
}
