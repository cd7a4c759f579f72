package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String TWO = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-LENGTH:  5\r\n\r\nhello"
            + "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    @Test
    void answersThatCameTogetherAreReadOneByOne() throws IOException {
        AnswerReader answers = new AnswerReader(channel(TWO));
        Answer first = answers.next();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEqualTo("hello");
        Answer second = answers.next();
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.isGood()).isFalse();
        assertThat(second.text()).isEmpty();
    }

    @Test
    void answersThatComeByteByByteAreReadTheSame() throws IOException {
        AnswerReader answers = new AnswerReader(trickling(channel(TWO)));
        assertThat(answers.next().text()).isEqualTo("hello");
        assertThat(answers.next().status()).isEqualTo(404);
    }

    @Test
    void bodyMayBeLongerThanTheBuffer() throws IOException {
        String body = "é".repeat(100_000);
        Answer answer = new AnswerReader(channel("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + body)).next();
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    void longAnswersComeInChunks() throws IOException {
        String rest = "é".repeat(50_000);
        String both = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n186A0;note=1\r\n" + rest
                + "\r\n0\r\nTrailer: 1\r\n\r\n" + TWO;
        for (ReadableByteChannel channel : List.of(channel(both), trickling(channel(both)))) {
            AnswerReader answers = new AnswerReader(channel);
            assertThat(answers.next().text()).isEqualTo("hello" + rest);
            assertThat(answers.next().text()).isEqualTo("hello");
            assertThat(answers.next().status()).isEqualTo(404);
        }
    }

    @Test
    void brokenChunksAreRefused() {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThatThrownBy(() -> new AnswerReader(channel(head + "many\r\n")).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no size of a chunk: many");
        assertThatThrownBy(() -> new AnswerReader(channel(head + "5\r\nhel")).next())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void answerWithoutContentHasNoBody() throws IOException {
        assertThat(new AnswerReader(channel("HTTP/1.1 204 No Content\r\n\r\n"))
                        .next()
                        .body())
                .isEmpty();
    }

    @Test
    void answerOfUnknownLengthIsRefused() {
        assertThatThrownBy(() -> new AnswerReader(channel("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without Content-Length");
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThatThrownBy(() -> new AnswerReader(channel("SSH-2.0-OpenSSH_9.2 hello\r\n\r\n")).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no HTTP answer");
    }

    @Test
    void closedConnectionIsNoticedInHeadAndBody() {
        assertThatThrownBy(() -> new AnswerReader(channel("HTTP/1.1 200")).next())
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> new AnswerReader(channel("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")).next())
                .isInstanceOf(EOFException.class);
    }

    private static ReadableByteChannel channel(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ReadableByteChannel trickling(ReadableByteChannel whole) {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                ByteBuffer one = ByteBuffer.allocate(1);
                int count = whole.read(one);
                target.put(one.flip());
                return count;
            }

            @Override
            public boolean isOpen() {
                return whole.isOpen();
            }

            @Override
            public void close() throws IOException {
                whole.close();
            }
        };
    }
}
