package muster.dialect.cloudomation;

import static muster.dialect.cloudomation.Transfer.BOTH;
import static muster.dialect.cloudomation.Transfer.EXPORT_ONLY;
import static muster.dialect.cloudomation.Transfer.NEITHER;
import static muster.dialect.cloudomation.Writer.ACTION;
import static muster.dialect.cloudomation.Writer.ADMINISTRATORS;
import static muster.dialect.cloudomation.Writer.ADMINISTRATORS_AND_SELF;
import static muster.dialect.cloudomation.Writer.ADMINISTRATORS_OR_ACTION;
import static muster.dialect.cloudomation.Writer.EACH_VIEWER;
import static muster.dialect.cloudomation.Writer.SERVER;
import static muster.dialect.cloudomation.Writer.SERVER_OR_ACTION;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The platform's table of what a user record holds, in alphabetical order. What is read, written, checked, listed in
 * {@code meta/user}, exported and imported goes by this table.
 */
enum Property {
    ACTIVATION_CODE(Type.UUID, true, Reader.NEVER, SERVER, NEITHER),
    ACTIVATION_DEADLINE(Type.DATE_TIME, true, Reader.PRIVATE, SERVER, NEITHER),
    CREATED_AT(Type.DATE_TIME, false, Reader.ALL, SERVER, EXPORT_ONLY),
    CREATED_BY(Type.UUID, true, Reader.ALL, SERVER, EXPORT_ONLY),
    DELETED_AT(Type.DATE_TIME, true, Reader.ALL, SERVER, EXPORT_ONLY),
    DELETED_BY(Type.UUID, true, Reader.ALL, SERVER, EXPORT_ONLY),
    DESCRIPTION(Type.FREE_TEXT, true, Reader.ALL, ADMINISTRATORS_AND_SELF, BOTH),
    EMAIL(new Type.Text(128), true, Reader.PRIVATE, SERVER, EXPORT_ONLY),
    FAILED_AUTH_COUNT(Type.INTEGER, false, Reader.PRIVATE, SERVER, NEITHER),
    ICON(Type.FREE_TEXT, true, Reader.ALL, ADMINISTRATORS_AND_SELF, BOTH),
    ID(Type.UUID, false, Reader.ALL, SERVER, NEITHER),
    IDENTITY_TYPE(Type.IDENTITY_TYPE, false, Reader.ALL, SERVER, NEITHER),
    IS_ACTIVATED(Type.BOOLEAN, false, Reader.ALL, SERVER, EXPORT_ONLY),
    IS_ARCHIVED(Type.BOOLEAN, false, Reader.ALL, ADMINISTRATORS, BOTH),
    IS_DELETED(Type.BOOLEAN, false, Reader.ALL, SERVER, EXPORT_ONLY),
    IS_ENABLED(Type.BOOLEAN, false, Reader.ALL, ADMINISTRATORS, BOTH),
    IS_LOCKED_OUT(Type.BOOLEAN, false, Reader.PRIVATE, SERVER, EXPORT_ONLY),
    IS_OPENED(Type.BOOLEAN, false, Reader.ALL, EACH_VIEWER, NEITHER),
    IS_PINNED(Type.BOOLEAN, false, Reader.ALL, EACH_VIEWER, NEITHER),
    IS_READONLY(Type.BOOLEAN, false, Reader.ALL, ADMINISTRATORS, BOTH),
    IS_TWOFA_ENABLED(Type.BOOLEAN, false, Reader.PRIVATE, SERVER_OR_ACTION, NEITHER),
    LAST_ACTIVITY(Type.DATE_TIME, true, Reader.PRIVATE, SERVER, EXPORT_ONLY),
    LAST_LOGIN(Type.DATE_TIME, true, Reader.PRIVATE, SERVER, EXPORT_ONLY),
    LAST_UI_ACTIVITY(Type.DATE_TIME, true, Reader.PRIVATE, SERVER, EXPORT_ONLY),
    MODIFIED_AT(Type.DATE_TIME, false, Reader.ALL, SERVER, EXPORT_ONLY),
    MODIFIED_BY(Type.UUID, true, Reader.ALL, SERVER, EXPORT_ONLY),
    NAME(new Type.Text(128), false, Reader.ALL, ADMINISTRATORS, BOTH),
    ORGANIZATION_ID(Type.UUID, false, Reader.ALL, SERVER, EXPORT_ONLY),
    OTP_SECRET(new Type.Text(32), true, Reader.NEVER, SERVER, NEITHER),
    PASSWORD(new Type.Text(128), true, Reader.NEVER, ACTION, NEITHER),
    PENDING_EMAIL(new Type.Text(128), true, Reader.PRIVATE, ADMINISTRATORS_OR_ACTION, EXPORT_ONLY),
    PROJECT_ID(Type.UUID, true, Reader.ALL, ADMINISTRATORS, BOTH),
    RECORD_TYPE(Type.TABLE_TYPE, false, Reader.ALL, SERVER, NEITHER),
    RESOURCE_TYPE(Type.RESOURCE_TYPE, false, Reader.ALL, SERVER, NEITHER),
    ROLES(Type.FREE_TEXT, false, Reader.ALL, ADMINISTRATORS, NEITHER),
    SIZE_BYTES(Type.BIG_INTEGER, false, Reader.ALL, SERVER, NEITHER),
    WORKSPACE_ID(Type.UUID, false, Reader.ALL, SERVER, EXPORT_ONLY);

    private static final Map<String, Property> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Property::wireName, Function.identity()));

    /** Records of copied lists, which nothing changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Type type;

    private final boolean nullable;
    private final Reader reader;
    private final Writer writer;
    private final Transfer transfer;

    Property(Type type, boolean nullable, Reader reader, Writer writer, Transfer transfer) {
        this.type = type;
        this.nullable = nullable;
        this.reader = reader;
        this.writer = writer;
        this.transfer = transfer;
    }

    static Optional<Property> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Those that go out with exports, in the order of their names. */
    static List<Property> exported() {
        return Arrays.stream(values())
                .filter(property -> property.transfer != NEITHER)
                .toList();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Type type() {
        return type;
    }

    boolean isNullable() {
        return nullable;
    }

    Reader reader() {
        return reader;
    }

    Writer writer() {
        return writer;
    }

    Transfer transfer() {
        return transfer;
    }
}
