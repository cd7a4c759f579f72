package muster.dialect.own;

import static muster.testing.fuzz.Target.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.testing.fuzz.Target;

/** What reads bodies and cursors of the directory's own door. */
public final class OwnTargets {
    private static final String LIST = "things";

    private OwnTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("own.cursor", text -> cursor(Cursors.place(LIST, text)), Problem.Found.class)
                        .like(Cursors.of(LIST, "7"), Cursors.of("others", "7"), "AAAA", "="),
                Target.ofText("own.number", OwnTargets::number, Problem.Found.class)
                        .like("7", "-1", "9223372036854775808", "+5"),
                Target.ofText("own.place", OwnTargets::place, Problem.Found.class)
                        .like(
                                "2026-03-01T12:00:00Z 0195f0a0-0000-7000-8000-000000000001",
                                "+999999999-12-31T23:59:59Z x"),
                Target.ofText("own.kinds", OwnTargets::kinds)
                        .like("2026-03-01T12:00:00.5+01:00", "true", "12", "0195f0a0-0000-7000-8000-000000000001"),
                Target.ofBytes("own.form", OwnTargets::form, JsonComplaint.class)
                        .like(
                                "{\"name\":\"a\",\"at\":\"2026-03-01T12:00:00Z\",\"many\":[1,2],\"inner\":{\"name\":\"b\"},"
                                        + "\"texts\":{\"a\":\"b\"},\"flag\":true,\"id\":\"0195f0a0-0000-7000-8000-000000000001\"}"));
    }

    private static void cursor(String place) {
        require(Cursors.place(LIST, Cursors.of(LIST, place)).equals(place), "what is written is read again");
    }

    /** Whoever reads the source can make a cursor of any place. */
    private static void number(String text) {
        require(Cursors.number(LIST, Cursors.of(LIST, text)) >= 0, "places are counted from 0");
    }

    private static void place(String text) {
        record Mark(Instant at, UUID id) {}
        Mark read = Places.parse(text, Mark::new);
        Mark again = Places.parse(Places.text(read.at(), read.id()), Mark::new);
        require(again.equals(read), "what is written is read again");
    }

    private static void kinds(String text) {
        for (Kind kind : List.of(Kind.LINE, Kind.TIME, Kind.UUID, Kind.NUMBER, Kind.COUNT, Kind.FLAG)) {
            Checks.complaint(kind, text);
        }
        require(Checks.complaint(Kind.TIME, text).isPresent() || Checks.time(text) != null, "a time is a time");
    }

    private static void form(byte[] body) {
        Form inner = Form.of("Inner").clears("name", Kind.LINE, "A name").build();
        Form form = Form.of("Outer")
                .needs("name", Kind.LINE, "A name")
                .takes("at", Kind.TIME, "A time")
                .takes("many", new Kind.Many(Kind.COUNT, 3), "Some numbers")
                .takes("inner", new Kind.Inner(inner), "Another")
                .takes("texts", new Kind.Texts(3), "Texts")
                .takes("flag", Kind.FLAG, "Yes or no")
                .takes("id", Kind.UUID, "An id")
                .build();
        List<Fault> faults = new ArrayList<>();
        Checks.form(form, JsonObject.parseTree(body), "", faults);
        require(
                faults.stream().noneMatch(fault -> fault.toString().length() > body.length + 1_024),
                "faults are short");
    }
}
