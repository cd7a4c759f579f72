-- The ledger is sealed. From where somebody acted may be erased apart from what was done: each has a digest of its own.
alter table event add column place text;
alter table event add column place_digest ${text};
-- Binds the number in the chain, the header and both digests together; null until the event is sealed.
alter table event add column seal ${text};

-- What happened to a group, its members included.
create index event_by_group on event (target_id, id) where target_kind = 'group';

-- Nothing was ever kept in the table of this name.
drop table checkpoint;

-- The number is that of the last event that it covers.
create table checkpoint (
    chain_number bigint not null primary key,
    first_number bigint not null,
    sealed_at bigint not null,
    head ${text} not null,
    key_id ${text} not null,
    signature ${text} not null,
    exported_at bigint
);

create index checkpoint_by_time on checkpoint (sealed_at, chain_number);

create table ledger_key (
    id ${text} not null primary key,
    public_key text not null,
    sealed_private_key text not null,
    made_at bigint not null
);

-- Work that one process does at a time.
create table lease (
    name ${text} not null primary key,
    holder text not null,
    expires_at bigint not null
);

-- Purged accounts of which the ledger still keeps names and values, and up to which event they are erased.
create table erasure (
    account_id ${text} not null primary key,
    asked_at bigint not null,
    done_about bigint not null,
    done_by bigint not null
);
