package muster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import muster.client.ClientException.Refused;
import muster.client.connect.AccountStatus;
import muster.client.connect.ConnectClient;
import muster.client.connect.ContentItem;
import muster.client.connect.Group;
import muster.client.connect.NewUser;
import muster.client.connect.User;
import muster.client.connect.UserChanges;
import muster.client.connect.UserFilter;
import muster.client.connect.UserRole;
import muster.testing.ConnectDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The client library against this server's own Connect door. */
class ConnectLibraryTest {
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectClient client = client(RunningMuster.ADMINISTRATOR_KEY);

    private ConnectClient client(String key) {
        return ConnectClient.of(door.server().url(), Secret.of(key));
    }

    private User made(String username) {
        return client.users().create(invited(username).build());
    }

    private static NewUser.Builder invited(String username) {
        return NewUser.named(username).email(username + "@lab.example").mustSetPassword();
    }

    private static Refused refusal(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void whoWasMadeIsTheSameWhereverOneLooks() {
        String username = ConnectDoor.fresh("lib");
        User made = client.users()
                .create(invited(username)
                        .firstName("Tomás")
                        .lastName("Roth")
                        .role(UserRole.PUBLISHER)
                        .build());
        assertThat(made.role()).isEqualTo(UserRole.PUBLISHER);
        assertThat(made.isLocked()).isFalse();
        assertThat(client.users().get(made.guid())).isEqualTo(made);
        UserFilter named = UserFilter.ANYBODY.withPrefix(username.toUpperCase(Locale.ROOT));
        assertThat(client.users().find(named)).containsExactly(made);
        assertThat(client.users().findOne(named)).contains(made);
        assertThat(client.users().findOne(UserFilter.ANYBODY.withPrefix(username + "nobody")))
                .isEmpty();
    }

    @Test
    void rolesAndStatesAreAlternativesAndTogetherNarrow() {
        String stem = ConnectDoor.fresh("alt");
        for (UserRole role : UserRole.values()) {
            client.users().create(invited(stem + role.word()).role(role).build());
        }
        UserFilter all = UserFilter.ANYBODY.withPrefix(stem);
        assertThat(client.users().find(all.withRole(UserRole.VIEWER, UserRole.ADMINISTRATOR)))
                .extracting(User::role)
                .containsExactlyInAnyOrder(UserRole.VIEWER, UserRole.ADMINISTRATOR);
        User viewer = client.users()
                .findOne(all.withRole(UserRole.VIEWER))
                .orElseThrow()
                .lock();
        assertThat(client.users().find(all.withStatus(AccountStatus.LOCKED))).containsExactly(viewer);
        assertThat(client.users().find(all.withStatus(AccountStatus.LICENSED, AccountStatus.INACTIVE)))
                .hasSize(2);
    }

    @Test
    void everybodyComesByPagesOfFiveHundred() {
        try (RunningMuster server = RunningMuster.with()) {
            ConnectDoor other = new ConnectDoor(server);
            ConnectClient there = ConnectClient.of(server.url(), Secret.of(RunningMuster.ADMINISTRATOR_KEY));
            List<String> names =
                    IntStream.range(0, 501).mapToObj("walk%03d"::formatted).toList();
            names.forEach(other::invited);
            assertThat(there.users().count()).isEqualTo(502);
            assertThat(there.users().find(UserFilter.ANYBODY.withPrefix("walk")).map(User::username))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void lockingEndsWhatUnlockingBringsBack() {
        ConnectDoor.Person person = door.viewer();
        User user = client.users().get(person.guid());
        assertThat(user.lock().isLocked()).isTrue();
        assertThat(refusal(() -> client(person.key()).me()).code()).contains("50");
        User after = client.users().get(person.guid()).unlock();
        assertThat(after.isLocked()).isFalse();
        assertThat(after.updatedTime()).isEqualTo(user.updatedTime());
        assertThat(client(person.key()).me().guid()).isEqualTo(user.guid());
    }

    @Test
    void oneselfIsLockedByForceAlone() {
        ConnectDoor.Person person = door.viewer();
        User me = client(person.key()).me();
        assertThatThrownBy(me::lock).isInstanceOf(IllegalStateException.class);
        assertThat(client.users().get(me.guid()).isLocked()).isFalse();
        me.lock(true);
        assertThat(client.users().get(me.guid()).isLocked()).isTrue();
    }

    @Test
    void anUpdateAnswersWhatIsThereNow() {
        User user = made(ConnectDoor.fresh("upd"));
        String renamed = ConnectDoor.fresh("ren");
        User after = user.update(UserChanges.changing()
                .username(renamed)
                .firstName("Ada")
                .role(UserRole.ADMINISTRATOR)
                .build());
        assertThat(after).isEqualTo(client.users().get(user.guid())).isNotEqualTo(user);
        assertThat(after.username()).isEqualTo(renamed);
        assertThat(after.email()).isEqualTo(user.email());
    }

    @Test
    void groupsAreJoinedFromBothSides() {
        User one = made(ConnectDoor.fresh("mem"));
        User two = made(ConnectDoor.fresh("mem"));
        Group group = client.groups().create(ConnectDoor.fresh("Optics ~!"));
        assertThat(group.ownerGuid()).contains(client.me().guid());
        group.add(one);
        two.groups().add(group.guid());
        assertThat(group.members()).containsExactly(one, two);
        assertThat(group.countMembers()).isEqualTo(2);
        assertThat(two.groups().find()).contains(group);
        assertThat(refusal(() -> group.add(one)).code()).contains("16");
        Group renamed = group.rename(ConnectDoor.fresh("Acoustics"));
        assertThat(client.groups().get(group.guid())).isEqualTo(renamed);
        assertThat(client.groups().findOne(renamed.name())).contains(renamed);
        two.groups().remove(renamed);
        group.remove(one);
        assertThat(group.members()).isEmpty();
        group.delete();
        assertThat(refusal(() -> client.groups().get(group.guid())).status()).isEqualTo(404);
    }

    @Test
    void contentIsFoundByItsOwner() {
        ConnectDoor.Person publisher = door.publisher();
        ConnectClient theirs = client(publisher.key());
        User owner = client.users().get(publisher.guid());
        assertThat(owner.content().find()).isEmpty();
        ContentItem item = theirs.content().create(ConnectDoor.fresh("report"));
        assertThat(owner.content().find()).containsExactly(item);
        assertThat(owner.content().count()).isOne();
        assertThat(theirs.content().get(item.guid()).ownerGuid()).isEqualTo(owner.guid());
        theirs.content().delete(item.guid());
        assertThat(owner.content().findOne()).isEmpty();
    }

    @Test
    void refusalsAreThePlatformsOwn() {
        User taken = made(ConnectDoor.fresh("ref"));
        assertThat(refusal(() -> made(taken.username())).code()).contains("8");
        assertThat(refusal(() -> client.users().create(NewUser.named("x").build()))
                        .status())
                .isEqualTo(400);
        assertThat(refusal(() -> client(ConnectDoor.INVENTED_KEY).me()).code()).contains("30");
        assertThat(refusal(() -> client.users().get(ConnectDoor.UNUSED_GUID)).code())
                .contains("4");
        assertThat(refusal(() -> client(door.viewer().key())
                                .users()
                                .create(invited("nobody").build()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theVersionIsThatOfTheServer() {
        assertThat(client.version())
                .hasValueSatisfying(version -> assertThat(version).matches("\\d{4}\\.\\d{2}\\.\\d+"));
    }

    @Test
    void theExampleOfThePageDoesWhatItSays() {
        try (RunningMuster muster = RunningMuster.with()) {
            URI server = muster.url();
            String key = RunningMuster.ADMINISTRATOR_KEY;
            // example
            ConnectClient connect = ConnectClient.of(server, Secret.of(key));

            User tomas = connect.users()
                    .create(NewUser.named("tomas")
                            .email("tomas@lab.example")
                            .role(UserRole.PUBLISHER)
                            .mustSetPassword()
                            .build());
            tomas = tomas.update(UserChanges.changing().lastName("Roth").build());
            connect.groups().create("Optics").add(tomas);

            UserFilter idle =
                    UserFilter.ANYBODY.withStatus(AccountStatus.INACTIVE).withRole(UserRole.VIEWER, UserRole.PUBLISHER);
            connect.users().find(idle).filter(user -> !user.isLocked()).forEach(User::lock);
            // end of the example
            assertThat(connect.users().get(tomas.guid()).isLocked()).isTrue();
            assertThat(tomas.groups().find()).hasSize(1);
        }
    }
}
