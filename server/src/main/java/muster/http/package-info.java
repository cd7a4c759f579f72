/**
 * The way in and out: everything the server knows about HTTP, and the only package that sees the HTTP library.
 *
 * <p>A front door brings a {@link muster.http.Mount}: a prefix, its {@link muster.http.Routes} and the
 * {@link muster.http.ErrorShape} in which every failure under that prefix is told. The I/O threads read the head,
 * find the route, and collect the bounded body without blocking; only then does a worker run the
 * {@link muster.http.Handler}. So a slow sender never holds a worker, and an overload is answered at once. Routes that wait
 * long by nature are {@link muster.http.Route#patient} and have workers of their own.
 */
@NullMarked
package muster.http;

import org.jspecify.annotations.NullMarked;
