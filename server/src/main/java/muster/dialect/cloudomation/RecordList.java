package muster.dialect.cloudomation;

import java.util.function.Consumer;
import muster.dialect.JsonAnswers;
import muster.http.Response;
import tools.jackson.core.JsonGenerator;

/** A page of records, with how many there are on all pages. */
final class RecordList {
    private RecordList() {}

    static Response answer(long total, long limit, long offset, Consumer<JsonGenerator> writeRecords) {
        return JsonAnswers.of(200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("records");
            writeRecords.accept(json);
            json.writeEndArray();
            json.writeNumberProperty("total", total);
            json.writeNumberProperty("limit", limit);
            json.writeNumberProperty("offset", offset);
            json.writeEndObject();
        });
    }
}
