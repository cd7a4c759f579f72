package muster.dialect.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.Accounts;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.HoldingView;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a list of items as they come. Owners are looked up for some items at a time, so that neither the number of
 * look-ups nor the memory grows with the number of items.
 */
final class ContentList {
    private static final int BATCH = 100;

    private final Accounts accounts;
    private final Caller caller;
    private final String baseUrl;
    private final ContentIncludes includes;
    private final JsonGenerator json;
    private final List<HoldingView> waiting = new ArrayList<>(BATCH);

    ContentList(Accounts accounts, Caller caller, String baseUrl, ContentIncludes includes, JsonGenerator json) {
        this.accounts = accounts;
        this.caller = caller;
        this.baseUrl = baseUrl;
        this.includes = includes;
        this.json = json;
    }

    void add(HoldingView view) {
        waiting.add(view);
        if (waiting.size() == BATCH) {
            writeWaiting();
        }
    }

    /** To be called once, after the last item. */
    void writeWaiting() {
        Map<AccountId, Account> owners = includes.owner() ? owners() : new HashMap<>();
        for (HoldingView view : waiting) {
            ContentJson.item(
                    json, view, caller, baseUrl, owners.get(view.holding().owner()));
        }
        waiting.clear();
    }

    private Map<AccountId, Account> owners() {
        Set<AccountId> ids = new HashSet<>();
        waiting.forEach(view -> ids.add(view.holding().owner()));
        return accounts.getAll(caller, ids);
    }
}
