package muster.dialect.arvados;

import java.util.Optional;

/**
 * The platform's name for an object: {@code ccccc-ttttt-xxxxxxxxxxxxxxx}, which is where it was made, what it is, and which.
 * Source: Arvados API, identifiers.
 */
record ArvadosUuid(String prefix, String type, String body) {
    static final String USER = "tpzed";
    static final String GROUP = "j7d0g";
    static final String LINK = "o0j2j";
    static final String COLLECTION = "4zz18";
    static final String TOKEN = "gj3su";
    static final String VIRTUAL_MACHINE = "2x53u";
    static final String AUTHORIZED_KEY = "fngyi";
    static final String LOG = "57u5n";

    private static final int PART_LENGTH = 5;
    private static final int BODY_LENGTH = 15;
    private static final int TYPE_AT = PART_LENGTH + 1;
    private static final int BODY_AT = TYPE_AT + PART_LENGTH + 1;

    ArvadosUuid {
        if (!isPart(prefix, PART_LENGTH) || !isPart(type, PART_LENGTH) || !isPart(body, BODY_LENGTH)) {
            throw new IllegalArgumentException("not a uuid: " + prefix + "-" + type + "-" + body);
        }
    }

    /** Empty for anything but a well-formed one. */
    static Optional<ArvadosUuid> parse(String text) {
        boolean divided = text.length() == BODY_AT + BODY_LENGTH
                && text.charAt(TYPE_AT - 1) == '-'
                && text.charAt(BODY_AT - 1) == '-';
        if (!divided) {
            return Optional.empty();
        }
        String prefix = text.substring(0, PART_LENGTH);
        String type = text.substring(TYPE_AT, TYPE_AT + PART_LENGTH);
        String body = text.substring(BODY_AT);
        return isPlain(prefix) && isPlain(type) && isPlain(body)
                ? Optional.of(new ArvadosUuid(prefix, type, body))
                : Optional.empty();
    }

    /** Empty for anything but a well-formed one of this type. */
    static Optional<ArvadosUuid> parse(String text, String type) {
        return parse(text).filter(uuid -> uuid.is(type));
    }

    /** The user who owns what belongs to nobody else. */
    static ArvadosUuid systemUser(String cluster) {
        return new ArvadosUuid(cluster, USER, "000000000000000");
    }

    static ArvadosUuid anonymousUser(String cluster) {
        return new ArvadosUuid(cluster, USER, "anonymouspublic");
    }

    static ArvadosUuid systemGroup(String cluster) {
        return new ArvadosUuid(cluster, GROUP, "000000000000000");
    }

    /** The group of everybody who was set up. */
    static ArvadosUuid allUsers(String cluster) {
        return new ArvadosUuid(cluster, GROUP, "fffffffffffffff");
    }

    static ArvadosUuid anonymousUsers(String cluster) {
        return new ArvadosUuid(cluster, GROUP, "anonymouspublic");
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    private static boolean isPart(String text, int length) {
        return text.length() == length && isPlain(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return prefix + "-" + type + "-" + body;
    }
}
