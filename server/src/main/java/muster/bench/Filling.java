package muster.bench;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import muster.credential.PasswordHashes;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;

/** Makes a directory of made-up people who seem to have been there for years. */
final class Filling {
    static final String ADMINISTRATOR = "admin";

    private static final int AT_ONCE = 2_000;
    private static final int STEPS = 20;
    private static final long SEED = -1;

    private final Ground ground;
    private final int accounts;
    private final PrintStream progress;
    private final SecureRandom random = new SecureRandom();

    Filling(Ground ground, int accounts, PrintStream progress) {
        this.ground = ground;
        this.accounts = accounts;
        this.progress = progress;
    }

    /** @param password of the administrator */
    void fill(Password password) {
        AccountId administrator;
        PasswordHash everybodys;
        try (PasswordHashes hasher = PasswordHashes.usual(random, 1)) {
            administrator = administrator(hasher, password).id();
            everybodys =
                    hasher.hash(Password.ofText(new DatedIdentifiers(SEED, random, Settlement.FOUNDED).secret(32)));
        }
        Teams teams = new Teams(
                Teams.countFor(accounts),
                administrator,
                Settlement.FOUNDED.plusSeconds(3_600),
                ground.namings(),
                random);
        Portions.keep(ground.store(), 0, teams.count(), AT_ONCE, teams::keep);
        fill(new Settlement(accounts, administrator, teams, everybodys, ground.namings(), random));
        seal();
    }

    /** So that no server has years of history to seal when it is started on the folder, and measured. */
    private void seal() {
        progress.println("  sealing the ledger");
        try (PasswordHashes hasher = PasswordHashes.usual(random, 1)) {
            DatedIdentifiers identifiers = new DatedIdentifiers(SEED, random, Instant.now());
            InProcess.directory(ground, hasher, identifiers, InstantSource.system())
                    .sealer()
                    .seal();
        }
    }

    private Account administrator(PasswordHashes hasher, Password password) {
        DatedIdentifiers identifiers = new DatedIdentifiers(SEED, random, Settlement.FOUNDED);
        Directory directory = InProcess.directory(ground, hasher, identifiers, identifiers::now);
        return directory
                .admissions()
                .createFirst(
                        Caller.host("fill"),
                        new NewAccount(
                                AccountKind.PERSON,
                                Username.parse(ADMINISTRATOR),
                                EmailAddress.parse(ADMINISTRATOR + "@example.org"),
                                Profile.ofNames("Adele", "Administrator"),
                                Rank.ADMINISTRATOR,
                                null,
                                new NewAccount.Start.WithPassword(password),
                                AddressRule.MUST_BE_FREE));
    }

    private void fill(Settlement settlement) {
        long begun = System.nanoTime();
        for (int step = 0; step < STEPS; step++) {
            int from = (int) ((long) accounts * step / STEPS);
            int end = (int) ((long) accounts * (step + 1) / STEPS);
            Portions.keep(
                    ground.store(),
                    from,
                    end,
                    AT_ONCE,
                    (writing, number) -> Resident.keep(writing, number, settlement));
            double perSecond = end / Math.max(1e-9, (System.nanoTime() - begun) / 1e9);
            progress.printf(Locale.ROOT, "  %,d of %,d accounts kept, %,.0f/s%n", end, accounts, perSecond);
        }
    }
}
