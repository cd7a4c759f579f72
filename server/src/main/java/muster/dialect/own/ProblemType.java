package muster.dialect.own;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.http.Rejection;
import muster.model.Failure;

/**
 * One way in which a request can fail: its name, which stays, and its status.
 *
 * @param name the last part of the type's URI
 */
record ProblemType(String name, int status) {
    static final ProblemType MALFORMED = new ProblemType("malformed", 400);
    static final ProblemType INVALID_PARAMETERS = new ProblemType("invalid-parameters", 400);
    static final ProblemType INVALID_FIELDS = new ProblemType("invalid-fields", 422);
    static final ProblemType CONDITION_NOT_TAKEN = new ProblemType("condition-not-taken", 400);
    static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406);
    static final ProblemType UNSUPPORTED_MEDIA = new ProblemType("unsupported-media", 415);
    static final ProblemType UNKNOWN_PRODUCT = new ProblemType("unknown-product", 404);
    static final ProblemType UNKNOWN_RANK = new ProblemType("unknown-rank", 404);
    static final ProblemType UNSOUND_FILE = new ProblemType("unsound-file", 422);
    static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", 500);
    static final ProblemType STORE_UNAVAILABLE = new ProblemType("store-unavailable", 503);

    private static final List<ProblemType> OWN = List.of(
            MALFORMED,
            INVALID_PARAMETERS,
            INVALID_FIELDS,
            CONDITION_NOT_TAKEN,
            NOT_ACCEPTABLE,
            UNSUPPORTED_MEDIA,
            UNKNOWN_PRODUCT,
            UNKNOWN_RANK,
            UNSOUND_FILE,
            INTERNAL_ERROR,
            STORE_UNAVAILABLE);

    /** What the directory says no with. */
    static ProblemType of(Failure failure) {
        return new ProblemType(name(failure.getClass()), status(failure.getClass()));
    }

    /** What the server turned away before, or instead of, an operation. */
    static ProblemType of(Rejection rejection) {
        return ofReason(rejection.reason());
    }

    private static ProblemType ofReason(Rejection.Reason reason) {
        return new ProblemType(Json.word(reason).replace('_', '-'), reason.status());
    }

    /** Every one, by name. */
    static List<ProblemType> all() {
        Stream<ProblemType> transport = Stream.of(Rejection.Reason.values()).map(ProblemType::ofReason);
        Stream<ProblemType> failures =
                records(Failure.class).map(failure -> new ProblemType(name(failure), status(failure)));
        return Stream.of(OWN.stream(), transport, failures)
                .flatMap(types -> types)
                .distinct()
                .sorted(Comparator.comparing(ProblemType::name))
                .toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        Class<?>[] below = type.getPermittedSubclasses();
        return below == null ? Stream.of(type) : Stream.of(below).flatMap(ProblemType::records);
    }

    /** {@code UsernameTaken} is {@code username-taken}. */
    static String name(Class<?> failure) {
        if (failure == Failure.Malformed.class) {
            // What is no JSON at all is malformed.
            return "invalid-value";
        }
        return failure.getSimpleName().replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** By kinds; what somebody else has changed meanwhile is a precondition that does not hold. */
    static int status(Class<?> failure) {
        if (failure == Failure.VersionMismatch.class || failure == Failure.ChangedMeanwhile.class) {
            return 412;
        }
        if (Failure.NotSignedIn.class.isAssignableFrom(failure)) {
            return 401;
        }
        if (Failure.NotAllowed.class.isAssignableFrom(failure)) {
            return 403;
        }
        if (Failure.Missing.class.isAssignableFrom(failure)) {
            return 404;
        }
        if (Failure.Conflict.class.isAssignableFrom(failure)) {
            return 409;
        }
        return Failure.TooMany.class.isAssignableFrom(failure) ? 429 : 422;
    }

    /** A short name for people: {@code username-taken} is {@code Username taken}. */
    String title() {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What the problem's {@code type} says, relative to the server. */
    String uri() {
        return OwnDialect.PREFIX + "/docs/problems#" + name;
    }
}
