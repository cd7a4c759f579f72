package muster.client;

import static muster.client.cloudomation.UserProperties.CREATED_AT;
import static muster.client.cloudomation.UserProperties.DESCRIPTION;
import static muster.client.cloudomation.UserProperties.EMAIL;
import static muster.client.cloudomation.UserProperties.ID;
import static muster.client.cloudomation.UserProperties.IS_ENABLED;
import static muster.client.cloudomation.UserProperties.LAST_LOGIN;
import static muster.client.cloudomation.UserProperties.NAME;
import static muster.client.cloudomation.UserProperties.RECORD_TYPE;
import static muster.client.cloudomation.UserProperties.ROLES;
import static muster.client.cloudomation.UserProperties.SIZE_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.client.ClientException.Refused;
import muster.client.cloudomation.CloudomationClient;
import muster.client.cloudomation.Filter;
import muster.client.cloudomation.NewUser;
import muster.client.cloudomation.Project;
import muster.client.cloudomation.ProjectChanges;
import muster.client.cloudomation.Property;
import muster.client.cloudomation.PropertyInfo;
import muster.client.cloudomation.RecordType;
import muster.client.cloudomation.Role;
import muster.client.cloudomation.User;
import muster.client.cloudomation.UserChanges;
import muster.client.cloudomation.UserHandle;
import muster.client.cloudomation.UserProperties;
import muster.client.cloudomation.UserQuery;
import muster.testing.CloudomationDoor;
import org.junit.jupiter.api.Test;

/** The client library against this server's own Cloudomation door: users, lists and projects. */
class CloudomationLibraryTest {
    private final CloudomationPeople people = new CloudomationPeople();
    private final CloudomationClient client = people.administrator();

    @Test
    void whoWasMadeIsTheSameWhereverOneLooks() {
        String name = CloudomationDoor.fresh("lib");
        User made = client.users()
                .create(NewUser.named("  " + name + " ", name + "@lab.example")
                        .description("Beamline 4")
                        .roles(Role.USER_AUDITOR, Role.DEFAULT)
                        .build());
        assertThat(UserProperties.ALL).allMatch(made::tells);
        assertThat(made.name()).isEqualTo(name);
        assertThat(made.pendingEmail()).contains(name + "@lab.example");
        assertThat(made.activationDeadline()).isPresent();
        assertThat(made.roles()).containsExactlyInAnyOrder(Role.DEFAULT, Role.USER_AUDITOR);
        assertThat(made.recordType()).isEqualTo(RecordType.USER);
        assertThat(made.sizeBytes()).isEqualTo(name.length() + 10L);
        assertThat(client.user(made).get()).isEqualTo(made);
        assertThat(client.user(name.toUpperCase(Locale.ROOT)).get()).isEqualTo(made);
        assertThat(client.users().findFirst(UserQuery.ALL.where(ID.eq(made.id()))))
                .contains(made);
    }

    @Test
    void theTableHasAllPropertiesThatTheLibraryKnowsAndThreeThatNobodyReads() {
        List<PropertyInfo> table = client.properties();
        assertThat(table).hasSize(37);
        assertThat(table.stream().filter(info -> info.read().equals("never")).map(PropertyInfo::name))
                .containsExactly("activation_code", "otp_secret", "password");
        assertThat(table.stream().filter(info -> !info.read().equals("never")))
                .zipSatisfy(UserProperties.ALL, CloudomationLibraryTest::isTheSame);
        assertThat(client.roles())
                .extracting(Role::name)
                .containsExactly(Role.DEFAULT, Role.USER_AUDITOR, Role.WORKSPACE_ADMIN, Role.ORGANIZATION_ADMIN);
    }

    private static void isTheSame(PropertyInfo info, Property<?> property) {
        assertThat(property.name()).isEqualTo(info.name());
        assertThat(property.isNullable()).as(info.name()).isEqualTo(info.isNullable());
        assertThat(property.isPrivate()).as(info.name()).isEqualTo(info.read().equals("priv"));
    }

    @Test
    void theTypesOfRecordsAreThoseOfTheTable() {
        PropertyInfo type = client.properties().stream()
                .filter(info -> info.name().equals(RECORD_TYPE.name()))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of(RecordType.values()).map(Enum::name)).containsExactlyElementsOf(type.values());
    }

    @Test
    void everyOperatorFindsWhomItNames() {
        String stem = CloudomationDoor.fresh("op");
        User first = people.made(stem + "a");
        User second = people.made(stem + "b");
        client.user(second)
                .update(UserChanges.changing()
                        .description("Optics")
                        .enabled(false)
                        .build());
        assertThat(found(stem, NAME.eq(first.name()))).containsExactly("a");
        assertThat(found(stem, NAME.ne(first.name()))).containsExactly("b");
        assertThat(found(stem, NAME.lt(second.name()))).containsExactly("a");
        assertThat(found(stem, CREATED_AT.le(first.createdAt()))).containsExactly("a");
        assertThat(found(stem, CREATED_AT.gt(first.createdAt()))).containsExactly("b");
        assertThat(found(stem, SIZE_BYTES.ge(first.sizeBytes() + 1))).containsExactly("b");
        assertThat(found(stem, DESCRIPTION.like("Opt%"))).containsExactly("b");
        assertThat(found(stem, DESCRIPTION.like("opt%"))).isEmpty();
        assertThat(found(stem, DESCRIPTION.notLike("Opt%"))).containsExactly("a");
        assertThat(found(stem, DESCRIPTION.ilike("opt%"))).containsExactly("b");
        assertThat(found(stem, ID.in(List.of(first.id(), second.id())))).containsExactly("a", "b");
        assertThat(found(stem, ID.notIn(List.of(first.id())))).containsExactly("b");
        assertThat(found(stem, DESCRIPTION.isNull())).containsExactly("a");
        assertThat(found(stem, DESCRIPTION.isNotNull())).containsExactly("b");
        assertThat(found(stem, RECORD_TYPE.eq(RecordType.USER))).containsExactly("a", "b");
        assertThat(found(stem, Filter.or(IS_ENABLED.eq(false), LAST_LOGIN.isNotNull())))
                .containsExactly("b");
        assertThat(found(stem, Filter.not(IS_ENABLED.eq(false)))).containsExactly("a");
    }

    /** How the names of those who meet it end. */
    private List<String> found(String stem, Filter filter) {
        return client.users()
                .list(UserQuery.ALL
                        .where(Filter.and(NAME.like(stem + "%"), filter))
                        .select(NAME))
                .map(user -> user.name().substring(stem.length()))
                .toList();
    }

    @Test
    void aListComesInItsOrderPageByPage() {
        String stem = CloudomationDoor.fresh("page");
        IntStream.range(0, 5).forEach(number -> people.made(stem + number));
        UserQuery query = UserQuery.ALL
                .search(stem)
                .orderBy(NAME.descending())
                .select(NAME, ROLES)
                .withPageSize(2);
        assertThat(client.users().list(query).map(user -> user.name().substring(stem.length())))
                .containsExactly("4", "3", "2", "1", "0");
        assertThat(client.users().count(query)).isEqualTo(5);
        assertThat(client.users().findFirst(query.search(stem + "nobody"))).isEmpty();
        assertThat(client.users().list(query)).noneMatch(user -> user.tells(EMAIL));
    }

    @Test
    void aChangeOfWhatIsNoLongerSoIsRefused() {
        UserHandle handle = client.user(people.made(CloudomationDoor.fresh("tag")));
        User seen = handle.get();
        User after = handle.updateIfUnchanged(
                seen, UserChanges.changing().description("first").build());
        assertThat(after.description()).contains("first");
        assertThat(after.etag()).isPresent().isNotEqualTo(seen.etag());
        UserChanges late = UserChanges.changing().clearDescription().build();
        assertThat(CloudomationPeople.code(() -> handle.updateIfUnchanged(seen, late)))
                .isEqualTo("precondition_failed");
        assertThat(CloudomationPeople.code(() -> handle.deleteIfUnchanged(seen)))
                .isEqualTo("precondition_failed");
        assertThat(handle.update(late).description()).isEmpty();
        handle.deleteIfUnchanged(handle.get());
        assertThat(handle.getAlsoDeleted().isDeleted()).isTrue();
    }

    @Test
    void theTrashGivesBackWhatWasPutThere() {
        User user = people.made(CloudomationDoor.fresh("trash"));
        UserHandle handle = client.user(user);
        handle.delete();
        assertThat(CloudomationPeople.code(handle::get)).isEqualTo("not_found");
        assertThat(CloudomationPeople.code(handle::unlock)).isEqualTo("in_trash");
        UserQuery trash = UserQuery.ALL.where(ID.eq(user.id())).onlyDeleted();
        assertThat(client.users().list(trash)).singleElement().satisfies(deleted -> {
            assertThat(deleted.deletedAt()).isPresent();
            assertThat(deleted.modifiedAt()).isEqualTo(user.modifiedAt());
        });
        User restored = handle.restore();
        assertThat(restored.isDeleted()).isFalse();
        assertThat(restored.modifiedAt()).isEqualTo(user.modifiedAt());
        handle.deletePermanently();
        assertThat(CloudomationPeople.code(handle::getAlsoDeleted)).isEqualTo("not_found");
    }

    @Test
    void actionsDoWhatTheirNamesSay() {
        User user = people.made(CloudomationDoor.fresh("act"));
        UserHandle handle = client.user(user);
        assertThat(handle.disable().isEnabled()).isFalse();
        assertThat(handle.enable().isEnabled()).isTrue();
        assertThat(handle.archive().isArchived()).isTrue();
        assertThat(client.users().count(UserQuery.ALL.where(ID.eq(user.id())))).isZero();
        assertThat(client.users().count(UserQuery.ALL.where(ID.eq(user.id())).allowArchived()))
                .isOne();
        assertThat(handle.unarchive().isArchived()).isFalse();
        assertThat(handle.pin().isPinned()).isTrue();
        assertThat(handle.unpin().isPinned()).isFalse();
        assertThat(handle.open().isOpened()).isTrue();
        assertThat(handle.close().isOpened()).isFalse();
        handle.invite(Duration.ofHours(1));
        assertThat(handle.get().activationDeadline().orElseThrow())
                .isBefore(user.activationDeadline().orElseThrow());
        handle.invite();
        assertThat(CloudomationPeople.code(handle::resetTwofa)).isEqualTo("not_enabled");
        assertThat(CloudomationPeople.code(handle::cancelEmailChange)).isEqualTo("nothing_pending");
        User moved = handle.update(UserChanges.changing()
                .name(user.name() + "x")
                .pendingEmail(user.name() + "@new.example")
                .icon("<svg></svg>")
                .roles(Role.WORKSPACE_ADMIN)
                .readonly(true)
                .build());
        assertThat(moved.pendingEmail()).contains(user.name() + "@new.example");
        assertThat(moved.roles()).contains(Role.WORKSPACE_ADMIN);
        assertThat(CloudomationPeople.code(handle::archive)).isEqualTo("read_only");
        User freed = handle.update(UserChanges.changing()
                .readonly(false)
                .clearIcon()
                .clearPendingEmail()
                .build());
        assertThat(freed.icon()).isEmpty();
        assertThat(freed.pendingEmail()).isEmpty();
    }

    @Test
    void projectsGuardTheirUsers() {
        Project project = client.projects().create(CloudomationDoor.fresh("Beamlines"));
        assertThat(client.projects().get(project.id())).isEqualTo(project);
        assertThat(client.projects().getByName(project.name())).isEqualTo(project);
        assertThat(client.projects().list()).contains(project);
        User user = people.made(CloudomationDoor.fresh("in"));
        UserHandle handle = client.user(user);
        assertThat(handle.update(UserChanges.changing().project(project.id()).build())
                        .projectId())
                .contains(project.id());
        Project closed = client.projects()
                .update(
                        project.id(),
                        ProjectChanges.changing()
                                .description("closed")
                                .readonly(true)
                                .build());
        assertThat(closed.isReadonly()).isTrue();
        assertThat(CloudomationPeople.code(handle::disable)).isEqualTo("read_only");
        client.projects()
                .update(project.id(), ProjectChanges.changing().readonly(false).build());
        assertThat(handle.update(UserChanges.changing().clearProject().build()).projectId())
                .isEmpty();
    }

    @Test
    void refusalsAreThePlatformsOwn() {
        User taken = people.made(CloudomationDoor.fresh("ref"));
        Refused refused = CloudomationPeople.refusal(() -> people.made(taken.name()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).contains("conflict");
        assertThat(refused.fields()).containsEntry("name", List.of("not_unique"));
        UserQuery endless = UserQuery.ALL.search("x".repeat(1 << 12));
        assertThat(CloudomationPeople.code(() -> client.users().count(endless))).isEqualTo("bad_query");
        assertThat(CloudomationPeople.code(
                        () -> people.with(CloudomationDoor.UNUSED_CODE).session()))
                .isEqualTo("unauthorized");
        assertThat(CloudomationPeople.code(
                        () -> client.own().disableTwofa(Secret.of(CloudomationDoor.PASSWORD), Secret.of("000000"))))
                .isEqualTo("not_enabled");
    }

    @Test
    void whoMayNotReadEverythingIsToldLess() {
        CloudomationDoor.Person plain = people.door().user();
        CloudomationClient theirs = people.with(plain.token());
        User other = theirs.user(people.made(CloudomationDoor.fresh("seen"))).get();
        assertThat(UserProperties.ALL).allMatch(property -> other.tells(property) != property.isPrivate());
        assertThat(theirs.own().get().email()).contains(plain.email());
        assertThat(CloudomationPeople.code(() -> theirs.user(other).disable())).isEqualTo("forbidden");
    }
}
