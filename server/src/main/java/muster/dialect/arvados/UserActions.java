package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import muster.directory.Admittance;
import muster.directory.Directory;
import muster.directory.Holdings;
import muster.directory.People;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with users beside changing them: set-up, activation, and taking both back. Source: Arvados API, users. */
final class UserActions implements Resource {
    private static final Holdings.Sort AUTHORIZED_KEYS = new Holdings.Sort(ArvadosNames.DOOR, "authorized_key");

    private final Directory directory;
    private final NewUsers newUsers;
    private final UserAnswers answers;
    private final UserRecords records;
    private final SystemLinks links;
    private final SetupLogins logins;

    UserActions(
            Directory directory,
            NewUsers newUsers,
            UserAnswers answers,
            UserRecords records,
            SystemLinks links,
            SetupLogins logins) {
        this.directory = directory;
        this.newUsers = newUsers;
        this.answers = answers;
        this.records = records;
        this.links = links;
        this.logins = logins;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .add(Endpoint.post(ArvadosUsers.RESOURCE, "setup", "/users/setup")
                        .asks("may the caller set users up")
                        .takes("uuid", Endpoint.Type.STRING)
                        .takes("user", Endpoint.Type.OBJECT)
                        .takes("repo_name", Endpoint.Type.STRING)
                        .takes("vm_uuid", Endpoint.Type.STRING)
                        .takes("send_notification_email", Endpoint.Type.BOOLEAN)
                        .answers(ArvadosUsers.SCHEMA)
                        .by(this::setUp))
                .add(Endpoint.post(ArvadosUsers.RESOURCE, "activate", "/users/{uuid}/activate")
                        .asks("may this user be activated, by the caller")
                        .answers(ArvadosUsers.SCHEMA)
                        .by(call -> activate(call, call.path("uuid"))))
                .add(Endpoint.post(ArvadosUsers.RESOURCE, "activate", "/users/activate")
                        .asks("may this user be activated, by the caller")
                        .takes("uuid", Endpoint.Type.STRING)
                        .unpublished()
                        .by(call -> activate(call, call.parameters().text("uuid"))))
                .add(Endpoint.post(ArvadosUsers.RESOURCE, "unsetup", "/users/{uuid}/unsetup")
                        .asks("may the caller withdraw this user")
                        .answers(ArvadosUsers.SCHEMA)
                        .by(this::unsetUp));
    }

    private Response setUp(Call call) {
        answers.requireAdministrator(call, ArvadosRefusal.forbidden());
        call.parameters().flag("send_notification_email");
        String uuid = call.parameters().text("uuid");
        Optional<AccountId> asked = Optional.ofNullable(uuid)
                .map(known -> answers.found(call.caller(), known).account().id());
        Optional<GrantObject> machine =
                logins.machine(call.caller(), call.parameters().text("vm_uuid"));
        AccountId id = asked.orElseGet(() -> made(call));
        Account account = directory.admittance().welcome(call.caller(), id);
        ObjectNode answer = ArvadosJson.object();
        answer.put("kind", "arvados#HashList");
        ArrayNode items = answer.putArray("items");
        machine.flatMap(there -> logins.give(call.caller(), account, there))
                .map(LinkJson::json)
                .ifPresent(items::add);
        links.one(SystemLinks.Sort.MEMBER, account).map(LinkJson::json).ifPresent(items::add);
        links.one(SystemLinks.Sort.SHOWN, account).map(LinkJson::json).ifPresent(items::add);
        items.add(records.one(call.caller(), directory.people().find(call.caller(), id)));
        return ArvadosJson.ok(answer);
    }

    private AccountId made(Call call) {
        Attributes user = call.parameters().attributes(ArvadosUsers.BODY);
        if (user == null || user.isEmpty()) {
            throw ArvadosRefusal.invalid("Required uuid or user");
        }
        UserAttributes wanted = UserAttributes.of(user, true);
        if (wanted.email() == null) {
            throw ArvadosRefusal.invalid("Require user email");
        }
        return newUsers.welcomed(call.caller(), wanted).id();
    }

    /** Whoever is no administrator means himself, whatever he says. */
    private Response activate(Call call, @Nullable String uuid) {
        Caller caller = call.caller();
        AccountId self = call.known().account().id();
        AccountId target = uuid == null || !call.isAdministrator()
                ? self
                : answers.found(caller, uuid).account().id();
        directory.admittance().activate(caller, target);
        return answers.one(call, target, Selection.ALL);
    }

    private Response unsetUp(Call call) {
        People.Sight sight = answers.found(call.caller(), call.path("uuid"));
        answers.requireAdministrator(call, ArvadosRefusal.forbidden());
        AccountId id = sight.account().id();
        if (id.equals(WellKnown.SYSTEM)) {
            throw ArvadosRefusal.invalid("the system user cannot be unset");
        }
        var withdrawal =
                new Admittance.Withdrawal(UserDocument.change(UserDocument::withoutPrefs), List.of(AUTHORIZED_KEYS));
        Account account = directory.admittance().withdraw(call.caller(), id, withdrawal);
        AccountEntry withdrawn = new AccountEntry(account, sight.entry().activity());
        return answers.one(call, new People.Sight(withdrawn, true, Grant.Level.MANAGE), Selection.ALL);
    }
}
