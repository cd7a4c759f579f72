package muster.dialect.arvados;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.Directory;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.Party;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who logs in to virtual machines under which name and with which key, for the program that makes the accounts there. Source: Arvados
 * API, virtual machines, logins; what arvados-login-sync reads. Whoever may not act any more is left out.
 */
final class VirtualMachineLogins implements Resource {
    private static final int BATCH = 100;

    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids uuids;
    private final Things machines;
    private final InstantSource clock;

    VirtualMachineLogins(Directory directory, ArvadosIds ids, ThingUuids uuids, Things machines, InstantSource clock) {
        this.directory = directory;
        this.ids = ids;
        this.uuids = uuids;
        this.machines = machines;
        this.clock = clock;
    }

    private record Login(Holding machine, AccountId account, String username, Grant grant) {}

    @Override
    public void addTo(Endpoints endpoints) {
        String resource = VirtualMachineType.RESOURCE;
        endpoints
                .add(Endpoint.get(resource, "logins", "/virtual_machines/{uuid}/logins")
                        .asks("is the caller an administrator")
                        .answers(VirtualMachineType.SCHEMA.name())
                        .by(this::ofOne))
                .add(Endpoint.get(resource, "get_all_logins", "/virtual_machines/get_all_logins")
                        .asks("is the caller an administrator")
                        .answers(VirtualMachineType.SCHEMA.name())
                        .by(this::ofAll));
    }

    private Response ofOne(Call call) {
        requireAdministrator(call);
        Holding machine = machines.find(call.caller(), call.path("uuid")).orElseThrow(ArvadosRefusal::notFound);
        return answer(call.caller(), List.of(machine));
    }

    private Response ofAll(Call call) {
        requireAdministrator(call);
        return answer(call.caller(), all(call.caller(), ThingKind.VIRTUAL_MACHINE));
    }

    private static void requireAdministrator(Call call) {
        if (!call.isAdministrator()) {
            throw ArvadosRefusal.forbidden();
        }
    }

    private List<Holding> all(Caller caller, ThingKind kind) {
        List<Holding> found = new ArrayList<>();
        List<Holding> batch;
        do {
            long last = found.isEmpty() ? 0 : found.getLast().number();
            batch = directory.estate().list(caller, kind.sort(), last, BATCH);
            found.addAll(batch);
            if (found.size() > RecordPage.MOST) {
                throw ArvadosRefusal.invalid("There are too many of these to look through.");
            }
        } while (batch.size() == BATCH);
        return found;
    }

    private Response answer(Caller caller, List<Holding> found) {
        List<Login> logins = logins(caller, found);
        Set<AccountId> people = new LinkedHashSet<>();
        logins.forEach(login -> people.add(login.account()));
        Map<AccountId, String> names = ids.ofAccounts(people);
        Map<AccountId, List<Holding>> keys = logins.isEmpty() ? Map.of() : keys(caller);
        ObjectNode answer = ArvadosJson.object().put("kind", "arvados#HashList");
        ArrayNode items = answer.putArray("items");
        for (Login login : logins) {
            String user = names.get(login.account());
            List<Holding> own = keys.getOrDefault(login.account(), List.of());
            if (own.isEmpty()) {
                items.add(item(login, user, null));
            }
            own.forEach(key -> items.add(item(login, user, key)));
        }
        return ArvadosJson.ok(answer);
    }

    private List<Login> logins(Caller caller, List<Holding> found) {
        List<Login> logins = new ArrayList<>();
        for (Holding machine : found) {
            for (Grant grant : directory.rights().on(caller, new GrantObject.OnHolding(machine.id()))) {
                if (grant.party() instanceof Party.OfAccount(var account)) {
                    VmLogins.username(grant).ifPresent(name -> logins.add(new Login(machine, account, name, grant)));
                }
            }
        }
        Map<AccountId, Account> accounts = directory
                .accounts()
                .getAll(caller, logins.stream().map(Login::account).distinct().toList());
        Instant now = clock.instant();
        logins.removeIf(login -> {
            Account account = accounts.get(login.account());
            return account == null || !account.mayAct(now);
        });
        return logins;
    }

    /** The keys that have not expired, by the person whose they are. */
    private Map<AccountId, List<Holding>> keys(Caller caller) {
        Instant now = clock.instant();
        Map<AccountId, List<Holding>> keys = new HashMap<>();
        for (Holding key : all(caller, ThingKind.AUTHORIZED_KEY)) {
            ObjectNode document = ThingRecords.document(key.document());
            if (AuthorizedKeyType.isGood(document, now)) {
                keys.computeIfAbsent(AuthorizedKeyType.account(key, document), unused -> new ArrayList<>())
                        .add(key);
            }
        }
        return keys;
    }

    private ObjectNode item(Login login, @Nullable String user, @Nullable Holding key) {
        ObjectNode properties = ThingRecords.document(login.grant().properties());
        ObjectNode item = ArvadosJson.object();
        item.put("username", login.username());
        item.put(VirtualMachineType.HOSTNAME, login.machine().name());
        item.set(
                VmLogins.GROUPS,
                properties.path(VmLogins.GROUPS).isArray() ? properties.get(VmLogins.GROUPS) : ArvadosJson.array());
        item.put(
                AuthorizedKeyType.PUBLIC_KEY,
                key == null ? null : AuthorizedKeyType.publicKey(ThingRecords.document(key.document())));
        item.put("user_uuid", user);
        item.put("virtual_machine_uuid", uuids.of(ThingKind.VIRTUAL_MACHINE, login.machine()));
        item.put("authorized_key_uuid", key == null ? null : uuids.of(ThingKind.AUTHORIZED_KEY, key));
        return item;
    }
}
