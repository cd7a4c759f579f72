package muster.directory;

import static muster.directory.Authority.require;
import static muster.directory.ImportMatching.text;

import java.util.ArrayList;
import java.util.List;
import muster.model.AccountId;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.PasswordHash;
import muster.model.Refused;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** What an account has from the server that it comes from: a new one its password and its names, each its things. */
record BroughtAlong(Reading reading, SealedPasswords passwords) {
    private static final String PASSWORD = "password";

    /** Whether it can be used at once. */
    NewAccount.Start start(ImportRow row) {
        String sealed = row.far().password();
        if (sealed == null) {
            return row.far().activated() ? new NewAccount.Start.WithoutPassword() : new NewAccount.Start.Invited();
        }
        PasswordHash hash = text(row, ImportField.EXTERNAL_ID)
                .flatMap(id -> passwords.open(id.strip(), sealed))
                .orElseThrow(() -> new Refused(new Failure.Malformed(PASSWORD, "was sealed with another data key")));
        return new NewAccount.Start.WithHash(hash);
    }

    /** @throws Refused {@link Failure.WireNameTaken} */
    List<WireName> names(ImportRow row) {
        for (WireName name : row.far().names()) {
            boolean isFree = reading.wireIds()
                    .target(name.door(), name.kind(), name.value())
                    .isEmpty();
            require(isFree, new Failure.WireNameTaken());
        }
        return row.far().names();
    }

    /** @param owner null for an account that is not there yet */
    List<BroughtThing> things(ImportRow row, @Nullable AccountId owner) {
        List<BroughtThing> told = row.far().things();
        return told.isEmpty() ? List.of() : BroughtThings.missing(reading, told, owner);
    }

    /** As plans tell it, without what is secret. */
    static List<FieldChange> told(NewAccount wanted) {
        List<FieldChange> told = new ArrayList<>();
        boolean isInvited = wanted.start() instanceof NewAccount.Start.Invited;
        if (!isInvited && wanted.beginning().enabled() && !wanted.beginning().archived()) {
            told.add(new FieldChange("state", null, "active"));
        }
        if (wanted.start() instanceof NewAccount.Start.WithHash) {
            told.add(new FieldChange(PASSWORD, null, "as it is there"));
        }
        wanted.wireNames().forEach(name -> told.add(new FieldChange("name at " + name.door(), null, name.value())));
        return told;
    }
}
