package muster.store;

import static muster.store.MergeSample.CARDS;
import static muster.store.MergeSample.INTO;
import static muster.store.MergeSample.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import muster.directory.Directory;
import muster.directory.MergeOptions;
import muster.model.AccountId;
import muster.model.MergeLine;
import muster.model.MergeLine.Fate;
import muster.model.MergeLine.Topic;
import muster.model.MergePlan;
import muster.model.Place;
import muster.model.UnmergeLine;
import muster.model.UnmergePlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an account has: no reference is lost when it is merged, and when the merge is undone all of it is there as before. */
interface MergeContract extends WithStore {
    /** What never comes back, what tells of the merge itself, and stamps. */
    Set<String> CHANGED = Set.of(
            "event",
            "merge_record",
            "credential",
            "code",
            "account_count",
            "*.version",
            "*.modified_at",
            "*.modified_by",
            "account.profile_modified_at",
            "address_claim.claimed_at",
            "account_email.verified_at",
            "access_key.ended_at",
            "access_key.ended_reason");

    /** Columns that say whose something is. */
    List<String> FOLLOWING = List.of(
            "holding.owner_id",
            "holding.container_id",
            "role_group.owner_id",
            "access_grant.party_id",
            "access_grant.object_id",
            "signature.account_id",
            "external_identity.account_id",
            "address_claim.account_id");

    private <T> T look(Function<TableDump, T> look) {
        try (Database database = database()) {
            return look.apply(TableDump.of(database));
        }
    }

    private Database database() {
        return switch (settings()) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    private Map<String, List<String>> rows() {
        return look(dump -> dump.rows(CHANGED));
    }

    private int count(String table) {
        return look(dump -> dump.rows(Set.of()).get(table).size());
    }

    private Map<String, Integer> references(AccountId... ids) {
        List<String> texts = Arrays.stream(ids).map(AccountId::toString).toList();
        return look(dump -> dump.references(texts));
    }

    private static MergeOptions options(boolean redirecting) {
        return new MergeOptions(
                redirecting, redirecting, new Place.With(INTO), List.of(), redirecting ? List.of() : List.of(CARDS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 6, 21})
    default void afterAMergeIsUndoneEverythingIsAsItWas(long seed) {
        Directory directory = SharingContract.Site.over(store()).directory();
        MergeSample.fill(store(), seed);
        for (boolean redirecting : new boolean[] {true, false}) {
            Map<String, List<String>> before = rows();
            MergePlan plan = directory.merges().plan(SharingContract.HOST, null, OLD, INTO, options(redirecting));
            directory.merges().merge(SharingContract.HOST, null, OLD, INTO, options(redirecting), plan.versions());
            assertThat(rows()).isNotEqualTo(before);
            UUID merge = directory.unmerges().latestOf(SharingContract.HOST, OLD);
            UnmergePlan back = directory.unmerges().plan(SharingContract.HOST, merge);
            assertThat(back.conflicts()).isEmpty();
            assertThat(back.lines(UnmergeLine.Outcome.LOST)).isEmpty();
            directory.unmerges().undo(SharingContract.HOST, merge, Map.of(), back.versions());
            assertThat(rows()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    default void noReferenceIsLostInAMerge(long seed) {
        Directory directory = SharingContract.Site.over(store()).directory();
        MergeSample.fill(store(), seed);
        Map<String, Integer> before = references(OLD, INTO);
        int grants = count("access_grant");
        int signatures = count("signature");
        MergePlan plan = directory.merges().plan(SharingContract.HOST, null, OLD, INTO, options(true));
        directory.merges().merge(SharingContract.HOST, null, OLD, INTO, options(true));

        Map<String, Integer> after = references(OLD, INTO);
        for (String column : List.of(
                "holding.owner_id",
                "holding.container_id",
                "role_group.owner_id",
                "external_identity.account_id",
                "access_key.account_id",
                "access_key.created_by",
                "wire_id.target",
                "viewer_mark.viewer_id",
                "viewer_mark.target_id",
                "account_attributes.account_id",
                "account_lane.account_id",
                "holding.created_by",
                "role_group.created_by")) {
            assertThat(after.get(column)).as(column).isEqualTo(before.get(column));
        }
        assertThat(count("access_grant"))
                .isEqualTo(grants - dropped(plan, Topic.MEMBERSHIP, Topic.RIGHT, Topic.RIGHT_OF_OTHERS));
        assertThat(count("signature")).isEqualTo(signatures - dropped(plan, Topic.SIGNATURE));
        assertThat(references(OLD)).doesNotContainKeys(FOLLOWING.toArray(String[]::new));
    }

    /** How many rows go because the other account has the same, or because nobody needs a right to himself. */
    private static int dropped(MergePlan plan, Topic... topics) {
        int dropped = 0;
        for (Topic topic : topics) {
            dropped += (int) plan.lines(topic).stream()
                    .map(MergeLine::fate)
                    .filter(fate -> fate == Fate.JOINED || fate == Fate.ENDS)
                    .count();
        }
        return dropped;
    }
}
