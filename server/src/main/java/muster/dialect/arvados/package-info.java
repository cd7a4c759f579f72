/**
 * The Arvados API, as far as accounts hang on it: users with their set-up, activation and merging, tokens, links, groups, and
 * the small neighbours that these need. Server side of what the SDKs for Python, Ruby, Go and Java call, in their present form
 * and in the older one that still knows {@code writable_by} and {@code update_uuid}.
 *
 * <p>Facts come from the published API pages, the server's behaviour as its tests describe it, and the SDKs' sources.
 *
 * <p>A request meets {@link muster.dialect.arvados.EndpointPath} (which verb is really meant, who asks), one
 * {@link muster.dialect.arvados.Resource} (what is asked), and the use cases of the directory; a refusal meets
 * {@link muster.dialect.arvados.ArvadosErrors}, which alone knows how failures look here. The one list of
 * {@link muster.dialect.arvados.Endpoints} makes both the routes and the discovery document from which clients build themselves.
 */
@NullMarked
package muster.dialect.arvados;

import org.jspecify.annotations.NullMarked;
