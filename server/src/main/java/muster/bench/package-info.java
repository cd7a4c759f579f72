/**
 * {@code ./muster bench}: measures a server of its own making and compares it with the budgets.
 *
 * <p>{@link muster.bench.BenchCommand} runs the scenarios one after the other. Each takes servers from the
 * {@link muster.bench.Fleet}, which starts them as child processes on temporary data folders, drives them by a
 * {@link muster.bench.Load} over keep-alive connections, and hands {@link muster.bench.Measure}s to the
 * {@link muster.bench.Report}. Machines have fast and slow phases, so what matters is compared by ratio with an anchor
 * measured in alternation in the same run.
 *
 * <p>{@link muster.bench.FillCommand} makes data folders of made-up people: {@link muster.bench.Filling} writes a
 * {@link muster.bench.Settlement} of {@link muster.bench.Resident}s with their past straight into a store.
 */
@NullMarked
package muster.bench;

import org.jspecify.annotations.NullMarked;
