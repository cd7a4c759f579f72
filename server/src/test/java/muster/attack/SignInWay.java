package muster.attack;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;

/** Every place of a server that takes a name and a password. */
enum SignInWay {
    CONNECT {
        @Override
        Answer signIn(Http root, String username, String password) {
            return root.post("__login__", Json.object("username", username, "password", password));
        }
    },
    ARVADOS {
        @Override
        Answer signIn(Http root, String username, String password) {
            return root.post("arvados/v1/users/authenticate", Json.object("username", username, "password", password));
        }
    },
    CRYOSPARC {
        @Override
        Answer signIn(Http root, String username, String password) {
            String form = Http.query(
                    "grant_type",
                    "password",
                    "username",
                    address(username),
                    "password",
                    CryosparcDoor.digest(password));
            var body = BodyPublishers.ofString(form.substring(1));
            return root.send("POST", "api/cmd/login", "application/x-www-form-urlencoded", body);
        }
    },
    CLOUDOMATION {
        @Override
        Answer signIn(Http root, String username, String password) {
            return root.post("api/latest/auth/login", Json.object("user_name", username, "password", password));
        }
    },
    CONSOLE {
        @Override
        Answer signIn(Http root, String username, String password) {
            return ConsoleBrowser.at(root).post("/login", "email", username, "password", password);
        }
    };

    private static final AtomicInteger SOURCES = new AtomicInteger();

    abstract Answer signIn(Http root, String username, String password);

    /** Tries it from an address that nobody had before, as behind a reverse proxy that the server trusts. */
    Answer signIn(RunningMuster server, String username, String password) {
        int source = SOURCES.incrementAndGet();
        String address = "10.%d.%d.%d".formatted(source >> 16 & 255, source >> 8 & 255, source & 255);
        return signIn(Http.at(server.url().toString()).with("X-Forwarded-For", address), username, password);
    }

    /** Whether somebody is signed in by an answer of this door. */
    boolean isSignedIn(Answer answer) {
        return switch (this) {
            case CLOUDOMATION -> answer.status() == 302;
            case CONSOLE -> answer.status() == 303;
            case CONNECT, ARVADOS, CRYOSPARC -> answer.status() == 200;
        };
    }

    /** The address that goes with a username in these tests. */
    static String address(String username) {
        return username.toLowerCase(Locale.ROOT) + "@lab.example";
    }
}
