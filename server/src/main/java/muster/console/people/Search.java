package muster.console.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.RosterQuery;
import muster.http.Query;
import muster.model.AccountState;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands in the address of the page, so that it can be kept, sent on, and gone back to.
 *
 * @param seen one of {@code since}, {@code before} and {@code never}; empty for whenever
 * @param day the day of {@code seen}, as in 2026-01-31
 * @param sort the order, in small letters
 * @param after the mark behind which the page begins; empty for the first
 */
public record Search(
        String text,
        String state,
        String rank,
        String group,
        String door,
        String seen,
        String day,
        String sort,
        boolean descending,
        String after) {

    /** Everybody, who fits best first. */
    public static final Search EVERYBODY = new Search("", "", "", "", "", "", "", "best_match", false, "");

    /** What the address says; what it does not say is not looked for. */
    public static Search of(Query query) {
        return new Search(
                given(query, "q"),
                given(query, "state"),
                given(query, "rank"),
                given(query, "group"),
                given(query, "door"),
                given(query, "seen"),
                given(query, "day"),
                given(query, "sort").isEmpty() ? "best_match" : given(query, "sort"),
                given(query, "order").equals("desc"),
                given(query, "after"));
    }

    private static String given(Query query, String name) {
        String value = query.first(name);
        return value == null ? "" : value.strip();
    }

    /**
     * The question to the directory.
     *
     * @throws Refused {@link Failure.Malformed} for a word that stands for nothing
     */
    public RosterQuery query() {
        return new RosterQuery(
                text,
                words(AccountState.class, "state", state),
                words(Rank.class, "rank", rank),
                group.isEmpty() ? null : GroupId.parse(group).orElseThrow(() -> unknown("group")),
                door.isEmpty() ? null : door,
                lastSeen(),
                RosterQuery.PEOPLE_AND_PROGRAMS,
                word(RosterQuery.Sort.class, "sort", sort),
                !descending);
    }

    private RosterQuery.@Nullable LastSeen lastSeen() {
        return switch (seen) {
            case "" -> null;
            case "never" -> new RosterQuery.LastSeen.Never();
            case "since" -> day.isEmpty() ? null : new RosterQuery.LastSeen.Since(start());
            case "before" -> day.isEmpty() ? null : new RosterQuery.LastSeen.Before(start());
            default -> throw unknown("seen");
        };
    }

    private Instant start() {
        try {
            return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noDay) {
            throw unknown("day");
        }
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, String field, String word) {
        return word.isEmpty() ? Set.of() : EnumSet.of(word(type, field, word));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findAny()
                .orElseThrow(() -> unknown(field));
    }

    private static Refused unknown(String field) {
        return new Refused(new Failure.Malformed(field, "is none of those that there are"));
    }

    /** Whether more than the text is asked for. */
    public boolean isNarrowed() {
        return !(state + rank + group + door + seen).isEmpty();
    }

    /** The same search in another order; in the same order, the other way round. */
    public Search sortedBy(String column) {
        boolean turned = sort.equals(column) && !descending;
        return new Search(text, state, rank, group, door, seen, day, column, turned, "");
    }

    /** The same search, one page on. */
    public Search after(String mark) {
        return new Search(text, state, rank, group, door, seen, day, sort, descending, mark);
    }

    /** What stands behind the path of the page, question mark included; empty for everybody. */
    public String address() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("q", text);
        parts.put("state", state);
        parts.put("rank", rank);
        parts.put("group", group);
        parts.put("door", door);
        parts.put("seen", seen);
        parts.put("day", day);
        parts.put("sort", sort.equals("best_match") ? "" : sort);
        parts.put("order", descending ? "desc" : "");
        parts.put("after", after);
        String joined = parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }
}
