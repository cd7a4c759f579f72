-- Who leaves, and what was done about it.

create table departure (
    id ${text} not null primary key,
    account_id ${text} not null references account (id) on delete cascade,
    state ${text} not null,
    ends_at bigint not null,
    reason text,
    leaves_groups smallint not null,
    trash_after_days bigint,
    expiry_before bigint,
    begun_at bigint not null,
    begun_by ${text},
    departed_at bigint,
    held_before smallint not null,
    trashed smallint not null,
    -- When the next step is to be done.
    due_at bigint,
    closed_at bigint
);

create unique index departure_account_id_unique on departure (account_id) where closed_at is null;
create index departure_by_account on departure (account_id, begun_at);
create index departure_open on departure (ends_at, id) where closed_at is null;
create index departure_due on departure (due_at, id) where due_at is not null;

-- To whom something goes: the scope is everything, a kind of a door, one thing or one group.
create table departure_heir (
    departure_id ${text} not null references departure (id) on delete cascade,
    position bigint not null,
    scope ${text} not null,
    door ${text},
    kind ${text},
    target_id ${text},
    heir_id ${text} not null,
    primary key (departure_id, position)
);

create index departure_heir_by_heir on departure_heir (heir_id);

-- What went to an heir and was not handed back.
create table departure_thing (
    departure_id ${text} not null references departure (id) on delete cascade,
    number bigint not null,
    -- GROUP for a group that was minded, HOLDING for a thing.
    kind ${text} not null,
    target_id ${text} not null,
    heir_id ${text} not null,
    primary key (departure_id, number)
);

-- Memberships that ended, and that a re-hire gives back.
create table departure_group (
    departure_id ${text} not null references departure (id) on delete cascade,
    group_id ${text} not null,
    level ${text} not null,
    properties text not null,
    primary key (departure_id, group_id)
);

-- Keys that somebody made for somebody else.
create index access_key_made_for_others on access_key (created_by, id)
    where ended_at is null and created_by <> account_id;
