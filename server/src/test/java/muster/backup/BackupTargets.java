package muster.backup;

import static muster.testing.fuzz.Target.require;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import muster.backup.age.AgeTargets;
import muster.store.TableShape;
import muster.testing.fuzz.Target;

/** What reads backups. */
public final class BackupTargets {
    private static final String HEAD = "{\"format\":\"muster-backup\",\"version\":1,\"muster\":\"1\",\"schema\":11,"
            + "\"at\":\"2026-03-01T12:00:00Z\",\"dataKeyId\":\"x\",\"tables\":[{\"name\":\"a\",\"columns\":{\"b\":\"text\",\"c\":\"number\"}}]}";
    private static final String END =
            "{\"end\":[{\"table\":\"a\",\"rows\":1,\"digest\":\"af0b1f5d0c2b4cd0fb12b9c0c2a4e1f6\"}]}";
    private static final TableShape TABLE = new TableShape(
            "a",
            List.of(
                    new TableShape.Column("b", TableShape.Kind.TEXT),
                    new TableShape.Column("c", TableShape.Kind.NUMBER)));

    private BackupTargets() {}

    public static List<Target> all() {
        return Stream.concat(
                        Stream.of(
                                Target.ofText("backup.head", BackupTargets::head, BackupRefused.class)
                                        .like(HEAD),
                                Target.ofText("backup.end", BackupTargets::end, BackupRefused.class)
                                        .like(END),
                                Target.ofBytes("backup.row", BackupTargets::row, BackupRefused.class)
                                        .like("[\"a \\\"b\\\" \\u000a\",-7]", "[null,null]"),
                                Target.ofBytes("backup.lines", BackupTargets::lines, BackupRefused.class)
                                        .like(HEAD + "\n{\"table\":\"a\"}\n[\"x\",1]\n" + END + "\n"),
                                Target.ofBytes("backup.file", BackupTargets::file, BackupRefused.class)
                                        .like(sealed((HEAD + "\n").getBytes(StandardCharsets.UTF_8)))),
                        AgeTargets.all().stream())
                .toList();
    }

    private static byte[] sealed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedGzipOutput gzip = new SealedGzipOutput(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void head(String text) {
        BackupHead read = BackupHead.parse(text);
        require(BackupHead.parse(read.json()).equals(read), "what is written is read again");
    }

    private static void end(String text) {
        BackupEnd read = BackupEnd.parse(text);
        require(BackupEnd.parse(read.json()).equals(read), "what is written is read again");
    }

    private static void row(byte[] bytes) {
        Object[] values = new RowLine.Parser(TABLE).parse(bytes, bytes.length);
        RowLine written = new RowLine().write(values);
        byte[] line = Arrays.copyOf(written.bytes(), written.length() - 1);
        require(Arrays.equals(line, bytes), "a row is written in one way");
    }

    /** The lines, in a file that is sound otherwise. */
    private static void lines(byte[] bytes) throws IOException {
        file(sealed(bytes));
    }

    private static void file(byte[] bytes) throws IOException {
        try (BackupReader reader = new BackupReader(new ByteArrayInputStream(bytes))) {
            reader.rows(_ -> _ -> {});
        }
    }
}
