package muster.console.people;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.console.visit.Visit;
import muster.directory.Bulk;
import muster.directory.BulkAct;
import muster.directory.Trash;
import muster.http.Query;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to the accounts that were chosen, as the form says it.
 *
 * @param act one of {@link #ACTS}
 * @param group the id of a group, for acts on one
 * @param rank in small letters, for the act that gives one
 */
record BulkForm(String act, String group, String rank) {
    static final List<String> ACTS = List.of("lock", "unlock", "add_to_group", "remove_from_group", "rank", "trash");

    private static final String SEPARATOR = ":";

    static BulkForm of(Visit visit) {
        return new BulkForm(visit.typed("act"), visit.typed("act_group"), visit.typed("act_rank"));
    }

    /** @throws Refused {@link Failure.Malformed} when it does not say what, or on which group, or which rank */
    BulkAct read() {
        return switch (act) {
            case "lock" -> new BulkAct.Lock();
            case "unlock" -> new BulkAct.Unlock();
            case "add_to_group" -> new BulkAct.AddToGroup(groupId());
            case "remove_from_group" -> new BulkAct.RemoveFromGroup(groupId());
            case "rank" -> new BulkAct.GiveRank(givenRank());
            case "trash" -> new BulkAct.PutInTrash(Trash.Owners.STAY);
            default -> throw new Refused(new Failure.Malformed("act", "is not chosen"));
        };
    }

    private GroupId groupId() {
        return GroupId.parse(group).orElseThrow(() -> new Refused(new Failure.Malformed("group", "is not chosen")));
    }

    private Rank givenRank() {
        return Stream.of(Rank.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(rank))
                .findAny()
                .orElseThrow(() -> new Refused(new Failure.Malformed("rank", "is not chosen")));
    }

    /** The accounts that were ticked. */
    static List<AccountId> ticked(Query form) {
        return form.all("id").stream()
                .flatMap(text -> AccountId.parse(text).stream())
                .toList();
    }

    /** The accounts of a preview, each as it was then. */
    static List<Bulk.Chosen> previewed(Query form) {
        return form.all("chosen").stream()
                .flatMap(text -> chosen(text).stream())
                .toList();
    }

    private static List<Bulk.Chosen> chosen(String text) {
        int separator = text.indexOf(SEPARATOR);
        String id = separator < 0 ? text : text.substring(0, separator);
        Long version = separator < 0 ? null : number(text.substring(separator + 1));
        return AccountId.parse(id).map(account -> new Bulk.Chosen(account, version)).stream()
                .toList();
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** An account of a preview, as the form brings it back. */
    static String field(Bulk.Foreseen foreseen) {
        Long version = foreseen.version();
        return foreseen.id() + (version == null ? "" : SEPARATOR + version);
    }
}
