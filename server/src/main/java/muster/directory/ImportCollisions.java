package muster.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.TextKey;
import muster.model.Username;

/** Rows that are about the same account, or want the same username or address: nobody can tell which is meant, so none is. */
final class ImportCollisions {
    private record Wish(String kind, String key) {}

    private ImportCollisions() {}

    /** The same rows, with a problem in place of each that collides with another one. */
    static List<ImportPlan.Row> told(List<ImportPlan.Row> rows) {
        Map<Wish, List<Integer>> wishes = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Wish wish : wishes(rows.get(i).step())) {
                wishes.computeIfAbsent(wish, _ -> new ArrayList<>(1)).add(i);
            }
        }
        Map<Integer, Integer> collisions = new TreeMap<>();
        for (List<Integer> same : wishes.values()) {
            for (int i = 0; same.size() > 1 && i < same.size(); i++) {
                int other = i == 0 ? same.get(1) : same.getFirst();
                collisions.merge(same.get(i), other, Math::min);
            }
        }
        List<ImportPlan.Row> told = new ArrayList<>(rows);
        collisions.forEach((row, other) ->
                told.set(row, repeated(rows.get(row), rows.get(other).line())));
        return told;
    }

    private static ImportPlan.Row repeated(ImportPlan.Row row, long line) {
        return new ImportPlan.Row(row.line(), row.name(), new ImportPlan.Problem(new ImportProblem.Repeated(line)));
    }

    private static List<Wish> wishes(ImportPlan.Step step) {
        return switch (step) {
            case ImportPlan.Create create -> wishes(create.wanted());
            case ImportPlan.Change change -> wishes(change.id(), change.changes());
            case ImportPlan.Unchanged same -> List.of(account(same.id()));
            case ImportPlan.Problem _ -> List.of();
        };
    }

    private static List<Wish> wishes(NewAccount wanted) {
        List<Wish> wishes = new ArrayList<>();
        if (wanted.username() != null) {
            wishes.add(username(wanted.username()));
        }
        if (wanted.email() != null && wanted.email().isMailable()) {
            wishes.add(address(wanted.email()));
        }
        return wishes;
    }

    private static List<Wish> wishes(AccountId id, AccountChanges changes) {
        List<Wish> wishes = new ArrayList<>();
        wishes.add(account(id));
        if (changes.username() instanceof Edit.Set<Username>(var username)) {
            wishes.add(username(username));
        }
        if (changes.email() instanceof Edit.Set<EmailAddress>(var address) && address.isMailable()) {
            wishes.add(address(address));
        }
        return wishes;
    }

    private static Wish account(AccountId id) {
        return new Wish("account", id.toString());
    }

    private static Wish username(Username username) {
        return wish("username", username.key());
    }

    private static Wish address(EmailAddress address) {
        return wish("address", address.key());
    }

    private static Wish wish(String kind, TextKey key) {
        return new Wish(kind, key.value());
    }
}
