package muster.http;

/** The shape for paths that belong to no door: one small JSON object. */
final class PlainErrors implements ErrorShape {
    @Override
    public Response rejected(Request request, Rejection rejection) {
        return plain(rejection.status(), rejection.sentence());
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return plain(500, "Something went wrong inside the server. The log has the details under this request's id.");
    }

    /** The sentences are our own constants, so the only characters JSON asks to escape are quotes and backslashes. */
    private static Response plain(int status, String sentence) {
        String safe = sentence.replace("\\", "\\\\").replace("\"", "\\\"");
        return Response.json(status, "{\"error\":\"" + safe + "\"}");
    }
}
