package muster.dialect.cloudomation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import muster.dialect.JsonAnswers;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.Register;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** Users as a file that an import takes. It is written while the list is read, so that its length costs no memory. */
final class UserExport {
    static final String YAML = "application/yaml";

    private final Register register;
    private final Users users;

    UserExport(Register register, Users users) {
        this.register = register;
        this.users = users;
    }

    /** Hands over records one by one. */
    private interface Source {
        void forEach(Consumer<Register.Entry> each);
    }

    /**
     * All that a list is about, by name, whatever the list's own order is; without accounts of other doors that have no name, as
     * nothing could take them in by one.
     *
     * @param format {@code yaml} or {@code json}; null for the usual one
     * @throws CloudomationRefusal for another format, and for somebody who may not read all of it
     */
    Response export(Caller caller, AccountQuery query, @Nullable String format) {
        if (!Permissions.maySearchAccounts(caller)) {
            throw CloudomationRefusal.forbidden();
        }
        AccountQuery byName = new AccountQuery(
                query.condition(), List.of(new AccountQuery.Order.By(AccountField.USERNAME, true)), query.who());
        return file(
                "users",
                format,
                each -> register.forEach(caller, byName, CloudomationDialect.NAME, entry -> {
                    if (entry.account().username() != null) {
                        each.accept(entry);
                    }
                }));
    }

    /** One record; everybody has the own. @throws CloudomationRefusal as the other does */
    Response export(Caller caller, Register.Entry entry, @Nullable String format) {
        if (!Permissions.maySeePrivateFields(caller, entry.account().id())) {
            throw CloudomationRefusal.forbidden();
        }
        return file("user", format, each -> each.accept(entry));
    }

    private Response file(String name, @Nullable String format, Source source) {
        return switch (format) {
            case null -> yaml(name, source);
            case "yaml" -> yaml(name, source);
            case "json" -> json(name, source);
            default -> throw CloudomationRefusal.badQuery();
        };
    }

    private Response json(String name, Source source) {
        Response array = JsonAnswers.streamedArray(json ->
                source.forEach(entry -> ExportedUser.of(users.record(entry)).writeTo(json)));
        return attached(array, name + ".json");
    }

    private Response yaml(String name, Source source) {
        return attached(Response.stream(200, YAML, out -> write(source, out)), name + ".yaml");
    }

    private static Response attached(Response response, String filename) {
        return response.withHeader("Content-Disposition", "attachment; filename=\"" + filename + "\"");
    }

    private void write(Source source, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Documents documents = new Documents(text);
        try {
            source.forEach(documents::add);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        text.flush();
    }

    private final class Documents {
        private final Writer text;
        private boolean isFirst = true;

        Documents(Writer text) {
            this.text = text;
        }

        void add(Register.Entry entry) {
            try {
                text.write(isFirst ? "" : "---\n");
                ExportedUser.of(users.record(entry)).writeTo(text);
                isFirst = false;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
