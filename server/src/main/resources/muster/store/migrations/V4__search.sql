-- Search over all accounts, for those who look after them: by words, and by what accounts are.
--
-- Of accounts that lists do not show (trash, merged, the directory's own) the indexes stand apart: whoever makes or changes
-- an account that is shown does not pay for them.

-- Names of several words are found by each of these: here is what stands in a name from its second word on, from its third
-- and so on, unless the given or the family name begins so anyway.
create table account_word (
    account_id ${text} not null references account (id) on delete cascade,
    word_key ${text} not null,
    primary key (account_id, word_key)
);

create index account_word_by_key on account_word (word_key, account_id);

insert into account_word (account_id, word_key)
with recursive place (i) as (
    select 2
    union all
    select i + 1 from place where i < 64
),
name (id, given_key, family_key, name_key) as (
    select id, given_key, family_key, substr(given_key, 1, 64) from account
    where given_key like '% %' or given_key like '%-%'
    union
    select id, given_key, family_key, substr(family_key, 1, 64) from account
    where family_key like '% %' or family_key like '%-%'
    union
    select id, given_key, family_key, substr(display_key, 1, 64) from account
    where display_key like '% %' or display_key like '%-%'
),
word (id, given_key, family_key, word_key) as (
    select n.id, n.given_key, n.family_key, substr(n.name_key, p.i)
    from name n cross join place p
    where substr(n.name_key, p.i - 1, 1) in (' ', '-') and substr(n.name_key, p.i, 1) not in ('', ' ', '-')
)
select distinct id, word_key from word
where substr(given_key, 1, length(word_key)) <> word_key and substr(family_key, 1, length(word_key)) <> word_key;

-- The start of a display name. Few doors write one.
create index account_by_display on account (display_key, id) where listed = 1 and display_key <> '';
-- Addresses beside the primary one, which come with merges; with the index of primary addresses also whom an address is shared by.
create index account_email_further on account_email (address_key, account_id) where position > 0;

-- The same for accounts that lists do not show.
create index account_unlisted_by_name on account (given_key, family_key, username_key, email_key, id) where listed <> 1;
create index account_unlisted_by_family on account (family_key, given_key, username_key, email_key, id) where listed <> 1;
create index account_unlisted_by_username on account (username_key, given_key, family_key, email_key, id) where listed <> 1;
create index account_unlisted_by_email on account (email_key, id) where listed <> 1;
create index account_unlisted_by_display on account (display_key, id) where listed <> 1 and display_key <> '';
create index account_unlisted_by_rank on account (rank, given_key, family_key, username_key, email_key, id)
    where listed <> 1;
create index account_unlisted_by_creation on account (created_at, id) where listed <> 1;

-- Who waits for activation. Its entries are in the order of the accounts' making, so that new ones are all at its end.
create index account_invited on account (id) where activated_at is null and listed = 1;
-- Programs, and the directory's own.
create index account_by_kind on account (kind, id) where kind <> 'PERSON';
-- Who is disabled, archived or held.
create index account_block_by_kind on account_block (kind, account_id);
-- Who is locked out.
create index account_activity_locked on account_activity (locked_until) where locked_until is not null;

-- Who was seen when: at the later one of the last sign-in and the last activity, 0 for never. Written with each stamp.
create index account_activity_by_seen on account_activity (
    (case when coalesce(last_sign_in, 0) > coalesce(last_activity, 0)
          then coalesce(last_sign_in, 0) else coalesce(last_activity, 0) end), account_id);
-- The order by the last sign-in. Written with each sign-in.
create index account_activity_by_sign_in on account_activity ((coalesce(last_sign_in, 0)), account_id);

-- Who was at a door: sessions, which are kept for a while after their end, and keys that open no other one. Keys that open
-- every door have no entry.
create index access_key_by_door on access_key (doors, account_id) where doors <> '[]';
-- Of whom a door keeps a document.
create index account_attributes_by_door on account_attributes (door, account_id);
