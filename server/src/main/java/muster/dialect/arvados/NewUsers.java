package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.EmailAddress;
import muster.model.GrantObject;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.model.UsernameRule;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** Makes users, for administrators. Source: Arvados API, users, create. */
final class NewUsers {
    private final Directory directory;
    private final ArvadosIds ids;
    private final ArvadosSettings settings;
    private final DerivedUsernames usernames;
    private final SetupLogins logins;

    NewUsers(Directory directory, ArvadosIds ids, ArvadosSettings settings, SetupLogins logins) {
        this.directory = directory;
        this.ids = ids;
        this.settings = settings;
        this.usernames = new DerivedUsernames(settings);
        this.logins = logins;
    }

    /** Makes a user, and sets him up where the site wants that of all. */
    Account create(Caller caller, UserAttributes wanted) {
        ArvadosUuid uuid = uuid(wanted.uuid());
        boolean local = uuid == null || uuid.prefix().equals(settings.clusterId());
        boolean setUp = local && settings.autoSetupNewUsers();
        Optional<GrantObject> machine = setUp ? logins.machine(caller, null) : Optional.empty();
        Account made = made(caller, wanted, setUp);
        machine.ifPresent(there -> logins.give(caller, made, there));
        return made;
    }

    /** Makes a user who is let in, though not activated; for whoever does the rest of setting him up. */
    Account welcomed(Caller caller, UserAttributes wanted) {
        return made(caller, wanted, true);
    }

    private Account made(Caller caller, UserAttributes wanted, boolean setUp) {
        ArvadosUuid uuid = uuid(wanted.uuid());
        boolean active = wanted.isActive() == null ? settings.newUsersAreActive() : wanted.isActive();
        boolean admin = wanted.isAdmin() != null && wanted.isAdmin();
        if (admin && !active) {
            throw UserUpdates.inactiveAdministrator();
        }
        Name name = name(wanted);
        EmailAddress email = wanted.emailEdit().orKeep(null);
        return directory
                .admissions()
                .create(
                        caller,
                        new NewAccount(
                                AccountKind.PERSON,
                                name.username(),
                                email,
                                Profile.ofNames(
                                        wanted.firstName().orKeep(null),
                                        wanted.lastName().orKeep(null)),
                                admin ? Rank.ADMINISTRATOR : null,
                                null,
                                start(active, setUp),
                                AddressRule.MAY_BE_SHARED,
                                name.rule(),
                                document(wanted),
                                names(uuid)));
    }

    private static @Nullable ArvadosUuid uuid(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return ArvadosUuid.parse(text, ArvadosUuid.USER)
                .orElseThrow(() -> ArvadosRefusal.invalid("UUID is not one of a user"));
    }

    private List<WireName> names(@Nullable ArvadosUuid uuid) {
        return uuid == null ? List.of() : ids.chosen(uuid);
    }

    private record Name(@Nullable Username username, UsernameRule rule) {}

    /** With an address, a name is brought into form and numbered; without one it is taken or refused as it is. */
    private Name name(UserAttributes wanted) {
        String email = wanted.email();
        if (email == null) {
            return new Name(wanted.usernameEdit().orKeep(null), UsernameRule.MUST_BE_FREE);
        }
        return usernames
                .derive(wanted.username(), email)
                .map(name -> new Name(name, usernames.rule(name)))
                .orElseGet(() -> new Name(null, UsernameRule.MUST_BE_FREE));
    }

    private static NewAccount.Start start(boolean active, boolean setUp) {
        if (active) {
            return new NewAccount.Start.WithoutPassword();
        }
        return setUp ? new NewAccount.Start.Welcomed() : new NewAccount.Start.Invited();
    }

    private static @Nullable DoorDocument document(UserAttributes wanted) {
        UserDocument document = wanted.document(UserDocument.EMPTY);
        return document.equals(UserDocument.EMPTY) ? null : document.stored();
    }
}
