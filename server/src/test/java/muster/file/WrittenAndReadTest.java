package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountFiles.Opened;
import muster.directory.AccountFiles.Source;
import muster.directory.AccountLine;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.ImportRow;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Activity;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.GroupName;
import muster.model.HoldingId;
import muster.model.Lane;
import muster.model.Life;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Stamps;
import muster.model.Username;
import muster.testing.fuzz.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What goes out comes back. */
class WrittenAndReadTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> ODD = List.of(
            "=1+1",
            "'quoted",
            "\u00dcber \"x\"; y, z",
            " blanks around ",
            "two\r\nlines\n\tand a tab",
            "\u05e9\u05dc\u05d5\u05dd \ud83e\uddea",
            "no",
            "null",
            "~",
            "1e3",
            "2026-01-01",
            "back\\slash",
            "a: b # c",
            "- x",
            "{[*&!|>%@`",
            ":< file:///etc/passwd",
            "\u0085\u2028\uFEFFx\u200B",
            "x".repeat(3_000));

    private final EveryFormat files = new EveryFormat();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RECORDS")
    void everyOddTextComesBackInEveryFormat(Format format) throws IOException {
        List<AccountLine> lines = IntStream.range(0, ODD.size())
                .mapToObj(i -> line(i, ODD.get(i)))
                .toList();

        List<DeclaredItem> read = Reading.items("x." + format.word(), written(format, List.of(), lines));

        assertThat(read).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertSame((ImportRow) read.get(i), lines.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RECORDS")
    void everyAccountByChanceComesBackInEveryFormat(Format format) {
        Property.holds(chance -> chance.text() + "x", text -> {
            try {
                AccountLine line = line(1, text);
                List<DeclaredItem> read =
                        Reading.items("x." + format.word(), written(format, List.of(), List.of(line)));
                assertThat(read).hasSize(1);
                assertSame((ImportRow) read.getFirst(), line);
            } catch (Refused nobodysText) {
                assertThat(nobodysText.failure()).isInstanceOf(Failure.Malformed.class);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private static void assertSame(ImportRow row, AccountLine line) {
        for (Column column : Column.WRITTEN) {
            String expected = column.text(line);
            column.field()
                    .filter(_ -> expected != null)
                    .ifPresent(field ->
                            assertThat(row.fields().get(field)).as(field.name()).isEqualTo(Edit.set(expected)));
        }
        assertThat(row.groups()).isEqualTo(Edit.set(Column.GROUPS.texts(line)));
        assertThat(row.lanes()).isEqualTo(Edit.set(Column.LANES.texts(line)));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RECORDS")
    void whoHasNothingComesBackWithNothing(Format format) throws IOException {
        AccountLine bare = new AccountLine(
                account(1, null, null, Profile.ofNames(null, null)), Activity.NONE, AccountState.INVITED, List.of());

        ImportRow row = (ImportRow) Reading.items("x." + format.word(), written(format, List.of(), List.of(bare)))
                .getFirst();

        assertThat(row.fields().values().stream().filter(Edit.Set.class::isInstance))
                .containsExactlyInAnyOrder(
                        Edit.set(bare.account().id().toString()), Edit.set("publisher"), Edit.set("invited"));
        assertThat(row.groups()).isIn(Edit.keep(), Edit.set(List.of()));
        assertThat(row.lanes()).isIn(Edit.keep(), Edit.clear());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RECORDS")
    void whoIsKeptToNoLaneAtAllComesBackSo(Format format) throws IOException {
        AccountLine kept = new AccountLine(
                account(1, "ada", "ada@lab.example", Profile.ofNames(null, null)),
                Activity.NONE,
                AccountState.INVITED,
                List.of(),
                List.of(),
                null);

        ImportRow row = (ImportRow) Reading.items("x." + format.word(), written(format, List.of(), List.of(kept)))
                .getFirst();

        assertThat(row.lanes()).isEqualTo(Edit.set(List.of()));
        assertThat(row.groups()).isIn(Edit.keep(), Edit.set(List.of()));
    }

    @Test
    void thingsComeBackInAStateFile() throws IOException {
        HoldingId holding =
                HoldingId.parse("5f0e9a00-1f00-7d1d-8a44-0b6a7c1d0000").orElseThrow();
        List<DeclaredThing> things = List.of(
                new DeclaredThing.OfLane(3, "gpu", Edit.set(Lane.Kind.NODE), Edit.set("no"), Edit.clear(), false),
                new DeclaredThing.OfGroup(8, "a: b", Edit.set("two\nlines"), Edit.clear(), false),
                new DeclaredThing.OfGroup(11, "gone", Edit.keep(), Edit.keep(), true),
                new DeclaredThing.OfAgreement(14, "rules", "Be \"kind\".\n", null, false),
                new DeclaredThing.OfAgreement(16, "thing", null, holding, false));

        byte[] written = written(Format.STATE, things, List.of());

        assertThat(Reading.items("x.yaml", written)).isEqualTo(things);
        assertThat(new String(written, StandardCharsets.UTF_8)).endsWith("\n...\n");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RECORDS")
    void filesAreReadAsTheyCome(Format format) throws IOException {
        byte[] file = written(format, List.of(), Collections.nCopies(20_000, line(1, "Ada")));
        long[] taken = new long[1];
        Source source = new Source() {
            @Override
            public String name() {
                return "x." + format.word();
            }

            @Override
            public InputStream open() {
                taken[0] = 0;
                return new ByteArrayInputStream(file) {
                    @Override
                    public synchronized int read(byte[] bytes, int from, int length) {
                        int read = super.read(bytes, from, Math.min(length, 4_096));
                        taken[0] += Math.max(0, read);
                        return read;
                    }
                };
            }
        };
        try (Opened opened = files.open(source, null)) {
            Iterator<? extends DeclaredItem> items = opened.declaration().items();
            for (int i = 0; i < 10_000; i++) {
                items.next();
            }
            assertThat((double) taken[0] / file.length).isBetween(0.3, 0.6);
        }
    }

    private byte[] written(Format format, List<DeclaredThing> things, List<AccountLine> lines) throws IOException {
        var out = new ByteArrayOutputStream();
        files.write(format, things.iterator(), lines.iterator(), out);
        return out.toByteArray();
    }

    private static AccountLine line(int number, String text) {
        String name = text.length() > 200 || text.codePoints().anyMatch(WrittenAndReadTest::isHidden) ? "Ada" : text;
        Profile profile = new Profile(name, name, name, text, null, null);
        List<GroupName> groups = Stream.of(text, "Optics")
                .map(String::strip)
                .filter(group -> group.length() < 100 && group.codePoints().noneMatch(WrittenAndReadTest::isHidden))
                .map(GroupName::parse)
                .toList();
        return new AccountLine(
                account(number, "user" + number, "user" + number + "@lab.example", profile),
                Activity.NONE,
                AccountState.DISABLED,
                groups,
                List.of("gpu", "c;p"),
                "Beamlines");
    }

    private static boolean isHidden(int letter) {
        return Character.isISOControl(letter) || "\u2028\uFEFF\u200B".indexOf(letter) >= 0;
    }

    private static Account account(int number, @Nullable String username, @Nullable String email, Profile profile) {
        return new Account(
                new AccountId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number)),
                1,
                AccountKind.PERSON,
                username == null ? null : Username.parse(username),
                email == null ? List.of() : List.of(new Email(EmailAddress.parse(email), false, true)),
                null,
                profile,
                Rank.PUBLISHER,
                Life.activeSince(NOON).expiringAt(username == null ? null : NOON),
                Stamps.createdAt(NOON, null));
    }
}
