/**
 * CryoSPARC, by the functions that the vendor's Python client of version 5.0 has for accounts. Facts are from that client's public
 * sources, which name functions, arguments and shapes; verbs and paths are the server's own, told in its OpenAPI document.
 */
@NullMarked
package muster.client.cryosparc;

import org.jspecify.annotations.NullMarked;
