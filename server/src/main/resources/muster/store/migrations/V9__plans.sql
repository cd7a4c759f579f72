-- V9
-- Plans of many changes, row by row, and what came of them.

create table plan (
    id ${text} not null primary key,
    state ${text} not null,
    made_at bigint not null,
    made_by ${text},
    -- The rank that whoever made it acted with.
    made_with ${text} not null,
    name text not null,
    digest ${text},
    source text,
    undoes ${text},
    undone_by ${text},
    added bigint not null,
    changed bigint not null,
    suspended bigint not null,
    removed bigint not null,
    brought_back bigint not null,
    unchanged bigint not null,
    problems bigint not null,
    barred bigint not null,
    touchable bigint not null,
    braked smallint not null,
    begun_at bigint,
    finished_at bigint,
    done bigint not null,
    failed bigint not null,
    -- The place of the last row that somebody has come to. It moves in the transaction that does the rows.
    reached bigint not null,
    -- Why it was stopped, or broke off.
    halted text
);

-- Those whose time is over. The newest first are found by the id, which is ordered by time.
create index plan_by_age on plan (made_at);

create index plan_by_undone on plan (undoes) where undoes is not null;

-- How many one maker leaves lying about.
create index plan_open on plan (made_by) where state in ('BEING_MADE', 'OPEN');

-- A row's place tells by itself in which order rows are done, and which are problems or stay as they are.
create table plan_row (
    plan_id ${text} not null references plan (id),
    place bigint not null,
    line bigint not null,
    subject ${text} not null,
    name text not null,
    kind ${text} not null,
    target ${text},
    version bigint,
    matched_by ${text},
    -- Before and after, conflicts, why nothing is done, and what the file said.
    document text,
    -- 1 when it could not be done.
    failed smallint not null,
    -- Null while nobody has come to it.
    result text,
    -- Keys of names that the row gives to people: usernames, addresses and what sources call them. By these it is found when
    -- somebody is purged whose account it does not know.
    key_1 ${text},
    key_2 ${text},
    key_3 ${text},
    primary key (plan_id, place)
);

create index plan_row_failed on plan_row (plan_id, place) where failed = 1;
-- What plans say of one account: asked of each that is linked to a plan's source, and when it is purged.
create index plan_row_by_target on plan_row (target, plan_id) where target is not null;
create index plan_row_by_key_1 on plan_row (key_1) where key_1 is not null;
create index plan_row_by_key_2 on plan_row (key_2) where key_2 is not null;
create index plan_row_by_key_3 on plan_row (key_3) where key_3 is not null;
