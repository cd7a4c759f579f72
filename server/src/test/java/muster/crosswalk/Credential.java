package muster.crosswalk;

/** Something with which somebody is let in, or proves to be somebody. */
enum Credential {
    CONSOLE_SESSION(Kind.SESSION),
    CONNECT_COOKIE(Kind.SESSION),
    CRYOSPARC_TOKEN(Kind.SESSION),
    CLOUDOMATION_TOKEN(Kind.SESSION),
    CLOUDOMATION_COOKIE(Kind.SESSION),
    APPLICATION_SESSION(Kind.SESSION),
    KEY_AT_CONNECT(Kind.KEY),
    KEY_AT_CONNECT_BEHIND_A_PROXY(Kind.KEY),
    TOKEN_AS_BEARER(Kind.KEY),
    TOKEN_AS_OAUTH2(Kind.KEY),
    TOKEN_AS_BASIC(Kind.KEY),
    TOKEN_OF_VERSION_2(Kind.KEY),
    TOKEN_AS_PARAMETER(Kind.KEY),
    KEY_AT_CRYOSPARC(Kind.KEY),
    KEY_AT_CLOUDOMATION(Kind.KEY),
    KEY_AT_OWN_API(Kind.KEY),
    TOKEN_OF_WHO_IS_INVITED(Kind.KEY),
    PASSWORD_AT_CONNECT(Kind.PASSWORD),
    PASSWORD_AT_ARVADOS(Kind.PASSWORD),
    PASSWORD_AT_CRYOSPARC(Kind.PASSWORD),
    PASSWORD_AT_CLOUDOMATION(Kind.PASSWORD),
    PASSWORD_AT_CONSOLE(Kind.PASSWORD),
    APPLICATION_PASSWORD(Kind.APPLICATION_PASSWORD),
    CHALLENGE(Kind.CHALLENGE),
    RECOVERY_LINK(Kind.LINK),
    ADDRESS_LINK(Kind.ADDRESS_LINK),
    INVITATION(Kind.LINK),
    RESET_CODE(Kind.CODE),
    REGISTRATION_CODE(Kind.CODE);

    private final Kind kind;

    Credential(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Credentials that share a fate. */
    enum Kind {
        SESSION("sessions"),
        KEY("API keys"),
        PASSWORD("password"),
        APPLICATION_PASSWORD("application passwords"),
        CHALLENGE("sign-in half done"),
        LINK("links to recover, invitations"),
        ADDRESS_LINK("link to another address"),
        CODE("codes to register, to reset");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
