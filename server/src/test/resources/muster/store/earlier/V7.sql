-- A project with somebody in it, a record that somebody pinned, and a mailed code.

insert into project (id, version, name, name_key, description, readonly, created_at, created_by, modified_at, modified_by) values
    ('01a2078c-01f7-7d1a-928d-c4ee056ab2cb', 1, 'Beamlines', 'beamlines', null, 0, 1795422945782480, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945782480, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51');

update account set project_id = (select id from project) where id = '01a2078b-ff94-761c-8fe7-c32e26ec5916';

insert into viewer_mark (viewer_id, target_id, pinned, opened) values ('01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '01a2078b-ff94-761c-8fe7-c32e26ec5916', 1, 0);

insert into mail_code (account_id, purpose, digest, recipient, tries, created_at, expires_at) values
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916', 'RECOVERY', 'a-digest-of-a-mailed-code', 'bea@lab.example', 0, 1795422944627361, 4102444800000000);
