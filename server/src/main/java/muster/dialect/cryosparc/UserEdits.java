package muster.dialect.cryosparc;

import muster.model.AccountChanges;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What {@code users.update} shall change. An argument that is left out leaves its field as it is. */
final class UserEdits {
    private UserEdits() {}

    static AccountChanges read(Call call) {
        return AccountChanges.changing()
                .email(of(call.argument("email")).map(UserEdits::email))
                .username(of(call.argument("username")).map(Username::parse))
                .givenName(name(call.argument("first_name")))
                .familyName(name(call.argument("last_name")))
                .build();
    }

    /** An address to which mail could go: this door writes no other. */
    static EmailAddress email(String text) {
        EmailAddress address = EmailAddress.parse(text);
        if (!address.isMailable()) {
            throw CryosparcRefusal.invalid("This is not an e-mail address.");
        }
        return address;
    }

    private static Edit<String> of(@Nullable String text) {
        return Edit.ofNullable(text);
    }

    /** A name that is emptied is no name: it is shown as an empty text either way. */
    private static Edit<String> name(@Nullable String text) {
        return text != null && text.isEmpty() ? Edit.clear() : Edit.ofNullable(text);
    }
}
