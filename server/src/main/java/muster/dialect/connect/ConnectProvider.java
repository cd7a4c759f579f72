package muster.dialect.connect;

import java.util.Locale;

/**
 * Who proves people's identity on the platform that is spoken of here. It decides what making a user demands; the table is
 * in the API reference under {@code POST /v1/users}.
 *
 * @see ConnectNewUsers
 */
public enum ConnectProvider {
    /** The server itself, by password. */
    PASSWORD("Posit Connect"),
    PAM("PAM"),
    /** A proxy that names the person in a header. */
    PROXY("Proxied"),
    SAML("SAML"),
    OAUTH2("OAuth2"),
    GOOGLE("Google"),
    LDAP("LDAP");

    private final String shownName;

    ConnectProvider(String shownName) {
        this.shownName = shownName;
    }

    /** As {@code server_settings} names it; the R client compares with {@code LDAP}. */
    String shownName() {
        return shownName;
    }

    /** By which the directory knows whose ids people have. */
    String issuer() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isPassword() {
        return this == PASSWORD;
    }

    /** Whether people are found in an outside directory and come in by a ticket, never by naming them. */
    boolean hasDirectory() {
        return this == GOOGLE || this == LDAP;
    }

    /** Whether users type a password into the server, whoever checks it. */
    boolean handlesCredentials() {
        return this == PASSWORD || this == PAM || this == LDAP;
    }

    /** @param uniqueIdHeader whether a proxy sends an id beside the username */
    boolean needsExternalId(boolean uniqueIdHeader) {
        return switch (this) {
            case SAML, OAUTH2 -> true;
            case PROXY -> uniqueIdHeader;
            case PASSWORD, PAM, GOOGLE, LDAP -> false;
        };
    }
}
