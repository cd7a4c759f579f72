package muster.dialect.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import muster.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One thing that clients can do, declared once: where, with what, what is asked, and what is answered.
 *
 * @param path below the door's prefix
 * @param id what the document calls it
 * @param topic under which the document lists it
 * @param asks the permission question
 * @param gate asks it before what was sent is judged; null where nothing is
 * @param patient whether it may wait for the hashing of a password
 * @param takesCondition whether {@code If-Match} is heeded; where it is not it is refused
 * @param form of the body; null for none
 * @param upload the file that is the body; null for none
 * @param answer null for none
 * @param failures that are its own, beside those of every operation
 */
record Operation(
        String method,
        String path,
        String id,
        String topic,
        String summary,
        String about,
        String asks,
        @Nullable Gate gate,
        boolean patient,
        boolean takesCondition,
        List<Parameter> parameters,
        @Nullable Form form,
        @Nullable Upload upload,
        int status,
        @Nullable Result answer,
        Set<Class<? extends Failure>> failures,
        Action action) {

    /** What is answered. */
    sealed interface Result {
        /** @param tagged whether it comes with an ETag */
        record One(Shape<?> shape, boolean tagged) implements Result {}

        /** All of them at once. */
        record All(Shape<?> shape) implements Result {}

        /** A page of a list. */
        record Page(Shape<?> shape) implements Result {}
    }

    /** Does it. */
    @FunctionalInterface
    interface Action {
        Reply answer(Call call);
    }

    Operation {
        parameters = List.copyOf(parameters);
        failures = new LinkedHashSet<>(failures);
        if (gate == null && (form != null || upload != null)) {
            throw new IllegalStateException(id + " judges what is sent before it asks who may");
        }
    }

    static Builder get(String path, String id) {
        return new Builder("GET", path, id, 200);
    }

    static Builder post(String path, String id) {
        return new Builder("POST", path, id, 200);
    }

    static Builder put(String path, String id) {
        return new Builder("PUT", path, id, 200);
    }

    static Builder patch(String path, String id) {
        return new Builder("PATCH", path, id, 200);
    }

    static Builder delete(String path, String id) {
        return new Builder("DELETE", path, id, 204);
    }

    /** Names of the path's parameters, in order. */
    List<String> pathParameters() {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    /** Collects what is to be said of an operation. */
    static final class Builder {
        private final String method;
        private final String path;
        private final String id;
        private int status;
        private String summary = "";
        private String about = "";
        private String asks = "";
        private @Nullable Gate gate;
        private boolean patient;
        private boolean takesCondition;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable Form form;
        private @Nullable Upload upload;
        private @Nullable Result answer;
        private final Set<Class<? extends Failure>> failures = new LinkedHashSet<>();

        private Builder(String method, String path, String id, int status) {
            this.method = method;
            this.path = path;
            this.id = id;
            this.status = status;
        }

        Builder says(String sentence, String more) {
            summary = sentence;
            about = more;
            return this;
        }

        Builder says(String sentence) {
            return says(sentence, "");
        }

        Builder asks(String question) {
            asks = question;
            return this;
        }

        /** The same of an operation with a body. */
        Builder asks(String question, Gate first) {
            gate = first;
            return asks(question);
        }

        Builder patient() {
            patient = true;
            return this;
        }

        Builder conditional() {
            takesCondition = true;
            return fails(Failure.ChangedMeanwhile.class);
        }

        Builder with(Parameter... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        Builder takes(Form wanted) {
            form = wanted;
            return this;
        }

        Builder takes(Upload wanted) {
            upload = wanted;
            return this;
        }

        Builder answers(Shape<?> shape) {
            answer = new Result.One(shape, false);
            return this;
        }

        Builder answersTagged(Shape<?> shape) {
            answer = new Result.One(shape, true);
            return this;
        }

        Builder created(Shape<?> shape) {
            status = 201;
            return answersTagged(shape);
        }

        /** The same for what has no version. */
        Builder makes(Shape<?> shape) {
            status = 201;
            return answers(shape);
        }

        Builder lists(Shape<?> shape) {
            answer = new Result.All(shape);
            return this;
        }

        Builder pages(Shape<?> shape) {
            answer = new Result.Page(shape);
            return with(Parameter.CURSOR, Parameter.LIMIT);
        }

        /** Answers nothing but that it is done. */
        Builder silent() {
            status = 204;
            return this;
        }

        @SafeVarargs
        final Builder fails(Class<? extends Failure>... more) {
            for (Class<? extends Failure> each : more) {
                failures.add(each);
            }
            return this;
        }

        Draft by(Action action) {
            return topic -> new Operation(
                    method,
                    path,
                    id,
                    topic,
                    summary,
                    about,
                    asks,
                    gate,
                    patient,
                    takesCondition,
                    parameters,
                    form,
                    upload,
                    status,
                    answer,
                    failures,
                    action);
        }
    }

    /** An operation that still has to be told its topic. */
    @FunctionalInterface
    interface Draft {
        Operation under(String topic);
    }
}
