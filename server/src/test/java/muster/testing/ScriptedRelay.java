package muster.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what it is told to: for what real ones do only on bad days. */
public final class ScriptedRelay implements AutoCloseable {
    /** An answer that never comes. */
    public static final String SILENCE = "";

    private final ServerSocket socket;
    private final Function<String, String> script;
    private final SSLContext encryption;
    private final boolean encryptedAtOnce;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param script answers a command, or the dot after a message; null for the usual answer */
    public ScriptedRelay(Function<String, String> script) {
        this(script, null, false);
    }

    /** A relay with encryption, from the first byte or when it is asked for. */
    public ScriptedRelay(SSLContext encryption, boolean atOnce) {
        this(line -> line.startsWith("EHLO") && !atOnce ? "250-relay\r\n250 STARTTLS" : null, encryption, atOnce);
    }

    private ScriptedRelay(Function<String, String> script, SSLContext encryption, boolean encryptedAtOnce) {
        this.script = script;
        this.encryption = encryption;
        this.encryptedAtOnce = encryptedAtOnce;
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What was taken in charge, head and body, line by line. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    private void accept() {
        try {
            while (!closed.get()) {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException stopped) {
            if (!closed.get()) {
                throw new UncheckedIOException(stopped);
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            Talk talk = new Talk(encryptedAtOnce ? encrypted(client) : client);
            talk.say("220 ready");
            for (String line = talk.hear(); line != null; line = talk.hear()) {
                if (line.equals("STARTTLS") && encryption != null) {
                    talk.say("220 go on");
                    talk = new Talk(encrypted(client));
                } else {
                    answer(talk, line);
                }
            }
        } catch (SocketException | SSLException gone) {
            // Whoever spoke has left.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket encrypted(Socket client) throws IOException {
        SSLSocket around =
                (SSLSocket) encryption.getSocketFactory().createSocket(client, null, client.getPort(), false);
        around.setUseClientMode(false);
        return around;
    }

    private void answer(Talk talk, String line) throws IOException {
        String answer = answerTo(line);
        if (!answer.equals(SILENCE)) {
            talk.say(answer);
        }
        if (answer.startsWith("354")) {
            receive(talk);
        }
    }

    private String answerTo(String line) {
        String scripted = script.apply(line);
        if (scripted != null) {
            return scripted;
        }
        if (line.startsWith("DATA")) {
            return "354 go on";
        }
        return line.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private void receive(Talk talk) throws IOException {
        List<String> message = new ArrayList<>();
        for (String line = talk.hear(); line != null && !line.equals("."); line = talk.hear()) {
            message.add(line);
        }
        messages.add(String.join("\n", message));
        answer(talk, ".");
    }

    /** One connection, in clear or encrypted. */
    private static final class Talk {
        private final Socket socket;
        private final BufferedReader lines;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String hear() throws IOException {
            return lines.readLine();
        }

        void say(String answer) throws IOException {
            socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
