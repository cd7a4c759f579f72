package muster.client;

import static muster.client.arvados.UserAttributes.CREATED_AT;
import static muster.client.arvados.UserAttributes.EMAIL;
import static muster.client.arvados.UserAttributes.FIRST_NAME;
import static muster.client.arvados.UserAttributes.FULL_NAME;
import static muster.client.arvados.UserAttributes.IS_ACTIVE;
import static muster.client.arvados.UserAttributes.IS_ADMIN;
import static muster.client.arvados.UserAttributes.LAST_NAME;
import static muster.client.arvados.UserAttributes.MODIFIED_AT;
import static muster.client.arvados.UserAttributes.PREFS;
import static muster.client.arvados.UserAttributes.USERNAME;
import static muster.client.arvados.UserAttributes.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.client.ClientException.Refused;
import muster.client.arvados.ApiClientAuthorization;
import muster.client.arvados.ArvadosClient;
import muster.client.arvados.Filter;
import muster.client.arvados.ListKey;
import muster.client.arvados.ListPage;
import muster.client.arvados.ListQuery;
import muster.client.arvados.Merge;
import muster.client.arvados.ObjectKind;
import muster.client.arvados.Setup;
import muster.client.arvados.SetupResult;
import muster.client.arvados.User;
import muster.client.arvados.UserAttributes;
import muster.client.arvados.UserFields;
import muster.client.arvados.Users;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** The client library against this server's own Arvados door: users and the caller's token. */
class ArvadosLibraryTest {
    private static final String UNUSED = "must1-tpzed-zzzzzzzzzzzzzzz";

    private final ArvadosDoor door = ArvadosDoor.shared();
    private final ArvadosClient client = client(RunningMuster.ADMINISTRATOR_KEY);
    private final Users users = client.users();

    private ArvadosClient client(String token) {
        return ArvadosClient.of(door.server().url(), Secret.of(token));
    }

    private static UserFields addressed(String stem) {
        return UserFields.NONE.email(ArvadosDoor.fresh(stem) + "@lab.example");
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
    void whatThePageShowsIsDone() {
        String address = ArvadosDoor.fresh("page") + "@lab.example";
        ArvadosClient arvados = client;
        // What stands on the page about the library.
        User mia = arvados.users()
                .create(UserFields.NONE.email(address).firstName("Mia").lastName("Holt"));
        arvados.users().setup(Setup.of(mia.uuid()));
        mia = arvados.users().activate(mia.uuid());
        mia = arvados.users().update(mia.uuid(), UserFields.NONE.prefs(Map.of("beamline", 4)));

        List<String> addresses = arvados.users()
                .listAll(IS_ACTIVE.eq(true), Filter.any().ilike("%holt%"))
                .flatMap(user -> user.email().stream())
                .toList();
        ListPage<User> newest = arvados.users()
                .list(ListQuery.ALL
                        .where(USERNAME.isNotNull())
                        .orderBy(CREATED_AT.descending())
                        .select(UUID, USERNAME)
                        .withLimit(20)
                        .counting());
        arvados.users().unsetup(mia.uuid());
        // To here.
        assertThat(mia.prefs()).containsEntry("beamline", 4);
        assertThat(addresses).contains(address);
        assertThat(newest.items()).hasSizeLessThanOrEqualTo(20).allMatch(user -> !user.tells(EMAIL));
        assertThat(users.get(mia.uuid()).isInvited()).isFalse();
    }

    @Test
    void whoWasMadeIsTheSameWhereverOneLooks() {
        String word = ArvadosDoor.fresh("lib");
        User made = users.create(UserFields.NONE
                .email(word + "+x@lab.example")
                .firstName("Tomás")
                .lastName("Of" + word)
                .identityUrl("https://id.example/" + word)
                .prefs(Map.of("a", Map.of("b", List.of(1, true)))));
        assertThat(UserAttributes.ALL).allMatch(made::tells);
        assertThat(made.username()).contains(word);
        assertThat(made.fullName()).isEqualTo("Tomás Of" + word);
        assertThat(made.isActive()).isFalse();
        assertThat(made.prefs()).isEqualTo(Map.of("a", Map.of("b", List.of(1, true))));
        assertThat(users.get(made.uuid())).isEqualTo(made);
        assertThat(users.listAll(UUID.eq(made.uuid()))).containsExactly(made);
        assertThat(users.list(ListQuery.ALL.where(USERNAME.eq(word))).items()).containsExactly(made);
        assertThat(users.count(USERNAME.eq(word))).isOne();
        assertThat(users.get(made.uuid(), FULL_NAME).fullName()).isEqualTo(made.fullName());
    }

    @Test
    void aUuidCanBeChosenAndChanged() {
        String chosen =
                "must1-tpzed-" + "%15s".formatted(ArvadosDoor.fresh("c")).replace(' ', '0');
        String other = "must1-tpzed-" + "%15s".formatted(ArvadosDoor.fresh("o")).replace(' ', '0');
        assertThat(users.create(addressed("uuid").uuid(chosen)).uuid()).isEqualTo(chosen);
        assertThat(users.updateUuid(chosen, other).uuid()).isEqualTo(other);
        assertThat(refusal(() -> users.get(chosen)).status()).isEqualTo(404);
        assertThat(users.get(other).uuid()).isEqualTo(other);
    }

    @Test
    void anUpdateChangesWhatIsGivenAndNullTakesAway() {
        User user = users.create(addressed("upd").firstName("Ada").lastName("Berg"));
        User after = users.update(
                user.uuid(), UserFields.NONE.lastName(null).active(true).admin(true));
        assertThat(after).isEqualTo(users.get(user.uuid())).isNotEqualTo(user);
        assertThat(after.firstName()).contains("Ada");
        assertThat(after.lastName()).isEmpty();
        assertThat(after.isAdmin()).isTrue();
        assertThat(users.update(user.uuid(), UserFields.NONE)).isEqualTo(after);
        assertThat(users.update(user.uuid(), UserFields.NONE.firstName("Eva"), FIRST_NAME)
                        .tells(EMAIL))
                .isFalse();
    }

    @Test
    void theWayInAndOutIsSetUpActivationAndUnsetup() {
        Person person = door.person();
        Users own = client(person.token()).users();
        assertThat(refusal(() -> own.activate(person.uuid())).getMessage())
                .contains("Cannot activate without being invited");
        SetupResult result = users.setup(Setup.of(person.uuid()));
        assertThat(result.user().isInvited()).isTrue();
        assertThat(result.links())
                .extracting(link -> link.tailUuid().orElseThrow())
                .containsExactly(person.uuid(), ArvadosDoor.ALL_USERS);
        assertThat(own.activate(person.uuid()).isActive()).isTrue();
        assertThat(users.unsetup(person.uuid()).isActive()).isFalse();
        assertThat(refusal(own::current).status()).isEqualTo(401);
    }

    @Test
    void settingUpCanMakeSomebody() {
        User user =
                users.setup(Setup.creating(addressed("set").firstName("Ada"))).user();
        assertThat(user.isInvited()).isTrue();
        assertThat(users.get(user.uuid())).isEqualTo(user);
    }

    @Test
    void bothWaysToMergeMakeOneOfTwo() {
        Person old = door.active();
        Person kept = door.active();
        User merged = users.merge(Merge.of(old.uuid(), kept.uuid(), kept.uuid()).redirecting());
        assertThat(merged.uuid()).isEqualTo(old.uuid());
        assertThat(client(old.token()).users().current().uuid()).isEqualTo(kept.uuid());
        Person own = door.active();
        client(own.token()).users().merge(Merge.into(Secret.of(kept.token()), kept.uuid()));
        assertThat(refusal(() -> client(own.token()).users().current()).status())
                .isEqualTo(401);
        assertThat(users.get(own.uuid()).isActive()).isFalse();
    }

    @Test
    void whoIsDeletedIsNotThereAnyMore() {
        User user = users.create(addressed("del"));
        assertThat(users.delete(user.uuid()).uuid()).isEqualTo(user.uuid());
        assertThat(refusal(() -> users.get(user.uuid())).getMessage()).contains("Path not found");
    }

    @Test
    void eachOperatorFindsWhomItNames() {
        ArvadosDoor.Family family = door.family();
        List<String> all = family.uuids();
        Filter mine = LAST_NAME.eq(family.name());
        User second = users.get(all.get(1));
        assertThat(found(mine)).containsExactlyElementsOf(all);
        assertThat(found(mine, FIRST_NAME.ne("F1"))).hasSize(4).doesNotContain(all.get(1));
        assertThat(found(mine, FIRST_NAME.in(List.of("F1", "F3")))).containsExactly(all.get(1), all.get(3));
        assertThat(found(mine, FIRST_NAME.notIn(List.of("F1", "F3")))).hasSize(3);
        assertThat(found(mine, FIRST_NAME.gt("F3"))).containsExactly(all.get(4));
        assertThat(found(mine, FIRST_NAME.le("F0"))).containsExactly(all.get(0));
        assertThat(found(mine, FIRST_NAME.like("f%"))).isEmpty();
        assertThat(found(mine, FIRST_NAME.ilike("f_"))).hasSize(5);
        assertThat(found(mine, CREATED_AT.eq(second.createdAt().orElseThrow()))).contains(all.get(1));
        assertThat(found(mine, CREATED_AT.lt(second.createdAt().orElseThrow()))).doesNotContain(all.get(1));
        assertThat(found(mine, MODIFIED_AT.ge(second.modifiedAt().orElseThrow())))
                .contains(all.get(1));
        assertThat(found(mine, IS_ACTIVE.eq(true))).isEmpty();
        assertThat(found(mine, IS_ADMIN.ne(true))).hasSize(5);
        assertThat(found(mine, USERNAME.isNull())).isEmpty();
        assertThat(found(mine, USERNAME.isNotNull())).hasSize(5);
        assertThat(found(mine, UUID.isA(ObjectKind.GROUP))).isEmpty();
        assertThat(found(mine, UUID.isA(ObjectKind.GROUP, ObjectKind.USER))).hasSize(5);
        assertThat(found(mine, PREFS.like("%nothing%"))).isEmpty();
        assertThat(found(Filter.any().ilike("%" + family.name().toUpperCase(Locale.ROOT) + "%")))
                .hasSize(5);
        assertThat(found(Filter.anyOf(FIRST_NAME, LAST_NAME).eq(family.name()))).hasSize(5);
    }

    private List<String> found(Filter... filters) {
        return users.listAll(filters).map(User::uuid).toList();
    }

    @Test
    void aFilterOfThousandsDoesNotNeedAnAddress() {
        User user = users.create(addressed("many"));
        List<String> wanted = Stream.concat(
                        IntStream.range(0, 2_000).mapToObj("must1-tpzed-%015d"::formatted), Stream.of(user.uuid()))
                .toList();
        assertThat(users.listAll(UUID.in(wanted))).contains(user);
    }

    @Test
    void everybodyComesOnceHoweverSmallThePages() {
        ArvadosDoor.Family family = door.family();
        for (int size : new int[] {1, 2, 3, 5, 1000}) {
            for (ListKey key : ListKey.values()) {
                ListQuery query = ListQuery.ALL
                        .where(LAST_NAME.eq(family.name()))
                        .select(EMAIL)
                        .withLimit(size);
                assertThat(users.listAll(query, key).map(User::uuid))
                        .as("pages of %d by %s", size, key)
                        .containsExactlyInAnyOrderElementsOf(family.uuids());
            }
        }
    }

    @Test
    void whoComesAndGoesMeanwhileSkipsNobody() {
        ArvadosDoor.Family family = door.family();
        ListQuery query = ListQuery.ALL.where(LAST_NAME.eq(family.name())).withLimit(2);
        String late = ArvadosDoor.fresh("late") + "@lab.example";
        List<String> seen = users.listAll(query, ListKey.CREATED_AT)
                .peek(user -> {
                    if (user.uuid().equals(family.uuids().get(1))) {
                        users.delete(family.uuids().get(0));
                        users.create(UserFields.NONE.email(late).lastName(family.name()));
                    }
                })
                .map(User::uuid)
                .toList();
        assertThat(seen).hasSize(6).startsWith(family.uuids().toArray(String[]::new));
    }

    @Test
    void othersWalkByUuidAndSeeLess() {
        Person person = door.active();
        Person other = door.active();
        Users own = client(person.token()).users();
        List<User> seen = own.listAll(ListQuery.ALL, ListKey.UUID).toList();
        assertThat(seen).extracting(User::uuid).contains(person.uuid(), other.uuid());
        assertThat(seen).noneMatch(user -> user.tells(PREFS));
        assertThat(own.get(other.uuid()).canWrite()).isFalse();
        assertThat(own.current().tells(PREFS)).isTrue();
        assertThat(own.system(UUID).uuid()).isEqualTo(ArvadosDoor.SYSTEM);
    }

    @Test
    void theTokenInUseTellsWhoseItIs() {
        Person person = door.active();
        ApiClientAuthorization token =
                client(person.token()).apiClientAuthorizations().current();
        assertThat(token.ownerUuid()).isEqualTo(person.uuid());
        assertThat(token.scopes()).containsExactly("all");
        String whole = token.token().orElseThrow().reveal();
        assertThat(whole).startsWith("v2/" + token.uuid() + "/");
        assertThat(client(whole).users().current().uuid()).isEqualTo(person.uuid());
        assertThat(client.clusterId()).isEqualTo(ArvadosDoor.CLUSTER);
    }

    @Test
    void refusalsAreThePlatformsOwn() {
        Refused taken =
                refusal(() -> users.update(users.create(addressed("ref")).uuid(), UserFields.NONE.username("1.x")));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.getMessage()).contains("must begin with a letter").matches("(?s).*\\(req-[0-9a-z]{20}\\)");
        assertThat(taken.code()).hasValueSatisfying(code -> assertThat(code).matches("\\d+\\+[0-9a-f]{8}"));
        assertThat(refusal(() -> client("x".repeat(50)).users().current()).getMessage())
                .contains("Not logged in");
        assertThat(refusal(() -> client(door.active().token()).users().create(addressed("no")))
                        .getMessage())
                .contains("PermissionDenied");
        assertThat(refusal(() -> users.get(UNUSED)).status()).isEqualTo(404);
        assertThat(refusal(() -> users.merge(Merge.of(UNUSED, users.current().uuid(), UNUSED)))
                        .status())
                .isEqualTo(422);
    }
}
