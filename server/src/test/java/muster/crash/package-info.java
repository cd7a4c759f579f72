/**
 * Servers that are killed at random and at named boundaries while they are busy, and whose disk, clock and files do not play along. Nothing of it is in
 * the program: an agent, which only these processes are started with, reaches into its classes as they are loaded.
 */
package muster.crash;
