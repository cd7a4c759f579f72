package muster.app;

import java.io.Console;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import muster.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(
        name = "serve",
        description = "Open the doors and serve until a signal ends it.",
        footer = {
            "",
            "Settings come from muster.properties in the data folder, overruled by MUSTER_… variables,",
            "overruled by options. docs/settings.md has them all.",
            "",
            "Example:",
            "  muster serve --listen 127.0.0.1:8400 --data /srv/muster"
        })
final class ServeCommand extends ProgramCommand {

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where plain HTTP is served; port 0 takes a free one.")
    @Nullable
    String listen;

    @Override
    int run(Map<String, String> environment, SettingsOptions options) {
        Map<String, String> flags = options.flags();
        if (listen != null) {
            flags.put(Setting.LISTEN.title(), listen);
        }
        Configuration configuration = Configuration.read(options.dataFolder(environment), environment, flags);
        if (configuration.jsonLog()) {
            Logging.useJson();
        }
        Application application = Application.start(configuration);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            application.leave(configuration.stopDelay());
                            application.close();
                            stopped.countDown();
                        },
                        "muster-stop"));
        announce(application);
        waitFor(stopped);
        return ExitCode.DONE;
    }

    private static void announce(Application application) {
        long millis = ProcessAge.millis();
        if (!application.isSetUp()) {
            inviteToSetUp(application);
        }
        if (application.authorityFingerprint() != null) {
            System.out.println("certificate authority (SHA-256): " + application.authorityFingerprint());
        }
        for (URI uri : application.uris()) {
            System.out.println("muster ready on " + uri + " in " + millis + " ms");
        }
        System.out.flush();
    }

    /** Standard output that is no terminal goes to a log as a rule, which more people read than shall have the link. */
    private static void inviteToSetUp(Application application) {
        String link = application.newSetUpLink();
        if (isTerminal()) {
            System.out.println("There is no administrator yet. Make the first one in a browser, within an hour:");
            System.out.println("  " + link);
        } else {
            System.out.println("There is no administrator yet. Make the first one in a browser, within an hour;");
            System.out.println(
                    "the link is in the file " + application.setUpLink().keep(link));
        }
        System.out.println("or make it in another terminal:");
        System.out.println("  ./muster user create --username NAME --email ADDRESS");
        System.out.println("or start with MUSTER_ADMIN_USERNAME and MUSTER_ADMIN_PASSWORD set.");
    }

    /** There may be a console without a terminal behind it. */
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static void waitFor(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
