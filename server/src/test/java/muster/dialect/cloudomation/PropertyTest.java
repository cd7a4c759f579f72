package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
    /** As the platform's table has them: name, type, null or not, import/export class. */
    private static final String TABLE = """
            activation_code UUID null neither
            activation_deadline DateTime null neither
            created_at DateTime not export only
            created_by UUID null export only
            deleted_at DateTime null export only
            deleted_by UUID null export only
            description Text null both
            email String(128) null export only
            failed_auth_count Integer not neither
            icon Text null both
            id UUID not neither
            identity_type Enum(7) not neither
            is_activated Boolean not export only
            is_archived Boolean not both
            is_deleted Boolean not export only
            is_enabled Boolean not both
            is_locked_out Boolean not export only
            is_opened Boolean not neither
            is_pinned Boolean not neither
            is_readonly Boolean not both
            is_twofa_enabled Boolean not neither
            last_activity DateTime null export only
            last_login DateTime null export only
            last_ui_activity DateTime null export only
            modified_at DateTime not export only
            modified_by UUID null export only
            name String(128) not both
            organization_id UUID not export only
            otp_secret String(32) null neither
            password String(128) null neither
            pending_email String(128) null export only
            project_id UUID null both
            record_type Enum(27) not neither
            resource_type Enum(22) not neither
            roles Text not neither
            size_bytes BigInteger not neither
            workspace_id UUID not export only
            """;

    @Test
    void theTableIsThePlatforms() {
        List<String> lines = Arrays.stream(Property.values())
                .map(property -> String.join(
                        " ",
                        property.wireName(),
                        type(property.type()),
                        property.isNullable() ? "null" : "not",
                        property.transfer().words()))
                .toList();
        assertThat(lines).containsExactlyElementsOf(TABLE.lines().toList());
    }

    private static String type(Type type) {
        return switch (type) {
            case Type.Simple simple -> simple.title();
            case Type.Text(var length) -> "String(" + length + ")";
            case Type.Words(var _, var values) -> "Enum(" + values.size() + ")";
        };
    }

    @Test
    void propertiesStandInTheOrderOfTheirNames() {
        assertThat(Arrays.stream(Property.values()).map(Property::wireName)).isSorted();
    }

    @Test
    void threeAreToldToNobody() {
        assertThat(Arrays.stream(Property.values()).filter(property -> property.reader() == Reader.NEVER))
                .containsExactly(Property.ACTIVATION_CODE, Property.OTP_SECRET, Property.PASSWORD);
    }

    @Test
    void noneThatOnlyGoesOutCanBeWritten() {
        assertThat(Property.exported()).hasSize(23);
        assertThat(Arrays.stream(Property.values())
                        .filter(property -> property.transfer() == Transfer.EXPORT_ONLY)
                        .filter(property -> property.writer().isGivenAtCreation()))
                .containsExactly(Property.PENDING_EMAIL);
    }
}
