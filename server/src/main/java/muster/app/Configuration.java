package muster.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import muster.cli.PasswordOptions;
import muster.console.site.SettingLine;
import muster.dialect.connect.BootstrapSecret;
import muster.dialect.connect.ConnectProvider;
import muster.dialect.connect.ConnectSettings;
import muster.dialect.cryosparc.CryosparcSettings;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.http.TlsSettings;
import muster.http.TrustedProxies;
import muster.http.Workers;
import muster.model.EmailAddress;
import muster.model.KeySecret;
import muster.model.Password;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run of Muster must be told, read once and understood.
 *
 * @param data the folder of database, keys and settings file
 * @param database a PostgreSQL address; null for the embedded database in the data folder
 * @param dataKeyFile the file of the key that seals short secrets
 * @param clusterId what the site wants to be called in ids; null when it does not care
 * @param stopDelay how long it goes on answering when it is told to stop, so that a balancer sees it going
 * @param settings all of them as they are in force, for people to read
 * @param firstAdministrator who is made administrator while there is none; null for nobody
 */
public record Configuration(
        Path data,
        @Nullable String database,
        Path dataKeyFile,
        @Nullable String clusterId,
        HttpSettings http,
        MailConfiguration mail,
        Policy policy,
        @Nullable FirstAdministrator firstAdministrator,
        boolean jsonLog,
        Duration stopDelay,
        ConnectSettings connect,
        ArvadosConfiguration arvados,
        CryosparcSettings cryosparc,
        List<SettingLine> settings) {

    static final String DATA_VARIABLE = "MUSTER_DATA";
    static final String SETTINGS_FILE = "muster.properties";
    private static final Workers WORKERS = new Workers(96, 1_024, false);

    /** As many as usual clients that make accounts at the same time, so that these go on sharing commits. */
    private static final Workers PATIENT_WORKERS = new Workers(64, 1_024, false);

    /** How many hashes may wait: as many as can be asked for at the same time, so that none of these is refused. */
    static final int WAITING_HASHES = PATIENT_WORKERS.threads() + ControlSocket.COMMANDS_AT_ONCE;

    /** The first administrator as the settings describe it. */
    public record FirstAdministrator(
            Username username,
            @Nullable EmailAddress email,
            @Nullable Password password,
            Profile profile,
            @Nullable KeySecret key) {}

    /**
     * @param environment variables, of which those beginning with {@code MUSTER_} count
     * @param flags settings from the command line by their title, which overrule everything
     * @throws BadSettings with every mistake there is
     */
    public static Configuration read(Path data, Map<String, String> environment, Map<String, String> flags) {
        SettingValues values = new SettingValues();
        values.readFile(data.resolve(SETTINGS_FILE));
        values.readEnvironment(environment);
        values.readFlags(flags);
        HttpSettings http = http(values, data);
        Configuration configuration = new Configuration(
                data,
                values.read(Setting.DATABASE, Configuration::postgresAddress),
                data.resolve(values.text(Setting.DATA_KEY_FILE)),
                values.read(Setting.CLUSTER_ID, Configuration::clusterId),
                http,
                MailConfiguration.read(values, http),
                policy(values),
                firstAdministrator(values),
                values.word(Setting.LOG_FORMAT, "text", "json").equals("json"),
                Duration.ofSeconds(values.number(Setting.STOP_DELAY, 0, 120)),
                connect(values),
                ArvadosConfiguration.read(values),
                cryosparc(values),
                values.inForce());
        values.requireSound();
        return configuration;
    }

    /** Where the data folder is: as the command line says, else the environment, else in the current folder. */
    static Path dataFolder(Map<String, String> environment, @Nullable Path given) {
        String variable = environment.getOrDefault(DATA_VARIABLE, "").strip();
        Path usual = Path.of(variable.isEmpty() ? "muster-data" : variable);
        Path folder = given == null || given.toString().isBlank() ? usual : given;
        return folder.toAbsolutePath().normalize();
    }

    private static String postgresAddress(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("an address looks like jdbc:postgresql://host/name?user=…");
        }
        return text;
    }

    private static String clusterId(String text) {
        if (!text.matches("[0-9a-z]{5}")) {
            throw new IllegalArgumentException("it is five lower-case letters or digits, not " + text);
        }
        return text;
    }

    private static HttpSettings http(SettingValues values, Path data) {
        boolean off = values.text(Setting.LISTEN).equals("off");
        ListenAddress plain = off ? null : values.read(Setting.LISTEN, ListenAddress::parse);
        TlsSettings tls = tls(values, data);
        HttpSettings usual = HttpSettings.defaults().withWorkers(WORKERS).withPatientWorkers(PATIENT_WORKERS);
        boolean nowhere = plain == null && tls == null;
        if (nowhere && off) {
            values.complain("listen is off and tls-listen is not set, so that there is nothing to listen on.");
        }
        TrustedProxies proxies = values.read(Setting.TRUSTED_PROXIES, TrustedProxies::parse);
        // With nowhere to listen there was a complaint already; the rest is read for its own mistakes.
        HttpSettings listening = nowhere ? usual : usual.withTls(tls).withListen(plain);
        HttpSettings prefixed = values.read(Setting.PATH_PREFIX, listening::withPathPrefix);
        HttpSettings placed = prefixed == null ? listening : prefixed;
        HttpSettings named = values.read(Setting.PUBLIC_URL, url -> placed.withPublicUrl(URI.create(url)));
        return (named == null ? placed : named).withProxies(proxies == null ? TrustedProxies.NONE : proxies);
    }

    private static @Nullable TlsSettings tls(SettingValues values, Path data) {
        ListenAddress listen = values.read(Setting.TLS_LISTEN, ListenAddress::parse);
        String certificate = values.optional(Setting.TLS_CERTIFICATE);
        String key = values.optional(Setting.TLS_KEY);
        if (listen == null) {
            if (certificate != null || key != null) {
                values.complain("tls-certificate and tls-key need tls-listen.");
            }
            return null;
        }
        if ("self-signed".equals(certificate) && key == null) {
            return new TlsSettings(listen, new TlsSettings.SelfSigned(data.resolve("tls")));
        }
        if (certificate == null || key == null) {
            values.complain("tls-listen needs tls-certificate and tls-key, or tls-certificate=self-signed alone.");
            return null;
        }
        return new TlsSettings(listen, new TlsSettings.PemFiles(Path.of(certificate), Path.of(key)));
    }

    private static Policy policy(SettingValues values) {
        var lockOut = new Policy.LockOut(
                values.number(Setting.LOCK_OUT_FAILURES, 3, 20),
                Duration.ofMinutes(values.number(Setting.LOCK_OUT_MINUTES, 0, 1_440)));
        boolean viewer =
                values.word(Setting.DEFAULT_RANK, "viewer", "publisher").equals("viewer");
        return new Policy(
                viewer ? Rank.VIEWER : Rank.PUBLISHER,
                values.flag(Setting.PUBLISHERS_OWN_GROUPS),
                values.flag(Setting.VIEWERS_SEE_ONLY_THEMSELVES),
                values.flag(Setting.SELF_EDITING)
                        ? Policy.SelfEditing.ADMINISTRATORS_AND_SELF
                        : Policy.SelfEditing.ADMINISTRATORS_ONLY,
                lockOut,
                codes(values));
    }

    private static Policy.Codes codes(SettingValues values) {
        return new Policy.Codes(
                values.number(Setting.CODE_DIGITS, Policy.Codes.LEAST_DIGITS, Policy.Codes.MOST_DIGITS),
                Duration.ofDays(values.number(Setting.REGISTRATION_CODE_DAYS, 1, 90)),
                Duration.ofHours(values.number(Setting.RESET_CODE_HOURS, 1, 168)));
    }

    private static @Nullable FirstAdministrator firstAdministrator(SettingValues values) {
        Username username = values.read(Setting.ADMIN_USERNAME, Username::parse);
        EmailAddress email = values.read(Setting.ADMIN_EMAIL, Configuration::mailableAddress);
        Password password = values.read(
                Setting.ADMIN_PASSWORD, text -> Password.ofText(text).atLeast(PasswordOptions.LEAST_LENGTH));
        KeySecret key = values.read(Setting.ADMIN_KEY, KeySecret::chosen);
        Profile given = values.read(Setting.ADMIN_FIRST_NAME, name -> Profile.ofNames(name, null));
        Profile family = values.read(Setting.ADMIN_LAST_NAME, name -> Profile.ofNames(null, name));
        boolean canSignIn =
                values.optional(Setting.ADMIN_PASSWORD) != null || values.optional(Setting.ADMIN_KEY) != null;
        boolean named = values.optional(Setting.ADMIN_USERNAME) != null;
        if (canSignIn && !named) {
            values.complain("admin-password and admin-key need admin-username.");
        }
        if (named && !canSignIn) {
            values.complain("admin-username needs admin-password or admin-key.");
        }
        if (username == null) {
            return null;
        }
        Profile profile =
                Profile.ofNames(given == null ? null : given.givenName(), family == null ? null : family.familyName());
        return new FirstAdministrator(username, email, password, profile, key);
    }

    private static EmailAddress mailableAddress(String text) {
        EmailAddress address = EmailAddress.parse(text);
        if (!address.isMailable()) {
            throw new IllegalArgumentException("an address looks like ada@lab.example, not " + text);
        }
        return address;
    }

    private static ConnectSettings connect(SettingValues values) {
        ConnectProvider provider = values.read(Setting.CONNECT_PROVIDER, Configuration::provider);
        BootstrapSecret secret = values.read(Setting.CONNECT_BOOTSTRAP_SECRET, BootstrapSecret::ofBase64);
        boolean permissive =
                values.word(Setting.CONNECT_USERNAMES, "default", "permissive").equals("permissive");
        String version = values.text(Setting.CONNECT_VERSION);
        try {
            return ConnectSettings.with(changes -> {
                changes.provider = provider == null ? ConnectProvider.PASSWORD : provider;
                changes.uniqueIdHeader = values.flag(Setting.CONNECT_PROXY_UNIQUE_ID);
                changes.version = version;
                changes.hideEmailAddresses = values.flag(Setting.CONNECT_HIDE_EMAIL_ADDRESSES);
                changes.activityWindow = Duration.ofDays(values.number(Setting.CONNECT_ACTIVITY_DAYS, 1, 36_500));
                changes.userGroups = values.flag(Setting.CONNECT_GROUPS);
                changes.usernameValidator = permissive ? ConnectSettings.UsernameValidator.PERMISSIVE : null;
                changes.sessionLifetime = Duration.ofHours(values.number(Setting.CONNECT_SESSION_HOURS, 1, 8_760));
                changes.openBootstrap = values.flag(Setting.OPEN_BOOTSTRAP);
                changes.bootstrapSecret = secret;
                changes.systemDisplayName = values.text(Setting.CONNECT_DISPLAY_NAME);
            });
        } catch (IllegalArgumentException wrong) {
            values.complain("connect: " + wrong.getMessage() + ".");
            return ConnectSettings.defaults();
        }
    }

    private static CryosparcSettings cryosparc(SettingValues values) {
        CryosparcSettings settings = values.read(Setting.CRYOSPARC_VERSION, CryosparcSettings::new);
        return settings == null ? CryosparcSettings.defaults() : settings;
    }

    private static ConnectProvider provider(String text) {
        for (ConnectProvider provider : ConnectProvider.values()) {
            if (provider.name().equalsIgnoreCase(text)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("there is no provider " + text);
    }
}
