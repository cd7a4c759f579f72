package muster.cli;

import java.io.InputStream;

/** What is in the file that a command works on, as it was when the command was given. */
public interface GivenFile {

    /** SHA-256 of its bytes in hexadecimal. */
    String digest();

    /** From its beginning, as often as wanted. */
    InputStream open();
}
