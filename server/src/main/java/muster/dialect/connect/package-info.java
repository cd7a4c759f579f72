/**
 * The Posit Connect Server API, as far as accounts hang on it: users, groups, API keys, who owns and may see content, the
 * audit log. Server side of what posit-sdk (Python), connectapi (R) and rsconnect-python call; the version we say we are
 * is 2025.09.0.
 *
 * <p>Facts come from the published API reference and admin guide, and from the clients' sources, fixtures and integration
 * tests. {@code docs/doors/connect.md} tells which, what is left out, and what was for us to choose.
 *
 * <p>A request meets {@link muster.dialect.connect.ConnectKeys} (who asks), one class per resource (what is asked), the
 * use cases of the directory, and {@link muster.dialect.connect.ConnectJson} (the answer); a refusal meets
 * {@link muster.dialect.connect.ConnectErrors}, which alone knows how failures look here.
 */
@NullMarked
package muster.dialect.connect;

import org.jspecify.annotations.NullMarked;
