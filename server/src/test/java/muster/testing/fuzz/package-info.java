/**
 * What is fuzzed is written down once, as targets: one for each parser of bytes that come from outside, beside the parser itself.
 * Random changes of examples, coverage-guided fuzzing and everything that was ever found are tried on the same targets.
 */
package muster.testing.fuzz;
