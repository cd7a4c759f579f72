package muster.app;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import muster.cli.Progress;

/** Keeps all of what a command answers, for commands that answer little. Says no to every question. */
final class GatheredAnswer implements CommandGiver {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder err = new StringBuilder();

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void err(String sentences) {
        err.append(sentences);
    }

    @Override
    public Progress progress() {
        return Progress.SILENT;
    }

    @Override
    public boolean confirms(String question) {
        return false;
    }

    CommandRun.Answer answer(int exit) {
        return new CommandRun.Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
