-- The whole directory. One script for SQLite and PostgreSQL.
--
-- Times are microseconds since 1970-01-01T00:00:00Z. Flags are 0 or 1. Ranks and levels are weights with gaps.
-- "${text}" is text that is compared, ordered or unique: it sorts by its bytes on both databases.
-- A column "..._key" holds a folded text as it stands in an index: whole up to 64 characters, and beyond that its first
-- 64 characters with a digest of the whole, so that no index entry can be too large.
--
-- Foreign keys stand only where a row is part of an account and goes with it. Everything else names its account without
-- one: keys, wire ids and events outlive a purged account, grants point at several kinds of things, claims may be made
-- before their account is added, and stamps of activity must not wait for whoever has locked the account.

create table site_fact (
    name ${text} not null primary key,
    value text not null
);

-- Rows that exist to be locked.
create table guard (
    name ${text} not null primary key
);

insert into guard (name) values ('administrators');

create table account (
    id ${text} not null primary key,
    version bigint not null,
    kind ${text} not null,
    rank smallint not null,
    -- 1 when doors show the account to others: not in trash, not merged, not the directory's own.
    listed smallint not null,
    -- 1 when there are rows in account_block.
    blocked smallint not null,
    readonly smallint not null,
    username text,
    given_name text,
    family_name text,
    display_name text,
    pending_email text,
    -- Empty where there is no value, so that orders and comparisons need no null.
    username_key ${text} not null,
    given_key ${text} not null,
    family_key ${text} not null,
    display_key ${text} not null,
    email_key ${text} not null,
    pending_email_key ${text} not null,
    -- The whole keys of those that are cut off above, each behind a mark with its field; null when none is.
    overlong_keys text,
    activated_at bigint,
    expires_at bigint,
    trashed_at bigint,
    trashed_by ${text},
    merged_into ${text},
    created_at bigint not null,
    created_by ${text},
    modified_at bigint not null,
    modified_by ${text},
    profile_modified_at bigint not null,
    password_changed_at bigint,
    password_changed_by ${text},
    -- What passkeys know the account by; random, made with the first one.
    user_handle ${text},
    locale text,
    description text,
    icon text
);

-- Each index costs on every write, so each says what it is for.
-- Nobody takes a name that another account has, whatever became of that account; sign-in and look-up by name.
create unique index account_username_key_unique on account (username_key) where username_key <> '';
-- Whom a passkey belongs to.
create unique index account_user_handle_unique on account (user_handle) where user_handle is not null;
-- The indexes of names: each is the range of a search by the start of its first column, and an order of lists. They hold the
-- same columns, so that what is found in one is ordered and counted without its row. No door searches by the start of an
-- address or lists by it; one that does so needs an index of its own.
create index account_by_name on account (given_key, family_key, username_key, email_key, id) where listed = 1;
create index account_by_family on account (family_key, given_key, username_key, email_key, id) where listed = 1;
create index account_by_username on account (username_key, given_key, family_key, email_key, id) where listed = 1;
-- Lists of one rank in the order of names; the administrators.
create index account_by_rank on account (rank, given_key, family_key, username_key, email_key, id) where listed = 1;
-- Lists by age.
create index account_by_creation on account (created_at, id) where listed = 1;
-- What is to be done when time has passed, when accounts are merged, and when an address is confirmed.
create index account_expiring on account (expires_at) where expires_at is not null;
create index account_trashed on account (trashed_at) where trashed_at is not null;
create index account_merged on account (merged_into) where merged_into is not null;
create index account_pending on account (pending_email_key) where pending_email_key <> '';

-- Signed numbers of listed accounts by rank; their sum is the count. Added to, never updated, and folded now and then,
-- so that no two changes wait for one row.
create table account_count (
    rank smallint not null,
    delta bigint not null
);

create table account_email (
    account_id ${text} not null references account (id) on delete cascade,
    address_key ${text} not null,
    position smallint not null,
    address text not null,
    kind ${text},
    verified smallint not null,
    verified_at bigint,
    primary key (account_id, address_key)
);

-- Which account an address stands for. Whether an address of an account is claimed is told by this table alone.
create table address_claim (
    address_key ${text} not null primary key,
    address text not null,
    account_id ${text} not null,
    claimed_at bigint not null
);

create index address_claim_by_account on address_claim (account_id);

create table account_block (
    account_id ${text} not null references account (id) on delete cascade,
    position smallint not null,
    kind ${text} not null,
    door ${text} not null,
    reason text,
    set_by ${text},
    since bigint not null,
    ends_at bigint,
    primary key (account_id, position)
);

create table account_activity (
    account_id ${text} not null primary key,
    last_sign_in bigint,
    last_activity bigint,
    last_ui_activity bigint,
    failures bigint not null,
    locked_until bigint
);

create table account_attributes (
    account_id ${text} not null references account (id) on delete cascade,
    door ${text} not null,
    version bigint not null,
    modified_at bigint not null,
    document text not null,
    primary key (account_id, door)
);

create table external_identity (
    subject_key ${text} not null,
    issuer_key ${text} not null,
    issuer text not null,
    subject text not null,
    account_id ${text} not null,
    proven_by ${text},
    linked_at bigint not null,
    primary key (subject_key, issuer_key)
);

create index external_identity_by_account on external_identity (account_id);

-- What provisioning sources call accounts and groups.
create table external_id (
    source ${text} not null,
    kind ${text} not null,
    value_key ${text} not null,
    value text not null,
    target ${text} not null,
    primary key (source, kind, value_key)
);

create unique index external_id_target_unique on external_id (source, kind, target);

-- Names on other platforms. A retired one stays, so that it is never given again.
create table wire_id (
    door ${text} not null,
    kind ${text} not null,
    wire_id ${text} not null,
    target ${text} not null,
    retired_at bigint,
    primary key (door, kind, wire_id)
);

create unique index wire_id_target_unique on wire_id (door, kind, target) where retired_at is null;

create table credential (
    id ${text} not null primary key,
    account_id ${text} not null references account (id) on delete cascade,
    kind ${text} not null,
    algorithm ${text} not null,
    preimage ${text},
    -- How many characters the typed password had, as far as it is known: which rule of length it met.
    typed_length bigint not null,
    secret text not null,
    label text,
    created_at bigint not null,
    last_used_at bigint,
    failures bigint not null,
    state text
);

create index credential_by_account on credential (account_id, kind);

create table code (
    id ${text} not null primary key,
    account_id ${text} not null references account (id) on delete cascade,
    purpose ${text} not null,
    keyed_hash ${text} not null,
    sealed text,
    sealing_key ${text},
    issued_by ${text},
    displayed_at bigint,
    asked_anonymously smallint not null,
    tries bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create index code_by_account on code (account_id, purpose);
create index code_expiring on code (expires_at);

-- Ended API keys stay: none of their secrets is ever accepted twice.
create table access_key (
    id bigint not null primary key,
    digest ${text} not null,
    account_id ${text} not null,
    purpose ${text} not null,
    label text not null,
    scopes text not null,
    doors text not null,
    rank_cap smallint,
    tail text not null,
    client text,
    family bigint,
    parent bigint,
    created_at bigint not null,
    created_by ${text},
    expires_at bigint,
    ended_at bigint,
    ended_reason text,
    last_used_at bigint,
    last_used_address text,
    last_used_client text
);

create unique index access_key_digest_unique on access_key (digest);
create index access_key_live on access_key (account_id, purpose, id) where ended_at is null;
create index access_key_expiring on access_key (expires_at, id) where ended_at is null and expires_at is not null;
create index access_key_ended_sessions on access_key (ended_at, id) where purpose = 'SESSION' and ended_at is not null;
create index access_key_by_family on access_key (family) where family is not null;
create index access_key_by_parent on access_key (parent) where parent is not null;

create table role_group (
    id ${text} not null primary key,
    version bigint not null,
    kind ${text} not null,
    name text not null,
    name_key ${text} not null,
    name_length bigint not null,
    -- The whole key when name_key is cut off.
    overlong_key text,
    owner_id ${text},
    description text,
    properties text,
    created_at bigint not null,
    created_by ${text},
    modified_at bigint not null,
    modified_by ${text}
);

create unique index role_group_name_key_unique on role_group (name_key);
create index role_group_by_owner on role_group (owner_id) where owner_id is not null;

-- Rights, and memberships: a grant on a group makes its party a member. "purpose" lets a party hold another kind of
-- grant on the same object beside its right.
create table access_grant (
    id bigint not null primary key,
    object_kind ${text} not null,
    object_id ${text} not null,
    party_kind ${text} not null,
    party_id ${text} not null,
    purpose ${text} not null,
    level smallint not null,
    properties text,
    created_at bigint not null,
    created_by ${text}
);

create unique index access_grant_pair_unique
    on access_grant (object_kind, object_id, party_kind, party_id, purpose);
create index access_grant_by_object on access_grant (object_kind, object_id, id);
-- With the purpose it answers alone; without, SQLite would rather walk all grants of one object kind in the index above.
create index access_grant_by_party on access_grant (party_kind, party_id, object_kind, object_id, purpose);

create table holding (
    id ${text} not null primary key,
    number bigint not null,
    version bigint not null,
    door ${text} not null,
    kind ${text} not null,
    owner_id ${text} not null,
    parent_id ${text},
    name text not null,
    name_key ${text} not null,
    audience ${text} not null,
    readonly smallint not null,
    trashed_at bigint,
    created_at bigint not null,
    created_by ${text},
    modified_at bigint not null,
    modified_by ${text},
    document text not null
);

create unique index holding_number_unique on holding (number);
create unique index holding_name_key_unique on holding (door, kind, owner_id, name_key);
create index holding_by_number on holding (door, kind, number);
create index holding_by_owner on holding (owner_id, door, kind, number);
create index holding_by_name on holding (door, kind, name_key, number);
create index holding_by_parent on holding (parent_id) where parent_id is not null;

create table agreement (
    id ${text} not null primary key,
    name text not null,
    content_hash ${text} not null,
    text text,
    required smallint not null,
    created_at bigint not null,
    created_by ${text},
    retired_at bigint
);

create table signature (
    agreement_id ${text} not null,
    account_id ${text} not null,
    signed_at bigint not null,
    primary key (agreement_id, account_id)
);

create index signature_by_account on signature (account_id);

create table lane (
    name ${text} not null primary key,
    description text,
    created_at bigint not null
);

-- No row means every lane.
create table account_lane (
    account_id ${text} not null references account (id) on delete cascade,
    lane ${text} not null,
    primary key (account_id, lane)
);

create table project (
    id ${text} not null primary key,
    version bigint not null,
    name text not null,
    name_key ${text} not null,
    description text,
    readonly smallint not null,
    created_at bigint not null,
    created_by ${text},
    modified_at bigint not null,
    modified_by ${text}
);

create unique index project_name_key_unique on project (name_key);

-- What one account pinned or opened of the others' records.
create table viewer_mark (
    viewer_id ${text} not null references account (id) on delete cascade,
    target ${text} not null,
    pinned smallint not null,
    opened_at bigint,
    primary key (viewer_id, target)
);

create table mail (
    id bigint not null primary key,
    purpose ${text} not null,
    account_id ${text},
    recipient text not null,
    subject text not null,
    body_text text,
    body_html text,
    state ${text} not null,
    attempts bigint not null,
    created_at bigint not null,
    next_attempt_at bigint,
    sent_at bigint,
    last_error text
);

create index mail_due on mail (state, next_attempt_at);

create table merge_record (
    id ${text} not null primary key,
    old_account ${text} not null,
    into_account ${text} not null,
    redirected smallint not null,
    merged_at bigint not null,
    merged_by ${text},
    undo_until bigint not null,
    undone_at bigint,
    document text not null
);

create index merge_record_by_old on merge_record (old_account);
create index merge_record_by_into on merge_record (into_account);

-- The ledger. The payload may be erased when a person is purged; the chain covers its digest.
create table event (
    id bigint not null primary key,
    at bigint not null,
    actor_kind ${text} not null,
    actor_account ${text},
    actor_key bigint,
    door ${text} not null,
    request_id text not null,
    address text,
    client text,
    act ${text} not null,
    target_kind ${text} not null,
    target_id ${text} not null,
    subject_account ${text},
    payload text,
    payload_digest ${text} not null,
    -- Null until the event is sealed into the chain.
    chain_number bigint
);

create index event_by_subject on event (subject_account, id) where subject_account is not null;
create index event_by_actor on event (actor_account, id) where actor_account is not null;
-- Events about an account are found by their subject.
create index event_by_target on event (target_kind, target_id, id) where subject_account is null;
create index event_unsealed on event (id) where chain_number is null;
create unique index event_chain_number_unique on event (chain_number) where chain_number is not null;

create table checkpoint (
    chain_number bigint not null primary key,
    first_number bigint not null,
    sealed_at bigint not null,
    head ${text} not null,
    exported_at bigint
);
