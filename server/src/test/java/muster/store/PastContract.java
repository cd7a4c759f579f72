package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.groupId;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.directory.PastReader.Candidate;
import muster.directory.PastReader.Told;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Origin;
import muster.model.Profile;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of whom something may have been so at some time. Each event happens as many hours after {@code NOW} as its number says. */
interface PastContract extends WithStore {
    private static Event event(int number, Act act, Event.Target target, int subject, Event.FieldChange... fields) {
        return new Event(
                new EventId(number),
                NOW.plus(Duration.ofHours(number)),
                new Actor.Host(),
                Origin.host("r" + number),
                act,
                target,
                id(subject),
                List.of(fields));
    }

    private void told(int number, Act act, int subject, Event.FieldChange... fields) {
        Event.Target target = new Event.Target("account", id(subject).toString(), "\"field\":\"rank\"");
        write(store(), w -> w.events().add(event(number, act, target, subject, fields)));
    }

    private void membership(int number, Act act, int subject) {
        Event.Target target = new Event.Target("group", groupId(1).toString(), "Optics");
        write(store(), w -> w.events().add(event(number, act, target, subject)));
    }

    private static Event.FieldChange rank(@Nullable Rank before, Rank after) {
        return new Event.FieldChange("rank", before == null ? null : before.name(), after.name());
    }

    private void addAccounts() {
        write(store(), w -> {
            IntStream.rangeClosed(1, 4).forEach(number -> w.accounts().add(account(number)));
            w.accounts().add(account(5, "boss", Profile.EMPTY, Rank.MANAGER));
        });
    }

    private List<AccountId> managers(int since, @Nullable AccountId after, int limit) {
        return store().read(r -> r.past().perhapsOf(Rank.MANAGER, NOW.plus(Duration.ofHours(since)), after, limit));
    }

    @Test
    default void whoHasARankOrHadItSinceIsFoundPageByPage() {
        addAccounts();
        told(1, Act.ACCOUNT_CHANGED, 1, rank(Rank.MANAGER, Rank.VIEWER));
        told(20, Act.ACCOUNT_CREATED, 2, rank(Rank.MANAGER, Rank.VIEWER));
        told(21, Act.ACCOUNT_WITHDRAWN, 3, rank(Rank.MANAGER, Rank.VIEWER));
        told(22, Act.ACCOUNT_CHANGED, 3, rank(Rank.MANAGER, Rank.VIEWER));
        told(
                23,
                Act.ACCOUNT_CHANGED,
                4,
                new Event.FieldChange("description", "{\"field\":\"rank\",\"before\":\"MANAGER\"", "b"));
        told(24, Act.ACCOUNT_CHANGED, 4, rank(Rank.AUDITOR, Rank.VIEWER));
        told(25, Act.ACCOUNT_CHANGED, 5, rank(Rank.MANAGER, Rank.MANAGER));

        assertThat(managers(10, null, 9)).containsExactly(id(3), id(5));
        assertThat(managers(0, null, 2)).containsExactly(id(1), id(3));
        assertThat(managers(0, id(3), 2)).containsExactly(id(5));
        assertThat(managers(30, null, 9)).containsExactly(id(5));
    }

    @Test
    default void theFirstEventThatTellsARankOrAMergeIsFoundForEachAccount() {
        told(1, Act.ACCOUNT_CHANGED, 1, rank(Rank.VIEWER, Rank.AUDITOR));
        told(20, Act.ACCOUNT_CHANGED, 1, new Event.FieldChange("givenName", "a", "b"));
        told(21, Act.ACCOUNT_CHANGED, 1, rank(Rank.AUDITOR, Rank.MANAGER));
        told(22, Act.ACCOUNT_CHANGED, 1, rank(Rank.MANAGER, Rank.VIEWER));
        told(23, Act.ACCOUNT_MERGED, 1, new Event.FieldChange("mergedInto", null, id(2).toString()));
        told(24, Act.ACCOUNT_CHANGED, 2, rank(Rank.VIEWER, Rank.MANAGER));

        assertThat(numbers(Told.RANK, id(1), id(3))).isEqualTo(Map.of(id(1), 21L));
        assertThat(numbers(Told.RANK, id(1), id(2))).isEqualTo(Map.of(id(1), 21L, id(2), 24L));
        assertThat(numbers(Told.MERGED_INTO, id(1), id(2))).isEqualTo(Map.of(id(1), 23L));
    }

    private Map<AccountId, Long> numbers(Told told, AccountId... accounts) {
        Map<AccountId, Event> found =
                store().read(r -> r.past().firstTelling(told, List.of(accounts), NOW.plus(Duration.ofHours(10))));
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().id().value()));
    }

    @Test
    default void whoWasPurgedSinceIsCountedUnlessMadeSince() {
        told(1, Act.ACCOUNT_PURGED, 1);
        told(20, Act.ACCOUNT_PURGED, 2);
        told(21, Act.ACCOUNT_CREATED, 3);
        told(22, Act.ACCOUNT_PURGED, 3);
        assertThat(store().<Integer>read(r -> r.past().purged(NOW.plus(Duration.ofHours(10)))))
                .isEqualTo(1);
    }

    @Test
    default void whoIsInAGroupOrLeftItSinceIsFoundPageByPage() {
        write(
                store(),
                w -> IntStream.of(2, 4, 6)
                        .forEach(number -> w.grants().add(Samples.membership(number, id(number), groupId(1)))));
        membership(1, Act.MEMBER_REMOVED, 1);
        membership(20, Act.MEMBER_REMOVED, 3);
        membership(21, Act.MEMBER_REMOVED, 4);
        membership(22, Act.MEMBER_ADDED, 4);
        membership(23, Act.MEMBER_ADDED, 5);
        List<Candidate> found = new ArrayList<>();
        List<Candidate> page;
        do {
            AccountId after = found.isEmpty() ? null : found.getLast().id();
            page = store().read(r -> r.past().perhapsIn(groupId(1), NOW.plus(Duration.ofHours(10)), after, 1));
            found.addAll(page);
        } while (!page.isEmpty());
        assertThat(found)
                .containsExactly(
                        new Candidate(id(2), true),
                        new Candidate(id(3), false),
                        new Candidate(id(4), true),
                        new Candidate(id(6), true));
        Map<AccountId, Event> first = store().read(r ->
                r.past().firstOfMembership(groupId(1), List.of(id(2), id(4), id(5)), NOW.plus(Duration.ofHours(10))));
        assertThat(first.keySet()).containsExactlyInAnyOrder(id(4), id(5));
        assertThat(first.get(id(4)).act()).isEqualTo(Act.MEMBER_REMOVED);
    }
}
