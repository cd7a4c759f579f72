package muster.console.own;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.Keys;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code /account/keys}: keys with which programs act for their owner. */
final class KeyPages {
    private static final String PATH = "/account/keys";
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 3_650;

    private final Visits visits;
    private final Directory directory;
    private final InstantSource clock;
    private final List<String> doors;
    private final List<KeyUseLine> uses;

    KeyPages(Visits visits, Directory directory, InstantSource clock, List<String> doors, List<KeyUseLine> uses) {
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
        this.doors = List.copyOf(doors);
        this.uses = List.copyOf(uses);
    }

    /**
     * What was typed into the form for a new key.
     *
     * @param days after how many it expires; empty for never
     * @param door the only one that it opens; empty for every door
     * @param cap the rank above which it never acts, in small letters; empty for the own one
     */
    record Form(String label, String days, String door, String cap, Problems problems) {
        static final Form EMPTY = new Form("", String.valueOf(USUAL_DAYS), "", "", Problems.none());
    }

    /** @param ranks that a key can be capped at: none above the own one */
    record Listing(List<Key> keys, List<String> doors, List<Rank> ranks, Form form) {}

    void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeKeys", visits.page(visit -> page(visit, 200, Form.EMPTY)))
                .add("POST", PATH, "mayCreateKey", visits.form(this::make))
                .add("POST", PATH + "/{id}/end", "mayEndKey", visits.form(this::end));
    }

    private Response page(Visit visit, int status, Form form) {
        List<Key> keys = directory.keys().list(visit.caller(), visit.account().id());
        Rank own = Objects.requireNonNull(visit.caller().rank());
        List<Rank> ranks = Stream.of(Rank.values()).filter(own::isAtLeast).toList();
        Listing listing = new Listing(keys, doors, ranks, form);
        return Pages.page(status, (out, none) -> JtekeysGenerated.render(out, none, visit.frame(), listing));
    }

    private Response make(Visit visit) {
        Problems problems = Problems.none();
        Form form =
                new Form(visit.typed("label"), visit.typed("days"), visit.typed("door"), visit.typed("cap"), problems);
        NewKey wanted = read(visit, form);
        if (wanted == null) {
            return page(visit, 422, form);
        }
        try {
            Keys.MadeKey made =
                    directory.keys().create(visit.caller(), visit.account().id(), wanted);
            String base = visit.request().baseUrl();
            return Pages.page(
                    200, (out, none) -> Jtekey_madeGenerated.render(out, none, visit.frame(), made, base, uses));
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Invalid)) {
                throw refused;
            }
            problems.add("label", visit.sentence(refused));
            return page(visit, 422, form);
        }
    }

    private @Nullable NewKey read(Visit visit, Form form) {
        Instant end = end(visit, form);
        Rank cap = cap(visit, form);
        boolean known = form.door().isEmpty() || doors.contains(form.door());
        if (!known) {
            form.problems().add("door", visit.t("own.key_door_unknown"));
        }
        if (form.label().isEmpty()) {
            form.problems().add("label", visit.t("own.key_label_missing"));
        }
        if (!form.problems().isEmpty()) {
            return null;
        }
        List<String> opens = form.door().isEmpty() ? List.of() : List.of(form.door());
        return visit.unlessRefused(
                form.problems(),
                "label",
                () -> new NewKey(Key.Purpose.API_KEY, form.label(), List.of(Key.EVERYTHING), opens, cap, end));
    }

    /** Null for never; a problem is added to the form's. */
    private @Nullable Instant end(Visit visit, Form form) {
        if (form.days().isEmpty()) {
            return null;
        }
        boolean sane = form.days().matches("[1-9][0-9]{0,3}") && Integer.parseInt(form.days()) <= MOST_DAYS;
        if (!sane) {
            form.problems().add("days", visit.t("own.key_days_wrong", MOST_DAYS));
            return null;
        }
        return clock.instant().plus(Duration.ofDays(Integer.parseInt(form.days())));
    }

    private static @Nullable Rank cap(Visit visit, Form form) {
        if (form.cap().isEmpty()) {
            return null;
        }
        for (Rank rank : Rank.values()) {
            if (rank.name().toLowerCase(Locale.ROOT).equals(form.cap())) {
                return rank;
            }
        }
        form.problems().add("cap", visit.t("own.key_cap_unknown"));
        return null;
    }

    private Response end(Visit visit) {
        KeyId id = KeyId.parse(visit.request().path("id")).orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
        directory.keys().end(visit.caller(), visit.account().id(), id);
        return visit.done(PATH, "key_ended");
    }
}
