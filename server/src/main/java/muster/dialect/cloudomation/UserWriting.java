package muster.dialect.cloudomation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import muster.directory.Directory;
import muster.directory.Trash;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.NewAccount;
import muster.model.Profile;
import muster.model.ProjectId;
import muster.model.Refused;
import muster.model.UsernameRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Making users, changing and removing them, and taking them out of the trash. */
final class UserWriting {
    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Users users;

    UserWriting(Directory directory, CloudomationSessions sessions, Users users) {
        this.directory = directory;
        this.sessions = sessions;
        this.users = users;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/user", "mayCreateAccount", this::create);
        routes.add("PATCH", "/user/{id}", "mayChangeProfile", this::change);
        routes.add("DELETE", "/user/{id}", "mayTrash", this::remove);
        routes.add("POST", "/user/{id}/restore", "mayRestore", this::restore);
    }

    private Response create(Request request) {
        Caller caller = sessions.caller(request);
        Guards.requireAdministrator(caller);
        boolean invites = Parameters.flag(request, "send_invitation", true);
        ObjectNode body = Bodies.object(request);
        Complaints complaints = new Complaints();
        Map<Property, JsonNode> given = given(body, Writer::isGivenAtCreation, complaints);
        requirePresent(given, Property.NAME, complaints);
        requirePresent(given, Property.PENDING_EMAIL, complaints);
        UserEdits edits = UserEdits.read(given, project -> isProject(caller, project), complaints);
        if (edits.roles() != null && !caller.isAtLeast(edits.roles().highest().rank())) {
            throw CloudomationRefusal.forbidden();
        }
        complaints.requireNone();
        Account made = directory.admissions().create(caller, newAccount(edits, invites));
        UserRecord user = users.again(caller, made.id());
        return UserReading.answer(201, caller, user, Set.of())
                .withHeader("Location", Users.path(request, "/user/" + made.id()));
    }

    private boolean isProject(Caller caller, ProjectId id) {
        try {
            directory.projects().get(caller, id);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static void requirePresent(Map<Property, JsonNode> given, Property property, Complaints complaints) {
        JsonNode node = given.get(property);
        if (node == null || node.isNull()) {
            given.remove(property);
            complaints.add(property.wireName(), Complaint.Code.REQUIRED);
        }
    }

    static NewAccount newAccount(UserEdits edits, boolean invites) {
        Profile profile = new Profile(
                null, null, null, edits.description().orKeep(null), edits.icon().orKeep(null), null);
        Roles roles = edits.roles();
        return new NewAccount(
                AccountKind.PERSON,
                edits.name().orKeep(null),
                null,
                profile,
                roles == null ? null : roles.asNewRank(),
                null,
                new NewAccount.Start.Invited(),
                AddressRule.MUST_BE_FREE,
                UsernameRule.MUST_BE_FREE,
                roles == null ? null : roles.document(),
                new NewAccount.Beginning(
                        edits.pendingEmail().orKeep(null),
                        invites,
                        edits.enabled().orKeepValue(true),
                        edits.archived().orKeepValue(false),
                        edits.readonly().orKeepValue(false),
                        edits.project().orKeep(null)),
                List.of());
    }

    /** Properties of the table that may be written here; others are complained of. */
    static Map<Property, JsonNode> given(ObjectNode body, Predicate<Writer> writable, Complaints complaints) {
        Map<Property, JsonNode> given = new EnumMap<>(Property.class);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            @Nullable Property property = Property.named(field.getKey()).orElse(null);
            if (property == null) {
                complaints.add(field.getKey(), Complaint.Code.UNKNOWN_FIELD);
            } else if (!writable.test(property.writer())) {
                complaints.add(field.getKey(), Complaint.Code.READ_ONLY);
            } else {
                given.put(property, field.getValue());
            }
        }
        return given;
    }

    private Response change(Request request) {
        Caller caller = sessions.caller(request);
        UserRecord user = users.named(request, caller);
        ObjectNode body = Bodies.object(request);
        Complaints complaints = new Complaints();
        Map<Property, JsonNode> given = given(body, Writer::isChanged, complaints);
        requireMayWrite(caller, user, given);
        Guards.requireOutOfTrash(user.account());
        UserEdits edits = UserEdits.read(given, project -> isProject(caller, project), complaints);
        requireState(caller, user, edits, isOnlyMarks(body));
        boolean conditional = Guards.meetsCondition(request, user);
        complaints.requireNone();
        if (!edits.isOnlyMarks()) {
            AccountChanges changes = edits.asChanges(more -> {
                if (conditional) {
                    more.expecting(user.account().stamps().modifiedAt());
                }
            });
            directory.accounts().change(caller, user.account().id(), changes, AddressRule.MUST_BE_FREE);
        }
        if (edits.pinned() != null || edits.opened() != null) {
            directory.marks().set(caller, user.account().id(), edits.pinned(), edits.opened());
        }
        return UserReading.answer(
                200, caller, users.again(caller, user.account().id()), Set.of());
    }

    /** A property that the caller may not write refuses all of them. */
    private static void requireMayWrite(Caller caller, UserRecord user, Map<Property, JsonNode> given) {
        Account account = user.account();
        boolean manages = Guards.isAdministrator(caller) && caller.isAtLeast(account.rank());
        boolean self = caller.is(account.id());
        for (Property property : given.keySet()) {
            boolean permitted = switch (property.writer()) {
                case EACH_VIEWER -> true;
                case ADMINISTRATORS_AND_SELF -> manages || self;
                case ADMINISTRATORS ->
                    manages && !(self && property == Property.ROLES && changesRoles(user, given.get(property)));
                case ADMINISTRATORS_OR_ACTION -> manages && !self;
                case SERVER, ACTION, SERVER_OR_ACTION -> false;
            };
            if (!permitted) {
                throw CloudomationRefusal.forbidden();
            }
        }
    }

    /** Whether it names nothing but the viewer's own marks, which pass on records that are read-only. */
    private static boolean isOnlyMarks(ObjectNode body) {
        return body.propertyNames().stream()
                .map(Property::named)
                .allMatch(property -> property.isPresent() && property.get().writer() == Writer.EACH_VIEWER);
    }

    /** Writing what is there already changes nothing, and is nobody's raise. */
    private static boolean changesRoles(UserRecord user, @Nullable JsonNode written) {
        try {
            return written == null || !FieldValues.roles(written).equals(user.roles());
        } catch (Complaint.Found unreadable) {
            return true;
        }
    }

    private static void requireState(Caller caller, UserRecord user, UserEdits edits, boolean onlyMarks) {
        Roles roles = edits.roles();
        if (roles != null && !caller.isAtLeast(roles.highest().rank())) {
            throw CloudomationRefusal.forbidden();
        }
        if (edits.disablesOrArchives()) {
            Guards.requireNotSelf(caller, user.account());
        }
        boolean ofProject =
                user.account().project() != null && user.account().project().readonly();
        if (!onlyMarks && (ofProject || !edits.liftsReadonly())) {
            Guards.requireWritable(user.account());
        }
    }

    private Response remove(Request request) {
        Caller caller = sessions.caller(request);
        UserRecord user = users.named(request, caller);
        Account account = user.account();
        boolean permanently = Parameters.flag(request, "permanently", false);
        Guards.requireManages(caller, account);
        if (permanently) {
            Guards.requireOrganizationAdministrator(caller);
        }
        Guards.requireNotSelf(caller, account);
        if (account.life().isTrashed() && !permanently) {
            return Response.empty(204);
        }
        Guards.requireWritable(account);
        boolean conditional = Guards.meetsCondition(request, user);
        var modifiedAt = conditional ? account.stamps().modifiedAt() : null;
        if (permanently) {
            directory.trash().erase(caller, account.id(), modifiedAt);
        } else {
            directory.trash().put(caller, account.id(), Trash.Owners.GO_TOO, modifiedAt);
        }
        return Response.empty(204);
    }

    private Response restore(Request request) {
        Caller caller = sessions.caller(request);
        UserRecord user = users.named(request, caller);
        Guards.requireManages(caller, user.account());
        directory.trash().restore(caller, user.account().id());
        return UserReading.answer(
                200, caller, users.again(caller, user.account().id()), Set.of());
    }
}
