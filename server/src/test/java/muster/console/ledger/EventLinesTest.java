package muster.console.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import muster.console.page.Assets;
import muster.console.page.Frame;
import muster.console.page.Icon;
import muster.console.text.Messages;
import muster.directory.Ledger;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import muster.model.EventId;
import muster.model.KeyId;
import muster.model.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventLinesTest {
    private static final AccountId ADA =
            AccountId.parse("01890000-0000-7000-8000-00000000000a").orElseThrow();
    private static final AccountId GONE =
            AccountId.parse("01890000-0000-7000-8000-00000000000b").orElseThrow();
    private static final KeyId KEY = new KeyId(7);

    @ParameterizedTest
    @EnumSource(Act.class)
    void everyActHasASentenceInEveryLanguage(Act act) {
        for (Locale language : Messages.LANGUAGES) {
            String told = told(language, event(new Actor.Host(), act, GONE, List.of()));
            assertThat(told).as("%s in %s", act, language).endsWith(".");
        }
    }

    @Test
    void aSentenceNamesWhoDidWhatToWhom() {
        assertThat(told(Locale.ENGLISH, event(person(ADA), Act.MEMBER_ADDED, GONE, List.of())))
                .isEqualTo("%s added %s to the group “crystals”.".formatted(ADA, GONE));
        assertThat(told(Locale.GERMAN, event(person(ADA), Act.MEMBER_ADDED, GONE, List.of())))
                .isEqualTo("%s hat %s in die Gruppe „crystals“ aufgenommen.".formatted(ADA, GONE));
    }

    @Test
    void whoActsOnTheOwnAccountIsNamedOnce() {
        assertThat(told(Locale.ENGLISH, event(person(ADA), Act.MEMBER_REMOVED, ADA, List.of())))
                .isEqualTo("%s left the group “crystals”.".formatted(ADA));
    }

    @Test
    void whoUsesACodeActsThoughNobodyIsSignedIn() {
        assertThat(told(Locale.ENGLISH, event(new Actor.Anonymous(), Act.PASSWORD_SET, GONE, List.of())))
                .isEqualTo("%s chose a new password with a code.".formatted(GONE));
    }

    @Test
    void onlyReadersOfAdministrationGetLinks() {
        Event event = event(new Actor.Host(), Act.GROUP_CREATED, null, List.of());
        assertThat(line(frame(Locale.ENGLISH, "admin"), event).sentence())
                .extracting(EventLine.Piece::path)
                .contains("/admin/groups/7");
        assertThat(line(frame(Locale.ENGLISH, null), event).sentence())
                .extracting(EventLine.Piece::path)
                .containsOnlyNulls();
    }

    @Test
    void fieldsAreToldInTheReadersWords() {
        List<Event.FieldChange> fields = List.of(
                new Event.FieldChange("rank", "VIEWER", "MANAGER"),
                new Event.FieldChange("blocked.HOLD", "false", "true"),
                new Event.FieldChange("blocked.ARCHIVED", null, "false"),
                new Event.FieldChange("readonly", "true", "false"),
                new Event.FieldChange("expiresAt", null, "2026-03-01T12:30:00Z"),
                new Event.FieldChange("givenName", "true story", null),
                new Event.FieldChange("name at somewhere", "a", "b"));
        EventLine line = line(frame(Locale.GERMAN, null), event(new Actor.Timer(), Act.ACCOUNT_CHANGED, GONE, fields));
        assertThat(line.changes())
                .containsExactly(
                        new EventLine.Change("Rang", "Betrachter", "Manager"),
                        new EventLine.Change("angehalten", "nein", "ja"),
                        new EventLine.Change("schreibgeschützt", "ja", "nein"),
                        new EventLine.Change("läuft ab", null, "01.03.2026 12:30 UTC"),
                        new EventLine.Change("Vorname", "true story", null),
                        new EventLine.Change("name at somewhere", "a", "b"));
    }

    private static String told(Locale language, Event event) {
        return line(frame(language, null), event).sentence().stream()
                .map(EventLine.Piece::text)
                .collect(Collectors.joining());
    }

    private static EventLine line(Frame frame, Event event) {
        return EventLines.of(frame, new Ledger.Page(List.of(event), false, Map.of()))
                .getFirst();
    }

    private static Actor person(AccountId id) {
        return new Actor.Person(id, KEY);
    }

    private static Event event(Actor actor, Act act, @Nullable AccountId subject, List<Event.FieldChange> fields) {
        return new Event(
                new EventId(1),
                Instant.parse("2026-02-03T04:05:06Z"),
                actor,
                Origin.host("request"),
                act,
                new Event.Target("group", "7", "crystals"),
                subject,
                fields);
    }

    private static Frame frame(Locale language, @Nullable String admin) {
        List<Frame.Section> sections = List.of(new Frame.Section("section.groups", "/admin/groups", Icon.USERS_ROUND));
        return new Frame(
                Messages.of(language),
                Assets.load(),
                "",
                "/admin/ledger",
                "token",
                new Frame.Menu("Ada", admin, sections),
                null);
    }
}
