package muster.dialect.own;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The same that the document tells, as pages for people: plain HTML without scripts. */
final class Pages {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final String path;

    private final String origin;

    /**
     * @param origin scheme and host
     * @param path where the door is below them
     */
    Pages(String origin, String path) {
        this.origin = origin;
        this.path = path;
    }

    String operations(OperationTable table) {
        begin("Muster API");
        paragraph(
                "The directory's own protocol, for scripts that belong to no platform. Every request carries an API key:");
        out.append("<pre>curl -H \"Authorization: Bearer $KEY\" ")
                .append(escaped(origin + path))
                .append("/me</pre>\n");
        out.append("<p>For programs: <a href=\"").append(escaped(path)).append("/openapi.json\">openapi.json</a>. ");
        out.append("What can go wrong: <a href=\"")
                .append(escaped(path))
                .append("/docs/problems\">problems</a>.</p>\n");
        List<String> topics =
                table.all().stream().map(Operation::topic).distinct().toList();
        contents(topics);
        for (String topic : topics) {
            out.append("<h2 id=\"")
                    .append(anchor(topic))
                    .append("\">")
                    .append(escaped(topic))
                    .append("</h2>\n");
            table.all().stream()
                    .filter(operation -> operation.topic().equals(topic))
                    .forEach(this::operation);
        }
        return end();
    }

    private void contents(List<String> topics) {
        out.append("<nav aria-label=\"Topics\"><ul>\n");
        for (String topic : topics) {
            out.append("<li><a href=\"#")
                    .append(anchor(topic))
                    .append("\">")
                    .append(escaped(topic))
                    .append("</a></li>\n");
        }
        out.append("</ul></nav>\n");
    }

    private static String anchor(String topic) {
        return topic.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void operation(Operation operation) {
        out.append("<details id=\"").append(operation.id()).append("\"><summary><span class=\"verb\">");
        out.append(operation.method()).append("</span> <code>").append(escaped(operation.path()));
        out.append("</code> <span class=\"what\">")
                .append(escaped(operation.summary()))
                .append("</span></summary>\n");
        if (!operation.about().isEmpty()) {
            paragraph(operation.about());
        }
        paragraph("Permission: " + operation.asks() + ".");
        if (!operation.parameters().isEmpty()) {
            table(
                    "Parameters",
                    operation.parameters().stream()
                            .map(each -> List.of(each.name(), Words.of(each), each.about()))
                            .toList());
        }
        Form form = operation.form();
        if (form != null) {
            table(
                    "Body",
                    form.fields().stream()
                            .map(field -> List.of(field.name(), Words.of(field), field.about()))
                            .toList());
        }
        Upload upload = operation.upload();
        if (upload != null) {
            paragraph("Body: " + upload.told());
        }
        answer(operation);
        problems(operation);
        out.append("</details>\n");
    }

    private void answer(Operation operation) {
        switch (operation.answer()) {
            case null -> paragraph("Answers " + operation.status() + " without a body.");
            case Operation.Result.One(var shape, var tagged) ->
                members("Answers " + operation.status() + (tagged ? ", with an ETag" : ""), shape);
            case Operation.Result.All(var shape) ->
                members("Answers " + operation.status() + ": items, each with", shape);
            case Operation.Result.Page(var shape) ->
                members("Answers " + operation.status() + ": a page of items, each with", shape);
        }
    }

    private void members(String caption, Shape<?> shape) {
        table(
                caption,
                shape.members().stream()
                        .map(member -> List.of(
                                member.name(),
                                Words.of(member.kind())
                                        + (member.nullable() ? " or null" : "")
                                        + (member.always() ? "" : ", where you may see it"),
                                member.about()))
                        .toList());
    }

    private void problems(Operation operation) {
        out.append("<p>Problems:");
        for (Map.Entry<Integer, TreeSet<String>> status :
                OpenApi.problems(operation).entrySet()) {
            for (String name : status.getValue()) {
                out.append(" <a href=\"")
                        .append(escaped(path))
                        .append("/docs/problems#")
                        .append(name)
                        .append("\">");
                out.append(status.getKey()).append(' ').append(name).append("</a>");
            }
        }
        out.append("</p>\n");
    }

    String problems() {
        begin("Problems of the Muster API");
        paragraph(
                "The type of a problem ends in its name, which stays. Each answer tells more in detail, and the place of what is"
                        + " wrong in errors.");
        out.append("<p><a href=\"").append(escaped(path)).append("/docs\">Operations</a></p>\n<table><thead><tr>");
        out.append("<th>Name</th><th>Status</th><th>Title</th></tr></thead><tbody>\n");
        for (ProblemType type : ProblemType.all()) {
            out.append("<tr id=\"")
                    .append(type.name())
                    .append("\"><td><code>")
                    .append(type.name())
                    .append("</code></td><td>");
            out.append(type.status())
                    .append("</td><td>")
                    .append(escaped(type.title()))
                    .append("</td></tr>\n");
        }
        out.append("</tbody></table>\n");
        return end();
    }

    private void table(String caption, List<List<String>> rows) {
        out.append("<table><caption>").append(escaped(caption)).append("</caption><tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr><th scope=\"row\"><code>")
                    .append(escaped(row.getFirst()))
                    .append("</code></th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void begin(String title) {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title));
        out.append("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"><link rel=\"stylesheet\" href=\"");
        out.append(escaped(path)).append("/docs/style.css\"></head><body><main>\n<h1>");
        out.append(escaped(title)).append("</h1>\n");
    }

    private String end() {
        return out.append("</main></body></html>\n").toString();
    }

    private void paragraph(String text) {
        out.append("<p>").append(escaped(text)).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
