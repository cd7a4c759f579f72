package muster.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers every request of one length with the same bytes, by one thread a connection: what a round trip costs without a server. */
final class Echo implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final int requestLength;
    private final byte[] answer;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Echo(int requestLength, byte[] answer) throws IOException {
        this.requestLength = requestLength;
        this.answer = answer.clone();
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Answers as that server answers this request. */
    static Echo of(InetSocketAddress server, byte[] request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            ByteBuffer rest = ByteBuffer.wrap(request);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            new AnswerReader(recorded(channel, answer)).next();
            return new Echo(request.length, answer.toByteArray());
        }
    }

    private static ReadableByteChannel recorded(ReadableByteChannel channel, ByteArrayOutputStream record) {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer buffer) throws IOException {
                int from = buffer.position();
                int count = channel.read(buffer);
                for (int at = from; at < from + count; at++) {
                    record.write(buffer.get(at));
                }
                return count;
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    List<InetSocketAddress> addresses() {
        return List.of(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()));
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("bench-echo").start(work);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = client.getInputStream();
            while (in.readNBytes(requestLength).length == requestLength) {
                client.getOutputStream().write(answer);
            }
        } catch (IOException gone) {
            // Whoever is gone asks nothing more.
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
