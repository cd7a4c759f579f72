package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import muster.directory.AccountFiles.Opened;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.ImportRow;
import muster.model.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdifFileTest {
    private static final String ADA = """
            dn: uid=ada,ou=people,dc=lab
            objectClass: inetOrgPerson
            uid: ada
            cn: Ada Roth
            sn: Roth
            givenName: Ada
            mail: ada@lab.example
            mail: roth@lab.example
            entryUUID: 5f0e9a00-1f00-7d1d-8a44-0b6a7c1d0000
            employeeNumber: 17
            userPassword: {SSHA}abcdef
            """;

    @Test
    void anEntryIsAPersonAndWhatIsNotTakenIsTold() {
        Opened file =
                Reading.open("lab.ldif", ("version: 1\n# made by hand\n\n" + ADA).getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.items(file))
                .extracting(item -> Reading.told((ImportRow) item))
                .containsExactly("4 {EMAIL=ada@lab.example, EXTERNAL_ID=5f0e9a00-1f00-7d1d-8a44-0b6a7c1d0000,"
                        + " FAMILY_NAME=Roth, GIVEN_NAME=Ada, USERNAME=ada}");
        assertThat(file.ignored()).containsExactlyInAnyOrder("mail (beside the first)", "userPassword");
    }

    @Test
    void groupsStandAnywhereAndAreMadeBeforeTheirMembers() {
        List<DeclaredItem> items = Reading.items("lab.ldif", (ADA + """

                dn: cn=Optics,ou=groups,dc=lab
                objectClass: groupOfNames
                cn: Optics
                description: Lenses
                member: UID=Ada, ou=people, dc=lab
                member: uid=nobody,ou=people,dc=lab
                """).getBytes(StandardCharsets.UTF_8));

        assertThat(items.getFirst())
                .isEqualTo(new DeclaredThing.OfGroup(13, "Optics", Edit.set("Lenses"), Edit.keep(), false));
        assertThat(((ImportRow) items.get(1)).groups()).isEqualTo(Edit.set(List.of("Optics")));
        assertThat(items).hasSize(2);
    }

    @Test
    void memberOfNamesGroupsAndADeletedPersonIsRemoved() {
        assertThat(Reading.told("lab.ldif", """
                        dn: uid=ben,dc=lab
                        uid: ben
                        cn: ben
                        memberOf: cn=Laser\\, big,ou=groups,dc=lab
                        description:: %s

                        dn: uid=cem,dc=lab
                        changetype: delete

                        dn: uid=dee,dc=lab
                        changetype: add
                        uid: dee
                        objectClass: account
                        cn: Dee
                         p
                        """.formatted(
                                Base64.getEncoder().encodeToString("zwei\nZeilen ü".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly(
                        "1 {DESCRIPTION=zwei\nZeilen ü, USERNAME=ben, ~GROUPS=[Laser, big]}",
                        "7 {STATE=removed, USERNAME=cem}",
                        "10 {DISPLAY_NAME=Deep, USERNAME=dee}");
    }

    @Test
    void whatIsNoPersonIsTold() {
        Opened file = Reading.open(
                "lab.ldif",
                ("dn: ou=people,dc=lab\nobjectClass: organizationalUnit\nou: people\n\n" + ADA)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.items(file)).hasSize(1);
        assertThat(file.ignored()).contains("objectClass: organizationalUnit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uid: a\\nuid ada\\n                         | Line 1: This is no well-formed LDIF.
            uid: a                                      | Line 2: The last line has no end; the file may have been cut off.
            uid: a\\ndescription:< file:///etc/passwd\\n | Line 1: What stands here is not understood: values from other files.
            uid: a\\ndescription:\\n < file:///etc/passwd\\n | Line 1: What stands here is not understood: values from other files.
            uid: a\\ndescription\\n :< file:///etc/passwd\\n | Line 1: What stands here is not understood: values from other files.
            uid: a\\ndescription:: !!!\\n               | Line 1: This is no well-formed LDIF.
            uid:: /w==\\n                               | Line 1: This is not text in UTF-8.
            changetype: modify\\nreplace: sn\\nsn: x\\n-\\n | Line 1: What stands here is not understood: changetype: modify.
            changetype: moddn\\nnewrdn: uid=b\\ndeleteoldrdn: 1\\n | Line 1: What stands here is not understood: changetype: moddn.
            changetype: delete\\n                       | Line 1: What stands here is not understood: changetype: delete, without uid.
            objectClass: person\\ncn: Ada\\n            | Line 1: There is no uid.
            objectClass: groupOfNames\\nmember: uid=a\\n | Line 1: There is no cn.
            objectClass: groupOfNames\\ncn: x\\nmember: nonsense\\n | Line 1: This is no well-formed LDIF.
            """)
    void whatIsNotSureIsRefusedWithItsLine(String text, String fault) {
        assertThat(Reading.faults("x.ldif", "dn: cn=x,dc=lab\n" + text.replace("\\n", "\n")))
                .containsExactly(fault);
    }

    @Test
    void aSecondVersionIsNoRecord() {
        assertThat(Reading.faults("x.ldif", "version:1\nversion:\n"))
                .containsExactly("Line 1: This is no well-formed LDIF.");
    }

    @Test
    void foldedLinesAndValuesHaveAnEnd() {
        String long1 = "dn: uid=a,dc=lab\nuid: a\ndescription: x\n" + " yyyyyyyyyyyyyyyyyyyy\n".repeat(100_000);
        assertThat(Reading.faults("x.ldif", long1)).containsExactly("Line 1: This is longer than 1048576 characters.");
        assertThat(Reading.faults("x.ldif", " dn: uid=a,dc=lab\n"))
                .containsExactly("Line 1: This is no well-formed LDIF.");
    }

    @Test
    void anEmptyLaneIsNoneAndNoLanesAreSaidInAWord() {
        assertThat(Reading.told(
                        "x.ldif", "dn: uid=ada\nuid: ada\nmusterLane:\n\ndn: uid=ben\nuid: ben\nmusterNoLanes: TRUE\n"))
                .containsExactly("1 {USERNAME=ada}", "5 {USERNAME=ben, ~LANES=[]}");
    }
}
