package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.Party;
import muster.model.Rank;
import muster.model.UnmergeLine;
import muster.model.UnmergeLine.Decision;
import muster.model.UnmergeLine.Outcome;
import muster.model.UnmergePlan;
import muster.model.Username;
import org.junit.jupiter.api.Test;

class UnmergeConflictsTest extends TwoAccounts {
    private UnmergeLine conflict(UUID merge) {
        List<UnmergeLine> conflicts = unmerges.plan(admin, merge).conflicts();
        assertThat(conflicts).hasSize(1);
        return conflicts.getFirst();
    }

    private Account restoring(UUID merge) {
        return unmerges.undo(admin, merge, Map.of(conflict(merge).field(), Decision.RESTORE), null);
    }

    static AccountChanges email(String address) {
        return AccountChanges.changing()
                .email(Edit.set(EmailAddress.parse(address)))
                .build();
    }

    private List<String> addresses(Account account) {
        return stored(account).emails().stream()
                .map(email -> email.address().value() + (email.claimed() ? "!" : ""))
                .toList();
    }

    @Test
    void anAddressThatCameByTheMergeAndWasVerifiedSinceIsDecided() {
        change(old, email("old@lab.example"));
        UUID merge = merge();
        site.directory.emailBook().verify(admin, into.id(), EmailAddress.parse("old@lab.example"));
        assertThat(conflict(merge).now()).isEqualTo("new");
    }

    @Test
    void aThingThatWasRenamedSinceIsDecided() {
        Holding project = thing(old, PROJECTS, "genome");
        UUID merge = merge();
        rename(project, "better");
        UnmergeLine line = conflict(merge);
        assertThat(line.now()).isEqualTo("better");
        assertThat(line.then()).isEqualTo("genome");
        undo(merge);
        assertThat(stored(project).owner()).isEqualTo(old.id());
        assertThat(stored(project).name()).isEqualTo("better");
    }

    @Test
    void aThingGetsItsNameBackIfTheCallerSaysSo() {
        Holding project = thing(old, PROJECTS, "genome");
        UUID merge = merge();
        rename(project, "better");
        restoring(merge);
        assertThat(stored(project).name()).isEqualTo("genome");
        assertThat(stored(project).owner()).isEqualTo(old.id());
    }

    private void rename(Holding project, String name) {
        site.store.write(writing -> {
            Holding now = writing.holdings().lock(project.id()).orElseThrow();
            writing.holdings()
                    .save(now.with(
                            now.owner(), now.container(), name, now.audience(), now.document(), site.now(), null));
            return name;
        });
    }

    @Test
    void aThingThatBelongsToSomebodyElseStaysThereUnlessToldOtherwise() {
        Account third = site.create("third", Rank.PUBLISHER);
        Holding kept = thing(old, PROJECTS, "kept");
        UUID merge = merge();
        site.directory.handover().handOver(admin, into.id(), third.id());
        undo(merge);
        assertThat(stored(kept).owner()).isEqualTo(third.id());
    }

    @Test
    void aThingIsTakenBackFromSomebodyElseIfTheCallerSaysSo() {
        Account third = site.create("third", Rank.PUBLISHER);
        Holding project = thing(old, PROJECTS, "genome");
        UUID merge = merge();
        site.directory.handover().handOver(admin, into.id(), third.id());
        assertThat(conflict(merge).now()).isEqualTo("third");
        restoring(merge);
        assertThat(stored(project).owner()).isEqualTo(old.id());
    }

    @Test
    void aThingThatWasPutIntoAnotherOneSinceComesOutAgainIfTheCallerSaysSo() {
        Holding outer = thing(old, PROJECTS, "outer");
        Holding inner = thing(old, PROJECTS, "inner");
        UUID merge = merge();
        site.store.write(writing -> {
            Holding now = writing.holdings().lock(inner.id()).orElseThrow();
            writing.holdings()
                    .save(now.with(
                            now.owner(), outer.id(), now.name(), now.audience(), now.document(), site.now(), null));
            return now;
        });
        restoring(merge);
        assertThat(stored(outer).owner()).isEqualTo(old.id());
        assertThat(stored(inner).owner()).isEqualTo(old.id());
        assertThat(stored(inner).container()).isNull();
    }

    @Test
    void whatIsNoMoreIsTold() {
        Holding project = thing(old, PROJECTS, "genome");
        UUID merge = merge();
        site.store.write(writing -> {
            writing.holdings().remove(project.id());
            return project;
        });
        UnmergePlan plan = unmerges.plan(admin, merge);
        assertThat(plan.lines(Outcome.LOST)).extracting(UnmergeLine::field).containsExactly("thing:" + project.id());
        assertThat(undo(merge).life().isMerged()).isFalse();
    }

    @Test
    void aUsernameThatSomebodyElseHasIsLost() {
        UUID merge = merge();
        Account third = site.create("old", Rank.VIEWER);
        assertThat(unmerges.plan(admin, merge).lines(Outcome.LOST))
                .extracting(UnmergeLine::field)
                .contains("username");
        assertThat(undo(merge).username()).isNull();
        assertThat(stored(third).username()).isEqualTo(old.username());
    }

    @Test
    void anAddressThatSomebodyElseClaimsComesBackUnclaimed() {
        UUID merge = merge(old, into, false);
        site.create("third", Rank.VIEWER);
        Account third = site.read(reading ->
                reading.accounts().findByUsername(Username.parse("third").key()).orElseThrow());
        change(third, email("old@lab.example"));
        undo(merge);
        assertThat(addresses(old)).containsExactly("old@lab.example");
        assertThat(addresses(third)).containsExactly("old@lab.example!");
    }

    @Test
    void anAddressThatTheOtherAccountChoseSinceIsDecided() {
        UUID merge = merge();
        change(into, email("old@lab.example"));
        assertThat(conflict(merge).field()).isEqualTo("address:old@lab.example");
        undo(merge);
        assertThat(addresses(into)).first().isEqualTo("old@lab.example!");
        assertThat(addresses(old)).containsExactly("old@lab.example");
    }

    @Test
    void anAddressThatTheOtherAccountChoseSinceComesBackIfTheCallerSaysSo() {
        UUID merge = merge();
        change(into, email("old@lab.example"));
        restoring(merge);
        assertThat(addresses(into)).doesNotContain("old@lab.example!");
        assertThat(addresses(old)).containsExactly("old@lab.example!");
    }

    @Test
    void theOtherAccountsNewAddressStays() {
        UUID merge = merge();
        change(into, email("newest@lab.example"));
        assertThat(unmerges.plan(admin, merge).conflicts()).isEmpty();
        undo(merge);
        assertThat(addresses(into)).containsExactly("newest@lab.example!");
        assertThat(addresses(old)).containsExactly("old@lab.example!");
    }

    @Test
    void aRightThatWasWithdrawnSinceComesBackOnlyIfTheCallerSaysSo() {
        Group group = site.directory.groups().create(admin, GroupName.parse("lab"));
        site.directory.groups().addMember(admin, group.id(), old.id());
        UUID merge = merge();
        site.directory.groups().removeMember(admin, group.id(), into.id());
        assertThat(conflict(merge).now()).isNull();
        undo(merge);
        assertThat(isMember(group, old)).isFalse();
        UUID again = again(group);
        restoring(again);
        assertThat(isMember(group, old)).isTrue();
        assertThat(isMember(group, into)).isFalse();
    }

    private UUID again(Group group) {
        site.directory.groups().addMember(admin, group.id(), old.id());
        UUID again = merge();
        site.directory.groups().removeMember(admin, group.id(), into.id());
        return again;
    }

    private boolean isMember(Group group, Account account) {
        return site.read(reading -> reading.grants()
                .find(new Party.OfAccount(account.id()), new GrantObject.OnGroup(group.id()))
                .isPresent());
    }

    @Test
    void aGroupThatSomebodyElseMindsSinceIsDecided() {
        Account head = site.create("head", Rank.MANAGER);
        Account third = site.create("third", Rank.MANAGER);
        Group group = site.directory.groups().create(site.as(head), GroupName.parse("lab"));
        UUID merge = merge(head, into, true);
        site.directory.handover().handOver(admin, into.id(), third.id());
        assertThat(conflict(merge).now()).isEqualTo("third");
        restoring(merge);
        assertThat(site.read(reading -> reading.groups().find(group.id()).orElseThrow())
                        .owner())
                .isEqualTo(head.id());
    }

    @Test
    void anOutsideIdentityGoesBackUnlessSomebodyElseIsMeantSince() {
        ExternalIdentity first = new ExternalIdentity("ldap", "uid=old");
        ExternalIdentity second = new ExternalIdentity("ldap", "uid=older");
        Account third = site.create("third", Rank.VIEWER);
        site.store.write(writing -> {
            writing.accounts().link(first, old.id(), site.now());
            writing.accounts().link(second, old.id(), site.now());
            return old;
        });
        UUID merge = merge();
        site.store.write(writing -> {
            writing.accounts().moveIdentity(second, third.id());
            return old;
        });
        undo(merge);
        assertThat(site.<List<ExternalIdentity>>read(
                        reading -> reading.accounts().identities(old.id())))
                .containsExactly(first);
        assertThat(site.<List<ExternalIdentity>>read(
                        reading -> reading.accounts().identities(third.id())))
                .containsExactly(second);
    }

    @Test
    void aDecisionAboutNothingIsRefused() {
        UUID merge = merge();
        assertRefused(
                Failure.Malformed.class, () -> unmerges.undo(admin, merge, Map.of("username", Decision.RESTORE), null));
        assertThat(stored(old).life().isMerged()).isTrue();
    }
}
