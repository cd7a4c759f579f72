package muster.dialect.arvados;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.directory.Directory;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.HoldingId;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resource {@code user_agreements}: the collections that people have to sign, and who did. Which collections these are
 * is said through links. Source: Arvados API, user agreements.
 */
final class ArvadosUserAgreements implements Resource {
    private static final String RESOURCE = "user_agreements";
    private static final String BODY = "user_agreement";
    private static final String SCHEMA_NAME = "UserAgreement";

    /** Of no object: clients tell by it which resource a uuid belongs to, and the collections have one of their own. */
    private static final String UUID_TYPE = "gv0sa";

    private static final Schema SCHEMA = CommonFields.schema(SCHEMA_NAME, UUID_TYPE)
            .with(Schema.Type.TEXT, "name", "description", "portable_data_hash")
            .with(Schema.Type.OBJECT, Properties.NAME);

    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingRecords collections;
    private final SignatureLinks signatures;

    ArvadosUserAgreements(Directory directory, ArvadosIds ids, ThingRecords collections, SignatureLinks signatures) {
        this.directory = directory;
        this.ids = ids;
        this.collections = collections;
        this.signatures = signatures;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(SCHEMA);
        StandardMethods.of(RESOURCE, BODY, SCHEMA_NAME)
                .list(this::list)
                .get(this::get)
                .create(ArvadosUserAgreements::refuse)
                .update(ArvadosUserAgreements::refuse)
                .delete(ArvadosUserAgreements::refuse)
                .addTo(endpoints);
        endpoints
                .add(Endpoint.get(RESOURCE, "signatures", "/user_agreements/signatures")
                        .asks("may the caller see what this user signed")
                        .takes("uuid", Endpoint.Type.STRING)
                        .answers(SCHEMA_NAME)
                        .by(this::signatures))
                .add(Endpoint.post(RESOURCE, "sign", "/user_agreements/sign")
                        .asks("may the caller sign this")
                        .takes("uuid", Endpoint.Type.STRING)
                        .answers(SCHEMA_NAME)
                        .by(this::sign));
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.read(call.parameters(), CollectionType.COLUMNS);
        return ArvadosJson.ok(ListAnswer.outOf(ThingKind.COLLECTION.word() + "List", request, demanded(call)));
    }

    private Response get(Call call) {
        Selection selection = Selection.read(call.parameters(), CollectionType.COLUMNS);
        String uuid = call.path("uuid");
        ObjectNode found = demanded(call).stream()
                .filter(record -> record.path(Columns.UUID).asString("").equals(uuid))
                .findFirst()
                .orElseThrow(ArvadosRefusal::notFound);
        return ArvadosJson.ok(selection.of(found));
    }

    /** Whoever was not let in has nothing to sign yet. */
    private List<ObjectNode> demanded(Call call) {
        Account account = call.known().account();
        boolean isLetIn = account.life().inAllUsers() || account.life().isActivated() || call.isAdministrator();
        return isLetIn ? records(call.caller()) : List.of();
    }

    /** What the directory itself keeps has its wording where a collection is described. */
    private List<ObjectNode> records(Caller caller) {
        List<Holding> things = directory.agreements().things(caller);
        Map<HoldingId, Agreement> demanded = directory.agreements().demanded(caller).stream()
                .collect(Collectors.toMap(Agreement::id, Function.identity()));
        List<ObjectNode> records =
                collections.of(things).stream().map(Listed::json).toList();
        for (int i = 0; i < records.size(); i++) {
            Agreement agreement = demanded.get(things.get(i).id());
            if (agreement != null && agreement.text() != null) {
                records.get(i).put("description", agreement.text());
            }
        }
        return records;
    }

    private Response signatures(Call call) {
        ListRequest request = ListRequest.read(call.parameters(), LinkColumns.COLUMNS);
        List<ObjectNode> signed = signatures.of(call.caller(), signer(call)).stream()
                .map(LinkJson::json)
                .toList();
        return ArvadosJson.ok(ListAnswer.outOf(LinkJson.KIND + "List", request, signed));
    }

    /** Whoever is no administrator means himself, whatever he says. */
    private AccountId signer(Call call) {
        Optional<String> asked = Optional.ofNullable(call.parameters().text("uuid"));
        AccountId self = call.known().account().id();
        return call.isAdministrator()
                ? asked.map(uuid -> ids.account(uuid).orElseThrow(ArvadosRefusal::notFound))
                        .orElse(self)
                : self;
    }

    private Response sign(Call call) {
        Caller caller = call.caller();
        return ArvadosJson.ok(
                signatures.sign(caller, call.parameters().requiredText("uuid")).json());
    }

    private static Response refuse(Call call) {
        throw call.isAdministrator()
                ? ArvadosRefusal.invalid("Manage user agreements via Collections and Links")
                : ArvadosRefusal.forbidden();
    }
}
