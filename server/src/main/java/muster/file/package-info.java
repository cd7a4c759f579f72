/**
 * Files in which people keep accounts. {@link muster.file.EveryFormat} reads and writes them behind the port
 * {@link muster.directory.AccountFiles}: bytes become {@link muster.directory.DeclaredItem items} here, one after another, and
 * what they mean is for {@link muster.directory.Imports} to say. {@code KindOfFile} tells the formats apart; each has a class
 * of its own on {@code StrictText}, which is UTF-8 and nothing else, and {@code Items}, which gathers what is wrong. Where a
 * file could mean two things it is refused with the line that says so; nothing is guessed.
 */
@NullMarked
package muster.file;

import org.jspecify.annotations.NullMarked;
