package muster.app;

import muster.directory.Directory;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.KeySecret;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Makes the first administrator that the settings describe, once and only while there has never been one. */
final class FirstStart {
    private final Directory directory;
    private final Caller host;

    FirstStart(Directory directory, Caller host) {
        this.directory = directory;
        this.host = host;
    }

    /** @return whether the directory has, or had, an administrator now */
    boolean ensureAdministrator(Configuration.@Nullable FirstAdministrator wanted) {
        if (directory.admissions().isSetUp() || wanted == null) {
            return directory.admissions().isSetUp();
        }
        try {
            make(wanted);
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.AlreadySetUp)) {
                throw refused;
            }
        }
        return true;
    }

    private void make(Configuration.FirstAdministrator wanted) {
        KeySecret key = wanted.key();
        if (key == null) {
            directory.admissions().createFirst(host, newAccount(wanted));
            return;
        }
        NewKey named = NewKey.forPrograms("first administrator", null, null);
        directory.admissions().createFirst(host, newAccount(wanted), named, key);
    }

    private static NewAccount newAccount(Configuration.FirstAdministrator wanted) {
        Password password = wanted.password();
        return new NewAccount(
                AccountKind.PERSON,
                wanted.username(),
                wanted.email(),
                wanted.profile(),
                null,
                null,
                password == null ? new NewAccount.Start.WithoutPassword() : new NewAccount.Start.WithPassword(password),
                AddressRule.MUST_BE_FREE);
    }
}
