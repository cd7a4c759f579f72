package muster.dialect.cryosparc;

import muster.directory.Accounts;
import muster.directory.Condition;
import muster.directory.Trash;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code users.*}: finding, changing and deleting users, and their roles. */
final class CryosparcUsers implements Resource {
    private final Accounts accounts;
    private final Trash trash;
    private final UserIds ids;
    private final UserJson json;
    private final UserTable table;
    private final Rank usualRank;

    /** @param usualRank of whoever is no administrator any more */
    CryosparcUsers(Accounts accounts, Trash trash, UserIds ids, UserJson json, Rank usualRank) {
        this.accounts = accounts;
        this.trash = trash;
        this.ids = ids;
        this.json = json;
        this.table = new UserTable(accounts, ids);
        this.usualRank = usualRank;
    }

    @Override
    public void addTo(Functions functions) {
        addListsTo(functions);
        functions
                .add(Function.get("users.me", "/users/me")
                        .asks("maySeeAccounts")
                        .answers(Schemas.USER)
                        .by(call -> json.own(call.caller(), call.account())))
                .add(Function.get("users.find_one", UserIds.ONE)
                        .asks("maySeeAccounts")
                        .answers(Schemas.USER)
                        .by(this::findOne))
                .add(Function.patch("users.update", UserIds.ONE)
                        .asks("mayChangeProfile")
                        .takes("email", Schema.TEXT)
                        .takes("username", Schema.TEXT)
                        .takes("first_name", Schema.TEXT)
                        .takes("last_name", Schema.TEXT)
                        .answers(Schemas.USER)
                        .by(this::update))
                .add(Function.delete("users.delete", UserIds.ONE)
                        .asks("mayTrash")
                        .by(this::delete))
                .add(Function.get("users.get_role", UserIds.ONE + "/role")
                        .asks("maySeeAccounts")
                        .answers(CryosparcRoles.SCHEMA)
                        .by(this::role))
                .add(Function.put("users.set_role", UserIds.ONE + "/role")
                        .asks("mayChangeRank")
                        .needsBody(CryosparcRoles.SCHEMA.titled("Role"))
                        .answers(Schemas.USER)
                        .by(this::setRole));
    }

    private void addListsTo(Functions functions) {
        functions
                .add(Function.get("users.find", "/users")
                        .asks("mayDoAll")
                        .takes("role", CryosparcRoles.SCHEMA)
                        .answers(Schemas.USERS)
                        .by(this::find))
                .add(Function.get("users.count", "/users/count")
                        .asks("maySeeAccounts")
                        .takes("role", CryosparcRoles.SCHEMA)
                        .answers(Schema.WHOLE)
                        .by(this::count))
                .add(Function.get("users.table", "/users/table")
                        .asks("mayDoAll")
                        .answersText()
                        .by(this::table));
    }

    private Response find(Call call) {
        call.requireAdministrator();
        return json.streamed(call.caller(), hasRole(call.argument("role")));
    }

    private Response count(Call call) {
        long count = accounts.count(call.caller(), hasRole(call.argument("role")));
        return CryosparcJson.answer(out -> out.writeNumber(count));
    }

    private Response table(Call call) {
        call.requireAdministrator();
        return table.streamed(call.caller());
    }

    private static Condition hasRole(@Nullable String word) {
        return word == null ? Condition.EVERYTHING : new Condition.HasRank(CryosparcRoles.ranks(word));
    }

    private Response findOne(Call call) {
        return json.answer(call.caller(), account(call));
    }

    private Response role(Call call) {
        return CryosparcJson.text(CryosparcRoles.word(account(call).rank()));
    }

    /** The account in the path as it stands, which the caller may look at. */
    private Account account(Call call) {
        return accounts.get(call.caller(), ids.selfOrAnybody(call)).account();
    }

    private Response update(Call call) {
        AccountId id = ids.selfOrAnybody(call);
        AccountChanges changes = UserEdits.read(call);
        return json.answer(call.caller(), accounts.change(call.caller(), id, changes, AddressRule.MUST_BE_FREE));
    }

    private Response delete(Call call) {
        trash.put(call.caller(), ids.anybody(call), Trash.Owners.GO_TOO);
        return Response.empty(204);
    }

    private Response setRole(Call call) {
        AccountId id = ids.anybody(call);
        JsonNode body = call.body();
        if (!body.isString()) {
            throw CryosparcRefusal.invalid("The role must be user or admin.");
        }
        AccountChanges changes = AccountChanges.changing()
                .rank(CryosparcRoles.change(body.stringValue(), usualRank))
                .newRankEndsSessions()
                .build();
        return json.answer(call.caller(), accounts.change(call.caller(), id, changes, AddressRule.MUST_BE_FREE));
    }
}
