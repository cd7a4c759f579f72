package muster.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.directory.CodeTable;
import muster.model.Account;
import muster.model.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A code as the command line shows it, to be read to the person. Whoever looks at one is written down for it. */
record ShownCode(Code.Purpose purpose, String code, Instant until) {

    /** The code with which the person can set the password: there is one at most, for the first or for another one. */
    static Optional<ShownCode> of(Desk desk, Account account) {
        CodeTable.Row row = desk.directory()
                .codeTable()
                .of(desk.caller(), List.of(account))
                .getOrDefault(account.id(), CodeTable.Row.NONE);
        return of(Code.Purpose.REGISTRATION, row.registration(), row)
                .or(() -> of(Code.Purpose.RESET, row.reset(), row));
    }

    private static Optional<ShownCode> of(Code.Purpose purpose, @Nullable String code, CodeTable.Row row) {
        Instant until = row.ends().get(purpose);
        return code == null || until == null ? Optional.empty() : Optional.of(new ShownCode(purpose, code, until));
    }

    void print(Desk desk) {
        desk.out().println("code          " + code);
        desk.out().println("for           " + AccountPrinter.word(purpose));
        desk.out().println("until         " + until);
    }

    ObjectNode object() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("purpose", AccountPrinter.word(purpose))
                .put("code", code)
                .put("expires_at", until.toString());
    }
}
