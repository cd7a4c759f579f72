package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.model.AddressRule;
import muster.model.ExternalIdentity;
import muster.model.NewAccount;
import muster.model.Rank;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

class NewUserBodiesTest {
    private static final String NAMED = "\"username\":\"iris\",\"email\":\"iris@lab.example\"";

    private static JsonObject json(String members) {
        return JsonObject.parse(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static NewUserBodies with(ConnectProvider provider, boolean uniqueIdHeader) {
        ConnectSettings settings = ConnectSettings.with(changes -> {
            changes.provider = provider;
            changes.uniqueIdHeader = uniqueIdHeader;
        });
        return new NewUserBodies(settings, new ConnectUsernames(settings));
    }

    private static NewAccount read(String members) {
        return with(ConnectProvider.PASSWORD, false).read(json(members));
    }

    private static int code(NewUserBodies bodies, String members) {
        try {
            bodies.read(json(members));
            return 0;
        } catch (ConnectRefusal refusal) {
            return refusal.code().number();
        } catch (Refused refused) {
            return ConnectErrors.code(refused.failure()).number();
        } catch (JsonComplaint complaint) {
            return 25;
        }
    }

    private static int code(String members) {
        return code(with(ConnectProvider.PASSWORD, false), members);
    }

    @Test
    void nameAddressAndPasswordAreEnough() {
        NewAccount wanted = read(NAMED + ",\"password\":\"sixsix\",\"first_name\":\"\",\"user_role\":null");

        assertThat(wanted.start()).isInstanceOf(NewAccount.Start.WithPassword.class);
        assertThat(wanted.rank()).isNull();
        assertThat(wanted.profile().givenName()).isNull();
        assertThat(wanted.addressRule()).isEqualTo(AddressRule.MAY_BE_SHARED);
    }

    @Test
    void eitherAPasswordOrTheUserSetsOne() {
        assertThat(read(NAMED + ",\"user_must_set_password\":true").start())
                .isInstanceOf(NewAccount.Start.Invited.class);
        assertThat(code(NAMED + ",\"password\":\"sixsix\",\"user_must_set_password\":false"))
                .isZero();
        assertThat(code(NAMED + ",\"password\":\"sixsix\",\"user_must_set_password\":true"))
                .isEqualTo(25);
        assertThat(code(NAMED)).isEqualTo(12);
        assertThat(code(NAMED + ",\"user_must_set_password\":false")).isEqualTo(12);
        assertThat(code(NAMED + ",\"password\":\"five5\"")).isEqualTo(6);
        assertThat(code(NAMED + ",\"password\":666666")).isEqualTo(25);
    }

    @Test
    void eachMistakeHasItsNumber() {
        String password = ",\"password\":\"sixsix\"";
        assertThat(code("\"email\":\"a@b.c\"" + password)).isEqualTo(12);
        assertThat(code("\"username\":7,\"email\":\"a@b.c\"" + password)).isEqualTo(7);
        assertThat(code("\"username\":\"iris\"" + password)).isEqualTo(128);
        assertThat(code("\"username\":\"iris\",\"email\":\" \"" + password)).isEqualTo(128);
        assertThat(code("\"username\":\"iris\",\"email\":\"nowhere\"" + password))
                .isEqualTo(264);
        assertThat(code(NAMED + password + ",\"user_role\":\"boss\"")).isEqualTo(112);
        assertThat(code(NAMED + password + ",\"user_role\":3")).isEqualTo(112);
        assertThat(code(NAMED + password + ",\"last_name\":\"" + "x".repeat(300) + "\""))
                .isEqualTo(269);
    }

    @Test
    void anExplicitRoleMayBeAnyOfTheThree() {
        assertThat(read(NAMED + ",\"password\":\"sixsix\",\"user_role\":\"administrator\"")
                        .rank())
                .isEqualTo(Rank.ADMINISTRATOR);
    }

    @Test
    void outsideProvidersWantTheirIdAndIgnorePasswords() {
        NewUserBodies saml = with(ConnectProvider.SAML, false);

        assertThat(code(saml, NAMED + ",\"password\":\"x\"")).isEqualTo(129);
        NewAccount wanted = saml.read(json("\"username\":\"iris\",\"unique_id\":\"Z-1\",\"password\":\"x\""));
        assertThat(wanted.externalId()).isEqualTo(new ExternalIdentity("saml", "Z-1"));
        assertThat(wanted.start()).isInstanceOf(NewAccount.Start.WithoutPassword.class);
        assertThat(wanted.email()).isNull();
        assertThat(saml.read(json(NAMED + ",\"unique_id\":\"old\",\"external_id\":\"new\""))
                        .externalId())
                .isEqualTo(new ExternalIdentity("saml", "new"));
    }

    @Test
    void aProxyWantsAnIdOnlyWhereItSendsOne() {
        assertThat(code(with(ConnectProvider.PROXY, false), NAMED)).isZero();
        assertThat(code(with(ConnectProvider.PROXY, true), NAMED)).isEqualTo(129);
        assertThat(code(with(ConnectProvider.PAM, false), NAMED)).isZero();
    }

    @Test
    void thePasswordProviderKnowsNoOutsideIds() {
        assertThat(read(NAMED + ",\"password\":\"sixsix\",\"unique_id\":\"Z-1\"")
                        .externalId())
                .isNull();
    }
}
