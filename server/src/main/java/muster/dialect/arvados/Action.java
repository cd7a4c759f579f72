package muster.dialect.arvados;

import muster.http.Response;

/** What answers an endpoint. The status is 200 whatever was done: clients take 204 for an empty answer. */
@FunctionalInterface
interface Action {
    Response act(Call call);
}
