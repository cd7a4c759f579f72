-- The ledger is sealed. From where somebody acted may be erased apart from what was done: each has a digest of its own.
alter table event add column place text;
alter table event add column place_digest ${text};
-- Binds the number in the chain, the header and both digests together; null until the event is sealed.
alter table event add column seal ${text};

-- Who was in a group, in the order of the members' ids.
create index event_by_member on event (target_id, subject_account, id)
    where target_kind = 'group' and subject_account is not null;
-- Which rank somebody had, and who was merged: most changes tell neither.
create index event_of_rank on event (subject_account, id)
    where subject_account is not null and act <> 'ACCOUNT_CREATED'
      and (payload like '%{"field":"rank"%' or payload like '%{"field":"mergedInto"%');
-- All who have a rank, whatever became of them, in the order of their ids. The condition holds for every account; it keeps
-- the index from being taken by statements that do not say it, and that have a better one.
create index account_of_rank on account (rank, id) where rank >= 0;

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
