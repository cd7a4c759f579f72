package muster.cli;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.model.AccountId;
import muster.model.GroupId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how something was. */
@Command(
        name = "as-of",
        description = "Show an account, a group or the holders of a rank as they were.",
        footer = {
            "",
            "What the ledger does not tell is said to be not told. A day means its end in UTC, today",
            "this very moment.",
            "",
            "Example:",
            "  muster ledger as-of 2026-01-31 rosalind"
        })
final class LedgerAsOf extends DirectoryCommand {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DATE",
            converter = PastTime.Word.class,
            description = "2026-01-31, or 2026-01-31T12:00:00Z.")
    PastTime date = new PastTime(Instant.EPOCH, false);

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = "A username, an e-mail address, or an id.")
    @Nullable
    String account;

    @Option(names = "--group", paramLabel = "NAME", description = "A group, by its name now or its id.")
    @Nullable
    String group;

    @Option(names = "--rank", paramLabel = "RANK", description = "Who had this rank.", converter = RankWord.class)
    @Nullable
    Rank rank;

    @Option(names = "--after", paramLabel = "ID", description = "Go on after this account of a list.")
    @Nullable
    String after;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most N (100), 1 to 10000.")
    int limit;

    @Override
    public int run(Desk desk) {
        if (Stream.of(account, group, rank).filter(Objects::nonNull).count() != 1) {
            throw wrong("Say which account, or --group or --rank.");
        }
        Directory directory = desk.directory();
        Instant at = date.in(directory.past());
        PastPrinter printer = new PastPrinter(desk, json);
        int atMost = Math.clamp(limit, 1, 10_000);
        if (group != null) {
            GroupId id = group(desk, group);
            printer.print(directory.past().group(desk.caller(), id, at, mark(), atMost));
        } else if (rank != null) {
            printer.print(directory.past().rank(desk.caller(), rank, at, mark(), atMost));
        } else {
            printer.print(directory.past().account(desk.caller(), account(desk, Objects.requireNonNull(account)), at));
        }
        return ExitCode.DONE;
    }

    private @Nullable AccountId mark() {
        return after == null ? null : AccountId.parse(after).orElseThrow(() -> wrong("--after takes an id."));
    }

    /** By its id also one that is gone. */
    private static AccountId account(Desk desk, String text) {
        return AccountId.parse(text)
                .orElseGet(() -> AccountReference.resolve(desk, text).account().id());
    }

    private static GroupId group(Desk desk, String text) {
        return GroupId.parse(text)
                .orElseGet(() -> GroupReference.resolve(desk, text).id());
    }

    private CommandLine.ParameterException wrong(String sentence) {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        return new CommandLine.ParameterException(line, sentence);
    }
}
