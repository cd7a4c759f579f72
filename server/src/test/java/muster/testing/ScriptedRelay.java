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

/** A mail server that answers what it is told to: for what real ones do only on bad days. */
public final class ScriptedRelay implements AutoCloseable {
    /** An answer that never comes. */
    public static final String SILENCE = "";

    private final ServerSocket socket;
    private final Function<String, String> script;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param script answers a command, or the dot after a message; null for the usual answer */
    public ScriptedRelay(Function<String, String> script) {
        this.script = script;
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
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            answer(client, "220 ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String answer = answerTo(line);
                if (answer.equals(SILENCE)) {
                    continue;
                }
                answer(client, answer);
                if (answer.startsWith("354")) {
                    receive(client, lines);
                }
            }
        } catch (SocketException gone) {
            // Whoever spoke has left.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private void receive(Socket client, BufferedReader lines) throws IOException {
        List<String> message = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            message.add(line);
        }
        messages.add(String.join("\n", message));
        String answer = answerTo(".");
        if (!answer.equals(SILENCE)) {
            answer(client, answer);
        }
    }

    private static void answer(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
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
