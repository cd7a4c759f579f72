package muster.dialect.own;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import muster.directory.Keys;
import muster.http.Request;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One request, checked against what its operation declares, and who sent it. */
final class Call {
    static final int MOST = 500;
    private static final int USUAL_PAGE = 100;

    private final Request request;
    private final Operation operation;
    private final Keys.Known known;
    private final @Nullable Body body;

    private Call(Request request, Operation operation, Keys.Known known, @Nullable Body body) {
        this.request = request;
        this.operation = operation;
        this.known = known;
        this.body = body;
    }

    /** @throws Problem.Found for parameters, conditions or a body that the operation does not take */
    static Call of(Request request, Operation operation, Keys.Known known) {
        checkParameters(request, operation);
        if (!operation.takesCondition() && !request.headers("If-Match").isEmpty()) {
            throw Problem.of(
                    ProblemType.CONDITION_NOT_TAKEN, "If-Match is not heeded here; send the request without it.");
        }
        Form form = operation.form();
        return new Call(request, operation, known, form == null ? null : Body.read(form, request));
    }

    /** The same request, of which only who sent it and the path are looked at. */
    static Call unjudged(Request request, Operation operation, Keys.Known known) {
        return new Call(request, operation, known, null);
    }

    private static void checkParameters(Request request, Operation operation) {
        List<Fault> faults = new ArrayList<>();
        request.query().parameters().stream()
                .map(parameter -> parameter.name())
                .distinct()
                .filter(name -> operation.parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals(name)))
                .forEach(name -> faults.add(Fault.ofParameter(name, "There is no such parameter.")));
        for (Parameter parameter : operation.parameters()) {
            List<String> values = request.query().all(parameter.name());
            if (values.isEmpty() && parameter.needed()) {
                faults.add(Fault.ofParameter(parameter.name(), "This parameter is required."));
            }
            if (values.size() > 1 && !parameter.many()) {
                faults.add(Fault.ofParameter(parameter.name(), "This parameter is given more than once."));
            }
            values.forEach(value -> Checks.complaint(parameter.kind(), value)
                    .ifPresent(told -> faults.add(Fault.ofParameter(parameter.name(), told))));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidParameters(faults);
        }
    }

    Request request() {
        return request;
    }

    Operation operation() {
        return operation;
    }

    /** Whoever sent it, with account and key. */
    Keys.Known known() {
        return known;
    }

    Caller caller() {
        return known().caller();
    }

    AccountId self() {
        return known().account().id();
    }

    Body body() {
        if (body == null) {
            throw new IllegalStateException(operation.id() + " has no form");
        }
        return body;
    }

    /** The file that was sent. @throws Problem.Found when it was sent as what the operation does not take */
    byte[] file() {
        Upload upload = operation.upload();
        if (upload == null) {
            throw new IllegalStateException(operation.id() + " takes no file");
        }
        if (!upload.types().contains(request.contentType())) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA,
                    "The file must be sent as one of " + String.join(", ", upload.types()) + ".");
        }
        return request.body();
    }

    /** What a segment of the path names. @throws Refused with that failure when it cannot be the name of anything */
    <T> T path(String name, Function<String, Optional<T>> parse, Failure otherwise) {
        return parse.apply(request.path(name)).orElseThrow(() -> new Refused(otherwise));
    }

    String path(String name) {
        return request.path(name);
    }

    AccountId account() {
        return path("id", AccountId::parse, new Failure.NoSuchAccount());
    }

    @Nullable
    String text(String parameter) {
        return request.query(parameter);
    }

    /** Of a parameter that must be there. */
    String needed(String parameter) {
        return Objects.requireNonNull(request.query(parameter));
    }

    boolean flag(String parameter) {
        return "true".equals(request.query(parameter));
    }

    @Nullable
    Instant time(String parameter) {
        String text = request.query(parameter);
        return text == null ? null : Checks.time(text);
    }

    /** @return null when it was not given */
    <T> @Nullable T parsed(String parameter, Function<String, Optional<T>> parse) {
        String text = request.query(parameter);
        return text == null ? null : parse.apply(text).orElse(null);
    }

    <E extends Enum<E>> Set<E> words(Class<E> type, String parameter) {
        List<String> given = request.query().all(parameter);
        Set<E> found = EnumSet.noneOf(type);
        Arrays.stream(type.getEnumConstants())
                .filter(value -> given.contains(Json.word(value)))
                .forEach(found::add);
        return found;
    }

    @Nullable
    String cursor() {
        return request.query(Parameter.CURSOR.name());
    }

    int limit() {
        String text = request.query(Parameter.LIMIT.name());
        return text == null ? USUAL_PAGE : Integer.parseInt(text);
    }

    /** The version that the client has looked at; null when any will do. */
    @Nullable
    Long expectedVersion() {
        return Tags.expected(request);
    }
}
