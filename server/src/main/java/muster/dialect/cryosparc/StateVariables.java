package muster.dialect.cryosparc;

import muster.directory.Documents;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.DoorDocument;

/** {@code users.*_state_var}: what clients and screens remember of a user, one variable at a time. */
final class StateVariables implements Resource {
    private static final String KEY = "key";
    private static final String ONE = "/users/{user_id}/state/{key}";
    /** Clients write other letters than those of English as six bytes each, which are two at the shortest, and blanks. */
    private static final long MOST_SENT_BYTES = 4L * StateRules.MOST_BYTES;

    private final Documents documents;
    private final UserIds ids;
    private final UserJson json;

    StateVariables(Documents documents, UserIds ids, UserJson json) {
        this.documents = documents;
        this.ids = ids;
        this.json = json;
    }

    @Override
    public void addTo(Functions functions) {
        functions
                .add(Function.get("users.get_my_state_var", "/users/me/state/{key}")
                        .asks("maySeePrivateFields")
                        .answers(Schema.ANYTHING)
                        .by(call -> get(call, call.account().id())))
                .add(Function.get("users.get_state_var", ONE)
                        .asks("maySeePrivateFields")
                        .answers(Schema.ANYTHING)
                        .by(call -> get(call, ids.selfOrAnybody(call))))
                .add(Function.put("users.set_state_var", ONE)
                        .asks("mayChangeDocument")
                        .needsBody(Schema.ANYTHING.titled("Value"))
                        .withMaxBodyBytes(MOST_SENT_BYTES)
                        .answers(Schemas.USER)
                        .by(this::set))
                .add(Function.delete("users.unset_state_var", ONE)
                        .asks("mayChangeDocument")
                        .answers(Schemas.USER)
                        .by(this::unset));
    }

    private Response get(Call call, AccountId id) {
        String key = call.required(KEY);
        StateRules.checkKey(key);
        DoorDocument stored =
                documents.of(call.caller(), id, CryosparcTokens.DOOR).orElse(null);
        String value = LargeJson.ASKED_FOR.read(
                stored == null ? 0 : stored.json().length(),
                () -> FreeJson.text(StateRules.told(
                        key, CryosparcDocument.of(stored).state().get(key))));
        return CryosparcJson.answer(out -> out.writeRawValue(value));
    }

    private Response set(Call call) {
        AccountId id = ids.selfOrAnybody(call);
        String key = changeable(call);
        String value = LargeJson.ASKED_FOR.read(
                call.request().body().length, () -> FreeJson.text(StateRules.kept(key, call.body())));
        Caller caller = call.caller();
        Account changed = documents.change(
                caller, id, CryosparcDocument.change(document -> document.withVariable(key, FreeJson.tree(value))));
        return json.answer(caller, changed);
    }

    private Response unset(Call call) {
        AccountId id = ids.selfOrAnybody(call);
        String key = changeable(call);
        Account changed = documents.change(
                call.caller(), id, CryosparcDocument.change(document -> document.withoutVariable(key)));
        return json.answer(call.caller(), changed);
    }

    private static String changeable(Call call) {
        String key = call.required(KEY);
        StateRules.checkKey(key);
        StateRules.checkMayChange(key, call.isAdministrator());
        return key;
    }
}
