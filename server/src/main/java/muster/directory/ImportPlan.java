package muster.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Event.FieldChange;
import muster.model.GroupId;
import muster.model.NewAccount;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, row by row, in the order of the file.
 *
 * @param digest stands for all of it: whoever hands it back has seen this plan and no other
 */
public record ImportPlan(List<Row> rows, String digest) {
    public ImportPlan {
        rows = List.copyOf(rows);
    }

    static ImportPlan of(List<Row> rows) {
        return new ImportPlan(rows, digestOf(rows));
    }

    /** @param name what the row calls its account, for people to read */
    public record Row(long line, String name, Step step) {}

    /** What would be done for one row. */
    public sealed interface Step {}

    /** A new account, invited: it gets a code with which the person sets the first password. */
    public record Create(NewAccount wanted, List<GroupId> groups, List<FieldChange> fields) implements Step {
        public Create {
            groups = List.copyOf(groups);
            fields = List.copyOf(fields);
        }
    }

    /**
     * @param version the account as the plan saw it; another one is not changed
     * @param changes without any where only groups are joined and left
     * @param fields before and after, long texts cut short
     */
    public record Change(
            AccountId id,
            long version,
            ImportMatch match,
            AccountChanges changes,
            List<GroupId> joined,
            List<GroupId> left,
            List<FieldChange> fields)
            implements Step {
        public Change {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
            fields = List.copyOf(fields);
        }

        boolean isOfFields() {
            return fields.size() > joined.size() + left.size();
        }
    }

    public record Unchanged(AccountId id, ImportMatch match) implements Step {}

    public record Problem(ImportProblem problem) implements Step {}

    public long creations() {
        return count(step -> step instanceof Create);
    }

    public long changes() {
        return count(step -> step instanceof Change);
    }

    public long unchanged() {
        return count(step -> step instanceof Unchanged);
    }

    public long problems() {
        return count(step -> step instanceof Problem);
    }

    private long count(Predicate<Step> which) {
        return rows.stream().map(Row::step).filter(which).count();
    }

    private static String digestOf(List<Row> rows) {
        MessageDigest digest = sha256();
        for (Row row : rows) {
            add(digest, Long.toString(row.line()));
            switch (row.step()) {
                case Create create -> {
                    add(digest, "create");
                    add(digest, create.groups().toString());
                    add(digest, create.wanted().profile().toString());
                    add(digest, create.fields());
                }
                case Change change -> {
                    add(digest, "change " + change.id() + " " + change.version());
                    add(digest, change.joined() + " " + change.left());
                    add(digest, change.changes().description().toString());
                    add(digest, change.fields());
                }
                case Unchanged same -> add(digest, "unchanged " + same.id());
                case Problem(var problem) -> add(digest, "problem " + problem.sentence());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, List<FieldChange> fields) {
        fields.forEach(change -> {
            add(digest, change.field());
            add(digest, change.before());
            add(digest, change.after());
        });
    }

    /** With its length, so that what two texts are together tells where one ends. */
    private static void add(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
