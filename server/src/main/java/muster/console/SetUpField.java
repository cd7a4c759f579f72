package muster.console;

/** A field of the set-up form: its name there, and what people read beside it. */
enum SetUpField {
    CODE("code", "Set-up code", "What stands behind the # of the set-up link."),
    EMAIL("email", "E-mail address", ""),
    USERNAME("username", "Username", "The name to sign in with."),
    GIVEN_NAME("first_name", "First name (optional)", ""),
    FAMILY_NAME("last_name", "Last name (optional)", ""),
    PASSWORD("password", "Password", "At least " + SetUpForm.LEAST_PASSWORD_LENGTH + " characters."),
    REPEATED("password_again", "Password, once more", "");

    private final String id;
    private final String label;
    private final String hint;

    SetUpField(String id, String label, String hint) {
        this.id = id;
        this.label = label;
        this.hint = hint;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    /** Empty where the label says enough. */
    String hint() {
        return hint;
    }

    boolean isPassword() {
        return this == PASSWORD || this == REPEATED;
    }

    /** Whether it begins with a capital as a rule. */
    boolean isName() {
        return this == GIVEN_NAME || this == FAMILY_NAME;
    }

    /** What browsers and password stores know such a field by. */
    String autocomplete() {
        return switch (this) {
            case CODE -> "off";
            case EMAIL -> "email";
            case USERNAME -> "username";
            case GIVEN_NAME -> "given-name";
            case FAMILY_NAME -> "family-name";
            case PASSWORD, REPEATED -> "new-password";
        };
    }

    String type() {
        return switch (this) {
            case EMAIL -> "email";
            case PASSWORD, REPEATED -> "password";
            case CODE, USERNAME, GIVEN_NAME, FAMILY_NAME -> "text";
        };
    }
}
