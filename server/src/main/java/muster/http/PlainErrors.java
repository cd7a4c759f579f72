package muster.http;

/**
 * The shape for paths that belong to no door: one sentence as text. Not JSON, because clients that look for their platform's
 * members in any JSON they get would stumble over ours.
 */
final class PlainErrors implements ErrorShape {
    @Override
    public Response rejected(Request request, Rejection rejection) {
        return Response.text(rejection.status(), rejection.sentence() + "\n");
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return Response.text(
                500, "Something went wrong inside the server. The log has the details under this request's id.\n");
    }
}
