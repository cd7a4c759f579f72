/**
 * Muster's own protocol for scripts that belong to no platform: the directory's use cases as JSON over HTTP, and nothing more.
 *
 * <p>Every {@link muster.dialect.own.Operation} is declared once, with its fields, its answer and the permission question that it
 * asks. From that declaration the routes are hung up, bodies and parameters are checked, and the OpenAPI document and its pages
 * are written.
 *
 * <p>How it looks from outside stands in {@code docs/doors/own.md}.
 */
@NullMarked
package muster.dialect.own;

import org.jspecify.annotations.NullMarked;
