package muster.app;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line at a terminal that tells how far something has come, drawn again and again. */
final class ProgressLine implements AutoCloseable {
    private static final int COLUMNS = 79;

    private final String what;
    private final ProgressBar bar;

    ProgressLine(String what, PrintStream terminal) {
        this.what = what;
        this.bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
                .build();
    }

    boolean isAbout(String something) {
        return what.equals(something);
    }

    /** @param total negative while nobody knows */
    void at(long done, long total) {
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
