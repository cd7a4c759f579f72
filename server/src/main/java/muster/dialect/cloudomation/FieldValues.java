package muster.dialect.cloudomation;

import java.text.Normalizer;
import java.util.function.Function;
import java.util.function.Supplier;
import muster.dialect.cloudomation.Complaint.Code;
import muster.dialect.cloudomation.Complaint.Found;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Password;
import muster.model.Profile;
import muster.model.ProjectId;
import muster.model.ProjectName;
import muster.model.Refused;
import muster.model.Username;
import tools.jackson.databind.JsonNode;

/** Values as clients and files write them, each checked by the platform's rules; a {@link Found} says what is wrong. */
final class FieldValues {
    private static final int LONGEST_LINE = 128;
    private static final int SHORTEST_PASSWORD = 12;

    private FieldValues() {}

    /** Sets the value, or clears it where null may be written. */
    static <T> Edit<T> nullable(JsonNode node, Function<JsonNode, T> read) {
        return node.isNull() ? Edit.clear() : Edit.set(read.apply(node));
    }

    static boolean flag(JsonNode node) {
        requireValue(node);
        if (!node.isBoolean()) {
            throw new Found(Code.WRONG_TYPE);
        }
        return node.booleanValue();
    }

    static String text(JsonNode node) {
        requireValue(node);
        if (!node.isString()) {
            throw new Found(Code.WRONG_TYPE);
        }
        return node.stringValue();
    }

    private static void requireValue(JsonNode node) {
        if (node.isNull()) {
            throw new Found(Code.NOT_NULL);
        }
    }

    /** A login name: blanks around it do not count, and no comma may be in it, because names are listed between commas. */
    static Username name(JsonNode node) {
        String name = withoutOuterBlanks(text(node));
        requireLength(name, 1, LONGEST_LINE);
        if (name.indexOf(',') >= 0) {
            throw new Found(Code.INVALID);
        }
        return taken(() -> Username.parse(name));
    }

    /** Blanks of every kind, such as those that do not break a line. */
    private static String withoutOuterBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    static ProjectName projectName(JsonNode node) {
        String name = withoutOuterBlanks(text(node));
        requireLength(name, 1, LONGEST_LINE);
        return taken(() -> ProjectName.parse(name));
    }

    static EmailAddress address(JsonNode node) {
        String address = text(node);
        requireLength(address, 1, LONGEST_LINE);
        if (!address.equals(address.strip())) {
            throw new Found(Code.INVALID);
        }
        EmailAddress parsed = taken(() -> EmailAddress.parse(address));
        if (!parsed.isMailable()) {
            throw new Found(Code.INVALID);
        }
        return parsed;
    }

    static String description(JsonNode node) {
        String text = text(node);
        requireLength(text, 0, Profile.MAXIMUM_DESCRIPTION_LENGTH);
        taken(() -> new Profile(null, null, null, text, null, null));
        return text;
    }

    static String icon(JsonNode node) {
        String icon = IconRule.checked(text(node));
        taken(() -> new Profile(null, null, null, null, icon, null));
        return icon;
    }

    static Roles roles(JsonNode node) {
        return Roles.parse(text(node));
    }

    static ProjectId project(JsonNode node) {
        return ProjectId.parse(text(node)).orElseThrow(() -> new Found(Code.NOT_FOUND));
    }

    /** A new password. How long it is goes by its composed form; it is kept as it came. */
    static Password newPassword(String password) {
        requireLength(Normalizer.normalize(password, Normalizer.Form.NFC), SHORTEST_PASSWORD, LONGEST_LINE);
        return taken(() -> Password.ofText(password));
    }

    static void requireLength(String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (length < least) {
            throw new Found(Code.TOO_SHORT);
        }
        if (length > most) {
            throw new Found(Code.TOO_LONG);
        }
    }

    /** What the directory takes for no such value is none here either. */
    private static <T> T taken(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (Refused malformed) {
            throw new Found(Code.INVALID);
        }
    }
}
