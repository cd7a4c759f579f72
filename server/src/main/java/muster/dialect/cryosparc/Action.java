package muster.dialect.cryosparc;

import muster.http.Response;

/** What answers a function; with the status and the content that the function declares. */
@FunctionalInterface
interface Action {
    Response answer(Call call);
}
