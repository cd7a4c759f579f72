/**
 * The account part of CryoSPARC's command API, as far as cryosparc-tools 5.0 calls it: signing in, users, their codes, roles,
 * state, lanes and file-browser settings.
 *
 * <p>That client has no paths of its own: it fetches {@code openapi.json} and makes one function of each operation in it. So
 * every {@link muster.dialect.cryosparc.Function} is written down once, and both the routes and that document are made of it.
 * Facts come from the published client and the vendor's guide; {@code docs/doors/cryosparc.md} tells which, what is left out,
 * and what was for us to choose.
 *
 * <p>A request meets {@link muster.dialect.cryosparc.CryosparcTokens} (who asks), one class per resource (what is asked), the
 * use cases of the directory, and {@link muster.dialect.cryosparc.CryosparcJson} (the answer); a refusal meets
 * {@link muster.dialect.cryosparc.CryosparcErrors}, which alone knows how failures look here.
 */
@NullMarked
package muster.dialect.cryosparc;

import org.jspecify.annotations.NullMarked;
