package muster.client;

import static muster.client.cloudomation.UserProperties.IS_ENABLED;
import static muster.client.cloudomation.UserProperties.LAST_LOGIN;
import static muster.client.cloudomation.UserProperties.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import muster.client.cloudomation.CloudomationClient;
import muster.client.cloudomation.CloudomationSite;
import muster.client.cloudomation.Filter;
import muster.client.cloudomation.ImportReport;
import muster.client.cloudomation.Login;
import muster.client.cloudomation.NewUser;
import muster.client.cloudomation.OwnAccount;
import muster.client.cloudomation.Role;
import muster.client.cloudomation.TwofaEnrollment;
import muster.client.cloudomation.User;
import muster.client.cloudomation.UserChanges;
import muster.client.cloudomation.UserFile;
import muster.client.cloudomation.UserHandle;
import muster.client.cloudomation.UserImport.OnConflict;
import muster.client.cloudomation.UserQuery;
import muster.testing.CloudomationDoor;
import muster.testing.Phone;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The client library against this server's own Cloudomation door: sessions, own accounts, files. */
class CloudomationAccountLibraryTest {
    private static final Secret PASSWORD = Secret.of(CloudomationDoor.PASSWORD);
    private static final Secret OTHER_PASSWORD = Secret.of(CloudomationDoor.OTHER_PASSWORD);

    private final CloudomationPeople people = new CloudomationPeople();
    private final CloudomationDoor door = people.door();
    private final CloudomationSite site = people.site();
    private final CloudomationClient administrator = people.administrator();

    private UUID mailedCode(String address, String purpose) {
        return UUID.fromString(door.code(address, purpose));
    }

    private Login.SignedIn signedIn(String name, Secret password) {
        return site.login(name, password).with(CloudomationAccountLibraryTest::noCode);
    }

    private static Secret noCode() {
        throw new AssertionError("no code is needed");
    }

    @Test
    void whoAcceptsAnInvitationLogsInAndOut() {
        User invited = people.made(CloudomationDoor.fresh("in"));
        String address = invited.pendingEmail().orElseThrow();
        assertThat(CloudomationPeople.code(() -> signedIn(invited.name(), PASSWORD)))
                .isEqualTo("unauthorized");
        assertThat(site.activate(mailedCode(address, "activation"), PASSWORD)).isEqualTo(invited.id());
        Login.SignedIn login = signedIn(invited.name(), PASSWORD);
        assertThat(login.tokenExpiry())
                .hasValueSatisfying(
                        expiry -> assertThat(expiry).isAfter(Instant.now().plus(Duration.ofDays(29))));
        CloudomationClient client = site.withToken(login.token());
        assertThat(client.session().userId()).isEqualTo(invited.id());
        assertThat(client.own().get().email()).contains(address);
        login.client().logout();
        assertThat(CloudomationPeople.code(client::session)).isEqualTo("unauthorized");
    }

    @Test
    void theSecondFactorIsAskedForOnceItIsOn() {
        CloudomationDoor.Person person = door.user();
        OwnAccount own = people.with(person.token()).own();
        TwofaEnrollment enrollment = own.enrollTwofa(PASSWORD);
        Phone phone = new Phone(enrollment.otpSecret().reveal());
        List<Secret> codes = own.verifyTwofa(Secret.of(phone.code()));
        assertThat(codes).hasSize(10);
        Login login = site.login(person.name(), PASSWORD);
        assertThat(login).isInstanceOf(Login.OtpRequired.class);
        assertThat(CloudomationPeople.code(() -> login.with(() -> Secret.of(phone.wrongCode()))))
                .isEqualTo("unauthorized");
        assertThat(login.with(() -> codes.get(0)).client().session().isTwofaEnabled())
                .isTrue();
        List<Secret> renewed = own.recoveryCodes(PASSWORD, codes.get(1));
        assertThat(renewed).hasSize(10).doesNotContain(codes.get(2));
        assertThat(CloudomationPeople.code(() -> own.changePassword(PASSWORD, OTHER_PASSWORD)))
                .isEqualTo("otp_required");
        own.changePassword(PASSWORD, OTHER_PASSWORD, renewed.get(0));
        own.changeEmail(person.name() + "@new.example", OTHER_PASSWORD, renewed.get(1));
        own.cancelEmailChange();
        own.disableTwofa(OTHER_PASSWORD, renewed.get(2));
        assertThat(signedIn(person.name(), OTHER_PASSWORD).client().session().isTwofaEnabled())
                .isFalse();
    }

    @Test
    void anAdministratorTakesASecondFactorAway() {
        CloudomationDoor.Person person = door.user();
        person.withPhone();
        UserHandle handle = administrator.user(person.name());
        assertThat(handle.get().isTwofaEnabled()).isTrue();
        handle.resetTwofa();
        assertThat(signedIn(person.name(), PASSWORD).client().session().userId())
                .hasToString(person.id());
    }

    @Test
    void anAddressIsConfirmedByTheCodeThatWentThere() {
        CloudomationDoor.Person person = door.user();
        OwnAccount own = people.with(person.token()).own();
        String address = person.name() + "@new.example";
        own.changeEmail(address, PASSWORD);
        assertThat(own.get().pendingEmail()).contains(address);
        assertThat(site.confirmEmail(mailedCode(address, "email_change"))).hasToString(person.id());
        assertThat(own.get().email()).contains(address);
    }

    @Test
    void whoIsLockedOutIsUnlockedOrRecovers() {
        CloudomationDoor.Person person = door.user();
        UserHandle handle = administrator.user(person.name());
        for (int guess = 0; guess < 5; guess++) {
            assertThat(door.signIn(person.name(), "wrong river stone").status()).isEqualTo(401);
        }
        assertThat(handle.get().isLockedOut()).isTrue();
        handle.unlock();
        assertThat(handle.get().failedAuthCount()).isZero();
        site.recover(person.name());
        site.recoverByEmail(person.email());
        site.confirmRecovery(mailedCode(person.email(), "recovery"), OTHER_PASSWORD);
        assertThat(signedIn(person.name(), OTHER_PASSWORD).client().session().userName())
                .isEqualTo(person.name());
    }

    @Test
    void aRecoveryAsksForTheSecondFactorToo() {
        CloudomationDoor.Person person = door.user();
        Phone phone = person.withPhone();
        site.recover(person.name());
        UUID code = mailedCode(person.email(), "recovery");
        assertThat(CloudomationPeople.code(() -> site.confirmRecovery(code, OTHER_PASSWORD)))
                .isEqualTo("otp_required");
        site.confirmRecovery(code, OTHER_PASSWORD, Secret.of(phone.recoveryCode()));
        assertThat(site.login(person.name(), OTHER_PASSWORD)).isInstanceOf(Login.OtpRequired.class);
    }

    @Test
    void anExportIsTakenInAsItIs() {
        String stem = CloudomationDoor.fresh("file");
        User first = people.made(stem + "a");
        people.made(stem + "b");
        UserQuery both = UserQuery.ALL.where(NAME.like(stem + "%"));
        for (UserFile.Format format : UserFile.Format.values()) {
            UserFile file = administrator.users().export(both, format);
            ImportReport report = administrator.importing(file).run();
            assertThat(report.isApplied()).isTrue();
            assertThat(report.count(ImportReport.Action.UNCHANGED)).isEqualTo(2);
        }
        UserFile one = administrator.user(first).export(UserFile.Format.YAML);
        assertThat(one.text()).startsWith("user:").contains(first.name()).doesNotContain(stem + "b");
    }

    @Test
    void aRehearsalTellsWhatWouldBecomeOfEachDocument() {
        String known = people.made(CloudomationDoor.fresh("known")).name();
        String unknown = CloudomationDoor.fresh("unknown");
        UserFile file = UserFile.json("""
                [{"user": {"name": "%s", "description": "Straße", "is_enabled": false}},
                 {"user": {"name": "%s"}}, {"user": {"name": "%s", "roles": "default"}}]""".formatted(known, unknown, unknown + "x"));
        ImportReport report = administrator.importing(file).dryRun();
        assertThat(report.results())
                .extracting(ImportReport.Result::action)
                .containsExactly(ImportReport.Action.UPDATED, ImportReport.Action.CREATED, ImportReport.Action.FAILED);
        assertThat(report.results().get(0).changes())
                .containsEntry("description", new ImportReport.Change(null, "Straße"))
                .containsEntry("is_enabled", new ImportReport.Change("true", "false"));
        assertThat(report.results().get(1).id()).isEmpty();
        assertThat(report.results().get(2).errors())
                .containsExactly(new ImportReport.Problem("roles", "not_importable"));
        ImportReport refused = administrator.importing(file).run();
        assertThat(refused.isApplied()).isFalse();
        assertThat(refused.results()).hasSameSizeAs(report.results());
        assertThat(administrator.user(known).get().description()).isEmpty();
        UserFile sound = UserFile.yaml("user:\n  name: " + known + "\n  description: Optics\n");
        assertThat(administrator
                        .importing(sound)
                        .onConflict(OnConflict.SKIP)
                        .run()
                        .count(ImportReport.Action.SKIPPED))
                .isOne();
        assertThat(administrator
                        .importing(sound)
                        .onConflict(OnConflict.FAIL)
                        .run()
                        .isApplied())
                .isFalse();
        assertThat(administrator.importing(sound).run().isApplied()).isTrue();
        assertThat(administrator.user(known).get().description()).contains("Optics");
        assertThat(CloudomationPeople.code(
                        () -> administrator.importing(UserFile.yaml("{")).run()))
                .isEqualTo("bad_request");
    }

    @Test
    void theExampleOfThePageDoesWhatItSays() {
        URI server = door.server().url();
        String name = RunningMuster.ADMINISTRATOR_USERNAME;
        Secret password = Secret.of(RunningMuster.ADMINISTRATOR_PASSWORD);
        Supplier<Secret> askForCode = CloudomationAccountLibraryTest::noCode;
        String ilseName = CloudomationDoor.fresh("ilse");
        String ilseAddress = ilseName + "@lab.example";
        // example
        CloudomationSite workspace = CloudomationSite.at(server);
        CloudomationClient cloudomation =
                workspace.login(name, password).with(askForCode).client();

        User ilse = cloudomation
                .users()
                .create(NewUser.named(ilseName, ilseAddress)
                        .description("Beamline 4")
                        .roles(Role.USER_AUDITOR)
                        .build());
        cloudomation
                .user(ilse)
                .update(UserChanges.changing().description("Beamline 5").build());

        Instant spring = Instant.parse("2026-03-20T00:00:00Z");
        Filter idle = Filter.and(IS_ENABLED.eq(true), Filter.or(LAST_LOGIN.isNull(), LAST_LOGIN.lt(spring)));
        List<String> names = cloudomation
                .users()
                .list(UserQuery.ALL.where(idle).orderBy(NAME.ascending()).select(NAME))
                .map(User::name)
                .toList();

        UserFile file = cloudomation.user(ilse).export(UserFile.Format.YAML);
        cloudomation.user(ilse).delete();
        cloudomation.user(ilse).restore();
        ImportReport report = cloudomation.importing(file).dryRun();
        // end of the example
        assertThat(names).contains(ilse.name());
        assertThat(report.count(ImportReport.Action.UNCHANGED)).isOne();
    }
}
