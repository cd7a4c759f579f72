-- Who is in the group of all users, what doors say of accounts in their own words, and rights of more kinds.

-- 1 when the account is in the group of all users, and 1 when that group sees the account. System links are computed
-- from these; rows of grants exist only for what people gave.
alter table account add column in_all_users smallint not null default 0;
alter table account add column shown_to_all smallint not null default 0;
-- 1 when whoever asks for a merged account is sent on. One that does not redirect stays as a shell.
alter table account add column redirects smallint not null default 0;

-- The primary address as it was written; the same as in account_email, kept here to be compared without a look there.
alter table account add column email text;

update account set email =
    (select e.address from account_email e where e.account_id = account.id and e.position = 0);

update account set in_all_users = 1, shown_to_all = 1 where activated_at is not null;

-- "listed" has a third value from now on: 2 for accounts that only some doors show, to administrators: the directory's
-- own, and shells of merged ones. They are few.
create index account_by_shadow on account (listed, id) where listed = 2;
-- Lists by the last change, and equal addresses.
create index account_by_modification on account (modified_at, id) where listed = 1;
create index account_by_email on account (email_key, id) where listed = 1;

-- Single values of a door's document that the door filters, orders or refers by; written with the document.
create table account_attribute_value (
    account_id ${text} not null references account (id) on delete cascade,
    door ${text} not null,
    name ${text} not null,
    value_key ${text} not null,
    value ${text} not null,
    primary key (account_id, door, name)
);

create index account_attribute_value_by_value on account_attribute_value (door, name, value_key);

-- What a thing lies in: the thing above it, else its owner. Names are unique in there.
alter table holding add column container_id ${text} not null default '';

update holding set container_id = owner_id;

drop index holding_name_key_unique;
create unique index holding_name_key_unique on holding (door, kind, container_id, name_key);
create index holding_by_container on holding (container_id, door, kind, number);

-- A signature has a number of its own, which doors name it by.
alter table signature add column number bigint not null default 0;
create unique index signature_number_unique on signature (number);
create index signature_by_agreement on signature (agreement_id, account_id);
