package muster.dialect.own;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import muster.dialect.own.Form.Field;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether what a client sent is what a {@link Form} asks for: every fault is told with its place. */
final class Checks {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Checks() {}

    static void form(Form form, ObjectNode body, String pointer, List<Fault> faults) {
        for (String name : body.propertyNames()) {
            if (form.field(name).isEmpty()) {
                faults.add(Fault.at(Fault.below(pointer, name), "There is no such field."));
            }
        }
        for (Field field : form.fields()) {
            field(field, body.get(field.name()), Fault.below(pointer, field.name()), faults);
        }
    }

    private static void field(Field field, @Nullable JsonNode value, String pointer, List<Fault> faults) {
        if (value == null) {
            if (field.required()) {
                faults.add(Fault.at(pointer, "This field is required."));
            }
        } else if (value.isNull()) {
            if (!field.clearable()) {
                faults.add(Fault.at(pointer, "This field cannot be null."));
            }
        } else {
            value(field.kind(), value, pointer, faults);
        }
    }

    private static void value(Kind kind, JsonNode value, String pointer, List<Fault> faults) {
        switch (kind) {
            case Kind.Flag _ -> require(value.isBoolean(), pointer, "This must be true or false.", faults);
            case Kind.Whole(var least, var most) ->
                require(
                        value.isIntegralNumber()
                                && value.canConvertToLong()
                                && value.longValue() >= least
                                && value.longValue() <= most,
                        pointer,
                        "This must be a whole number from " + least + " to " + most + ".",
                        faults);
            case Kind.Many(var each, var most) -> many(each, most, value, pointer, faults);
            case Kind.Inner(var form) -> {
                if (value instanceof ObjectNode object) {
                    form(form, object, pointer, faults);
                } else {
                    faults.add(Fault.at(pointer, "This must be an object."));
                }
            }
            case Kind.Texts(var most) -> texts(most, value, pointer, faults);
            case Kind.Text _, Kind.Time _, Kind.Uuid _, Kind.Number _, Kind.Words _ -> {
                if (value.isString()) {
                    complaint(kind, value.stringValue()).ifPresent(told -> faults.add(Fault.at(pointer, told)));
                } else {
                    faults.add(Fault.at(pointer, "This must be a text."));
                }
            }
            case Kind.Part _, Kind.Anything _ -> throw new IllegalStateException("Nobody sends " + kind);
        }
    }

    private static void many(Kind each, int most, JsonNode value, String pointer, List<Fault> faults) {
        if (!value.isArray()) {
            faults.add(Fault.at(pointer, "This must be an array."));
            return;
        }
        if (value.size() > most) {
            faults.add(Fault.at(pointer, "This has more than " + most + " entries."));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            value(each, value.get(i), pointer + "/" + i, faults);
        }
    }

    private static void texts(int most, JsonNode value, String pointer, List<Fault> faults) {
        boolean fits =
                value.isObject() && value.size() <= most && value.valueStream().allMatch(JsonNode::isString);
        require(fits, pointer, "This must be an object of texts, at most " + most + ".", faults);
    }

    private static void require(boolean fits, String pointer, String complaint, List<Fault> faults) {
        if (!fits) {
            faults.add(Fault.at(pointer, complaint));
        }
    }

    /** What is wrong with a text, in the body or in the query, that shall be of this kind. */
    static Optional<String> complaint(Kind kind, String text) {
        String found = switch (kind) {
            case Kind.Text(var most) ->
                text.codePointCount(0, text.length()) > most ? "This has more than " + most + " characters." : "";
            case Kind.Time _ -> isTime(text) ? "" : "This must be a time such as 2031-05-04T12:30:00Z.";
            case Kind.Uuid _ -> AccountId.parse(text).isPresent() ? "" : "This must be a UUID.";
            case Kind.Number _ -> NUMBER.matcher(text).matches() ? "" : "This must be a number.";
            case Kind.Words(var words) ->
                words.contains(text) ? "" : "This must be one of " + String.join(", ", words) + ".";
            case Kind.Flag _ -> text.equals("true") || text.equals("false") ? "" : "This must be true or false.";
            case Kind.Whole(var least, var most) ->
                isWhole(text, least, most) ? "" : "This must be a whole number from " + least + " to " + most + ".";
            case Kind.Many _, Kind.Part _, Kind.Inner _, Kind.Texts _, Kind.Anything _ ->
                throw new IllegalStateException("No text is " + kind);
        };
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static boolean isTime(String text) {
        try {
            Instant time = time(text);
            return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @throws DateTimeException when it is none */
    static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isWhole(String text, long least, long most) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
