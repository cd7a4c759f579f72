/**
 * What every door shows of an account after every act, whichever door did it. The tables of this package say it once, in the words
 * of the platforms; the test does each act at each door that has it and looks through all of them, and {@code docs/crosswalk.md} is
 * written from the same tables.
 */
package muster.crosswalk;
