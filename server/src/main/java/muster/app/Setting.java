package muster.app;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting there is, by its name in the settings file. In the environment it is called {@code MUSTER_} and the name
 * in capitals with underscores.
 */
enum Setting {
    LISTEN("listen", "127.0.0.1:8300", "where plain HTTP is served; port 0 takes a free one; off for none"),
    TLS_LISTEN("tls-listen", "", "where HTTPS is served, such as 0.0.0.0:8343"),
    TLS_CERTIFICATE("tls-certificate", "", "PEM file with the certificate chain, or self-signed"),
    TLS_KEY("tls-key", "", "PEM file with the certificate's private key"),
    DATABASE("database", "", "jdbc:postgresql://… instead of the embedded database"),
    DATA_KEY_FILE("data-key-file", "data.key", "file of the key that seals short secrets; relative to the data folder"),
    PUBLIC_URL("public-url", "", "the address by which people reach this server; other host names are refused"),
    PATH_PREFIX("path-prefix", "", "the path below which everything is served, such as /rsc"),
    TRUSTED_PROXIES("trusted-proxies", "", "networks of reverse proxies whose X-Forwarded headers count"),
    MAIL("mail", "", "where mail goes: smtp://user:password@host:port, smtps://…, or capture; none when empty"),
    MAIL_FROM("mail-from", "", "the sender of mails; muster@ and the host of public-url when not given"),
    CLUSTER_ID("cluster-id", "", "five letters or digits, fixed at the first start; made up when not given"),
    STOP_DELAY(
            "stop-delay",
            "0",
            "seconds for which a server told to stop goes on answering while /ready says 503, 0 to 120"),
    LOG_FORMAT("log-format", "text", "text or json"),
    OPEN_BOOTSTRAP("open-bootstrap", "false", "whether the first account may be made by an anonymous request"),
    ADMIN_EMAIL("admin-email", "", "address of the first administrator"),
    ADMIN_USERNAME("admin-username", "", "username of the first administrator"),
    ADMIN_PASSWORD("admin-password", "", "password of the first administrator"),
    ADMIN_FIRST_NAME("admin-first-name", "", "given name of the first administrator"),
    ADMIN_LAST_NAME("admin-last-name", "", "family name of the first administrator"),
    ADMIN_KEY("admin-key", "", "secret of an API key for the first administrator, 32 characters or more"),
    LOCK_OUT_FAILURES("lock-out-failures", "5", "wrong passwords in a row before sign-ins are refused, 3 to 20"),
    LOCK_OUT_MINUTES("lock-out-minutes", "15", "how long they are refused; 0 until an administrator ends it"),
    CODE_DIGITS(
            "code-digits",
            "4",
            "digits of codes for new and forgotten passwords, 4 to 12; managers and administrators get 4 more"),
    REGISTRATION_CODE_DAYS(
            "registration-code-days", "7", "how many days the code of an invited person counts, 1 to 90"),
    RESET_CODE_HOURS("reset-code-hours", "24", "how many hours the code for a forgotten password counts, 1 to 168"),
    DEFAULT_RANK("default-rank", "viewer", "rank of accounts made without one: viewer or publisher"),
    SELF_EDITING("self-editing", "true", "whether people may change their own names, address and username"),
    PUBLISHERS_OWN_GROUPS("publishers-own-groups", "false", "whether publishers may make groups"),
    VIEWERS_SEE_ONLY_THEMSELVES("viewers-see-only-themselves", "false", "whether viewers see no other accounts"),
    CONNECT_VERSION("connect.version", "2025.09.0", "the Posit Connect version that clients are told"),
    CONNECT_PROVIDER("connect.provider", "password", "password, pam, proxy, saml, oauth2, google or ldap"),
    CONNECT_PROXY_UNIQUE_ID("connect.proxy-unique-id", "false", "whether the proxy provider demands an outside id"),
    CONNECT_GROUPS("connect.groups", "true", "whether groups are served"),
    CONNECT_HIDE_EMAIL_ADDRESSES("connect.hide-email-addresses", "false", "whether only administrators see addresses"),
    CONNECT_ACTIVITY_DAYS(
            "connect.activity-days", "365", "for how long after its last activity an account is licensed"),
    CONNECT_USERNAMES("connect.usernames", "default", "default or permissive rule for usernames"),
    CONNECT_SESSION_HOURS("connect.session-hours", "24", "how long a browser session lasts"),
    CONNECT_DISPLAY_NAME("connect.display-name", "Muster", "what the server calls itself"),
    CONNECT_BOOTSTRAP_SECRET("connect.bootstrap-secret", "", "secret for v1/bootstrap tokens, base64; off when empty"),
    ARVADOS_NEW_USERS_ARE_ACTIVE("arvados.new-users-are-active", "false", "whether a new user need not be activated"),
    ARVADOS_AUTO_SETUP_NEW_USERS("arvados.auto-setup-new-users", "false", "whether a new user is set up at once"),
    ARVADOS_AUTO_SETUP_VM("arvados.auto-setup-vm", "", "uuid of the virtual machine that set-up gives a login on"),
    ARVADOS_RESERVED_USERNAMES(
            "arvados.reserved-usernames",
            "arvados git gitolite gitolite-admin root syslog",
            "names that nobody gets by deriving them from an address"),
    ARVADOS_TOKEN_HOURS("arvados.token-hours", "0", "for how many hours a token lives at most; 0 for no limit"),
    ARVADOS_SYSTEM_ROOT_TOKEN(
            "arvados.system-root-token", "", "secret of a token for the system user, 32 characters or more"),
    ARVADOS_ANONYMOUS_TOKEN(
            "arvados.anonymous-token", "", "secret of a token for the anonymous user, 32 characters or more"),
    CRYOSPARC_VERSION("cryosparc.version", "v5.0.3", "the CryoSPARC version that clients are told");

    private static final Set<Setting> SECRETS = EnumSet.of(
            DATABASE,
            MAIL,
            ADMIN_PASSWORD,
            ADMIN_KEY,
            CONNECT_BOOTSTRAP_SECRET,
            ARVADOS_SYSTEM_ROOT_TOKEN,
            ARVADOS_ANONYMOUS_TOKEN);

    private final String title;
    private final String usual;
    private final String meaning;

    Setting(String title, String usual, String meaning) {
        this.title = title;
        this.usual = usual;
        this.meaning = meaning;
    }

    /** As it stands in the settings file. */
    String title() {
        return title;
    }

    /** As it stands in the environment. */
    String variable() {
        return "MUSTER_" + title.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The value when nobody gives one; empty for none. */
    String usual() {
        return usual;
    }

    String meaning() {
        return meaning;
    }

    /** Whether nobody is shown the value; addresses of a database or a relay may hold a password. */
    boolean isSecret() {
        return SECRETS.contains(this);
    }

    static Optional<Setting> titled(String title) {
        return Arrays.stream(values()).filter(s -> s.title.equals(title)).findFirst();
    }

    static Optional<Setting> variable(String name) {
        return Arrays.stream(values()).filter(s -> s.variable().equals(name)).findFirst();
    }
}
