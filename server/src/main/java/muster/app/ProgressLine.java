package muster.app;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One line at a terminal that tells how far something has come, drawn again and again: a bar where the end is known, else a count. */
final class ProgressLine implements AutoCloseable {
    private static final int COLUMNS = 79;

    private final String what;
    private final PrintStream terminal;
    private @Nullable ProgressBar bar;

    ProgressLine(String what, PrintStream terminal) {
        this.what = what;
        this.terminal = terminal;
    }

    boolean isAbout(String something) {
        return what.equals(something);
    }

    /** @param total negative while nobody knows */
    void at(long done, long total) {
        if (total < 0 && bar == null) {
            terminal.print("\r" + what + ": " + String.format(Locale.ROOT, "%,d", done));
            terminal.flush();
            return;
        }
        ProgressBar known = bar == null ? begun() : bar;
        bar = known;
        known.maxHint(total);
        known.stepTo(done);
    }

    private ProgressBar begun() {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
                .build();
    }

    @Override
    public void close() {
        if (bar == null) {
            terminal.println();
        } else {
            bar.close();
        }
    }
}
