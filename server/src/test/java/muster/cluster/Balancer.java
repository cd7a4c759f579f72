package muster.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import muster.testing.Eventually;
import muster.testing.Http;

/**
 * A load balancer of the plainest kind: hands each connection to the next node that said on {@code /ready} that it is, and
 * knows nothing of HTTP besides.
 */
final class Balancer implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final List<URI> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<URI> ready;

    Balancer(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
        this.ready = this.nodes;
        try {
            socket = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::look);
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void look() {
        while (!socket.isClosed()) {
            ready = nodes.stream().filter(Balancer::saysReady).toList();
            Eventually.pause(BETWEEN_LOOKS);
        }
    }

    private static boolean saysReady(URI node) {
        try {
            return Http.at(node.toString()).get("ready").status() == 200;
        } catch (UncheckedIOException silent) {
            return false;
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket node = connected()) {
            Thread answers = Thread.ofVirtual().start(() -> pass(node, client));
            pass(client, node);
            answers.join();
        } catch (IOException nobodyThere) {
            // The client sees its connection end, as it does with any balancer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A node that does not take the connection is passed over, as nothing was said to it yet. */
    private Socket connected() throws IOException {
        List<URI> candidates = ready.isEmpty() ? nodes : ready;
        int first = turn.getAndIncrement();
        for (int i = 0; i < candidates.size(); i++) {
            URI node = candidates.get(Math.floorMod(first + i, candidates.size()));
            try {
                return new Socket(node.getHost(), node.getPort());
            } catch (IOException next) {
                if (i == candidates.size() - 1) {
                    throw next;
                }
            }
        }
        throw new IOException("no node");
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
