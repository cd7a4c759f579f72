package muster.http;

/** How long a handler may keep its thread, which decides about whose thread that is. */
enum Pace {
    /** Never waits: the I/O thread runs it. */
    QUICK,
    /** Waits for the database at most: a worker runs it. */
    USUAL,
    /** Waits for its turn at something scarce: a worker of a pool of its own runs it. */
    PATIENT,
    /** Has a long body: what is read of one can take thirty times its memory, so that only a few workers take such. */
    BULKY;

    /** Beyond this a body is long, in bytes. */
    static final int LONG_BODY = 16 << 10;
}
