package muster.console.setup;

import muster.console.page.Field;
import muster.console.page.Frame;
import muster.console.page.Problems;

/** The fields of the form, each with its name there. */
enum SetUpField {
    CODE("code"),
    EMAIL("email"),
    USERNAME("username"),
    GIVEN_NAME("first_name"),
    FAMILY_NAME("last_name"),
    PASSWORD("password"),
    REPEATED("password_again");

    private final String id;

    SetUpField(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    boolean isPassword() {
        return this == PASSWORD || this == REPEATED;
    }

    /** What browsers and password stores know such a field by. */
    private String autocomplete() {
        return switch (this) {
            case CODE -> "off";
            case EMAIL -> "email";
            case USERNAME -> "username";
            case GIVEN_NAME -> "given-name";
            case FAMILY_NAME -> "family-name";
            case PASSWORD, REPEATED -> "new-password";
        };
    }

    private String type() {
        return switch (this) {
            case EMAIL -> "email";
            case PASSWORD, REPEATED -> "password";
            case CODE, USERNAME, GIVEN_NAME, FAMILY_NAME -> "text";
        };
    }

    /** As the page shows it. */
    Field shown(Frame frame, String value, Problems problems) {
        Field field = Field.text(id, frame.t("setup." + id))
                .as(type(), autocomplete())
                .holding(value)
                .with(problems);
        Field hinted = switch (this) {
            case CODE -> field.hinting(frame.t("setup.code_hint"));
            case USERNAME -> field.hinting(frame.t("setup.username_hint"));
            case PASSWORD -> field.hinting(frame.t("password.hint"));
            case EMAIL, GIVEN_NAME, FAMILY_NAME, REPEATED -> field;
        };
        return this == EMAIL && problems.isEmpty() ? hinted.first() : hinted;
    }
}
