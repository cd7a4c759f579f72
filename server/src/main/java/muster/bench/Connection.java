package muster.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection that is kept open, with one request on its way at a time. */
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final AnswerReader answers;

    Connection(SocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        answers = new AnswerReader(channel);
    }

    Answer ask(byte[] request) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(request);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        return answers.next();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
