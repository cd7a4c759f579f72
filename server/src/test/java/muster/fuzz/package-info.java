/** Fuzzing: random changes of examples, coverage-guided, and of a whole server; what was found once is tried again forever. */
package muster.fuzz;
