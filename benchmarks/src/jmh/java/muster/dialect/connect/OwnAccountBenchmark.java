package muster.dialect.connect;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import muster.http.Response;
import muster.model.Account;
import muster.model.Caller;
import muster.model.People;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The answer that tells an account; the floor is the JSON library writing the same members with texts that are there already. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OwnAccountBenchmark {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Account account = People.person(1);
    private final Caller caller = People.himself(account);
    private final ConnectUserJson json = json();

    @Benchmark
    public Response answer() {
        return json.answer(account, People.NOW, caller);
    }

    @Benchmark
    public byte[] floor() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("guid", "01900000-0000-7000-8000-000000000001");
            out.writeStringProperty("username", "person1");
            out.writeStringProperty("email", "person1@example.org");
            out.writeStringProperty("first_name", "Katherine");
            out.writeStringProperty("last_name", "Johnson");
            out.writeStringProperty("user_role", "publisher");
            out.writeStringProperty("created_time", "2026-03-04T05:06:07Z");
            out.writeStringProperty("updated_time", "2026-03-04T05:06:07Z");
            out.writeStringProperty("active_time", "2026-03-04T05:06:07Z");
            out.writeBooleanProperty("confirmed", true);
            out.writeBooleanProperty("locked", false);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Where people sign in by password nobody is asked for ids of elsewhere, so that no directory is needed. */
    @SuppressWarnings("NullAway")
    private static ConnectUserJson json() {
        ConnectSettings settings = ConnectSettings.defaults();
        return new ConnectUserJson(settings, InstantSource.system(), new OutsideIds(null, settings.provider()));
    }
}
