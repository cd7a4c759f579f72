package muster.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Rank;
import muster.model.TextKey;

/** A directory in which an administrator plans. */
final class PlanSite implements AutoCloseable {
    final TestDirectory site = new TestDirectory();
    final Account first = site.first();
    final Caller administrator = site.as(first);
    final Imports imports = site.directory.imports();
    final Plans plans = site.directory.plans();

    static DraftRow named(long line, String username) {
        return new DraftRow(line).with(ImportField.USERNAME, username);
    }

    Plan plan(DeclaredItem... items) {
        return plan(administrator, items);
    }

    Plan plan(Caller caller, DeclaredItem... items) {
        return imports.plan(caller, PlanRequest.of("test.csv"), Declaration.of(Arrays.asList(items)));
    }

    Plan plan(PlanRequest request, DeclaredItem... items) {
        return imports.plan(administrator, request, Declaration.of(Arrays.asList(items)));
    }

    Plan apply(Plan plan) {
        return plans.apply(administrator, plan.id(), ApplyOptions.USUAL, _ -> {});
    }

    Plan applyConfirmed(Plan plan) {
        return plans.apply(administrator, plan.id(), ApplyOptions.USUAL.confirming(plan.barred()), _ -> {});
    }

    /** In the order of the file. */
    List<PlanRow> rows(Plan plan) {
        List<PlanRow> rows = new ArrayList<>(plans.rows(administrator, plan.id(), PlanView.ALL, 0, 1_000));
        rows.sort(Comparator.comparingLong(PlanRow::line));
        return rows;
    }

    PlanRow row(Plan plan, int index) {
        return rows(plan).get(index);
    }

    Account account(AccountId id) {
        return site.read(reading -> reading.accounts().find(id)).orElseThrow();
    }

    Account account(String username) {
        return site.read(reading -> reading.accounts().findByUsername(TextKey.of(username)))
                .orElseThrow();
    }

    Account create(String username) {
        return site.create(username, Rank.VIEWER);
    }

    Group group(String name) {
        return site.directory.groups().create(administrator, GroupName.parse(name));
    }

    List<String> groupsOf(AccountId id) {
        return site.read(reading -> Memberships.of(reading, List.of(id))).getOrDefault(id, List.of()).stream()
                .map(group -> group.name().value())
                .toList();
    }

    long events() {
        return site.read(reading -> reading.events().list(null, true, 10_000)).size();
    }

    @Override
    public void close() {
        site.close();
    }
}
