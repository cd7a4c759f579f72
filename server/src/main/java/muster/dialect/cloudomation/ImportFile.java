package muster.dialect.cloudomation;

import java.util.List;
import java.util.stream.StreamSupport;
import muster.dialect.JsonObject;
import muster.directory.Intake;
import muster.http.Request;
import muster.http.Response;
import tools.jackson.databind.JsonNode;

/** A file of records: documents, each of one record under the type that it has. */
record ImportFile(List<Document> documents) {
    private static final int MOST_DOCUMENTS = Intake.MOST_ITEMS;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    ImportFile {
        documents = List.copyOf(documents);
    }

    /** @param properties whatever stands under the type: an object, where all is well */
    record Document(String type, JsonNode properties) {}

    /** @throws CloudomationRefusal {@link ErrorCode#BAD_REQUEST}; {@link muster.dialect.JsonComplaint} for JSON that is none */
    static ImportFile of(Request request) {
        String type = request.contentType();
        String body = request.bodyText();
        String text = body.startsWith(BYTE_ORDER_MARK) ? body.substring(BYTE_ORDER_MARK.length()) : body;
        return type.equals(Response.JSON) || type.endsWith("+json") ? ofJson(text) : ofYaml(text);
    }

    static ImportFile ofYaml(String text) {
        List<JsonNode> nodes = YamlReader.documents(text, MOST_DOCUMENTS);
        if (nodes.isEmpty()) {
            throw CloudomationRefusal.badRequest("The body holds no document.");
        }
        return new ImportFile(nodes.stream().map(ImportFile::document).toList());
    }

    /** One object, or several in an array: none is the export of an empty list. */
    static ImportFile ofJson(String text) {
        JsonNode whole = JsonObject.parseValue(text);
        List<JsonNode> nodes = whole.isArray()
                ? StreamSupport.stream(whole.spliterator(), false).toList()
                : List.of(whole);
        if (nodes.size() > MOST_DOCUMENTS) {
            throw CloudomationRefusal.badRequest("The file holds more than " + MOST_DOCUMENTS + " documents.");
        }
        return new ImportFile(nodes.stream().map(ImportFile::document).toList());
    }

    private static Document document(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            throw CloudomationRefusal.badRequest(
                    "Each document must have a single key, the type of its record, with the properties under it.");
        }
        String type = node.propertyNames().iterator().next();
        return new Document(type, node.get(type));
    }
}
