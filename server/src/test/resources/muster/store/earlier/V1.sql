-- Four people who sign in, one who was merged and one who was invited; with all that the first schema knows of them.

insert into site_fact (name, value) values
    ('CLUSTER_ID', 'pjf5x'),
    ('INSTALLATION_ID', '01a2078b-4c7d-7cf1-b6be-e7768710ee2b'),
    ('ORGANIZATION_ID', '01a2078b-4c7c-7659-91bc-f11885d819b6'),
    ('SET_UP_AT', '2026-11-23T08:35:03.084095Z'),
    ('WORKSPACE_ID', '01a2078b-4c7c-7782-9c11-425bd2d5d3c9');

insert into account (id, version, kind, rank, listed, blocked, readonly, username, given_name, family_name, display_name, pending_email, username_key, given_key, family_key, display_key, email_key, pending_email_key, overlong_keys, activated_at, expires_at, trashed_at, trashed_by, merged_into, created_at, created_by, modified_at, modified_by, profile_modified_at, password_changed_at, password_changed_by, user_handle, locale, description, icon) values
    ('01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1, 'PERSON', 50, 1, 0, 0, 'iris', 'Iris', 'Berg', null, null, 'iris', 'iris', 'berg', '', 'iris@lab.example', '', null, 1795422903084095, null, null, null, null, 1795422903084095, null, 1795422903084095, null, 1795422903084095, 1795422903084095, null, null, null, null, null),
    ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 2, 'PERSON', 20, 1, 0, 0, 'ada', 'Ada', 'van der Lee', null, null, 'ada', 'ada', 'van der lee', '', 'ada@lab.example', '', null, 1795422944832808, null, null, null, null, 1795422944832808, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422983771455, null, 1795422983771455, 1795422944832808, null, null, null, null, null),
    ('01a2078b-ff3b-764e-8104-5dfa81f960ad', 2, 'PERSON', 20, 0, 0, 0, null, 'Ada', 'Lee', null, null, '', 'ada', 'lee', '', 'ada.old@lab.example', '', null, 1795422945082419, null, null, null, '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 1795422945082419, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422983771455, null, 1795422945082419, 1795422945082419, null, null, null, null, null),
    ('01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', 1, 'PERSON', 20, 1, 0, 0, 'tom', 'Tom', 'Oak', null, null, 'tom', 'tom', 'oak', '', 'tom@lab.example', '', null, null, null, null, null, null, 1795422945093191, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945093191, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945093191, null, null, null, null, null, null),
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916', 3, 'PERSON', 20, 1, 0, 0, 'bea', 'Bea', 'Roth', null, null, 'bea', 'bea', 'roth', '', 'bea@lab.example', '', null, 1795422945172129, null, null, null, null, 1795422945172129, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422969899153, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945172129, 1795422945172129, null, null, null, null, null),
    ('01a2078b-ffed-75ed-88ff-0b8df1da1df6', 2, 'PERSON', 20, 1, 1, 0, 'zoe', 'Zoe', 'Wren', null, null, 'zoe', 'zoe', 'wren', '', 'zoe@lab.example', '', null, 1795422945260465, null, null, null, null, 1795422945260465, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945636046, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945260465, 1795422945260465, null, null, null, null, null);

insert into account_email (account_id, address_key, position, address, kind, verified, verified_at) values
    ('01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 'iris@lab.example', 0, 'iris@lab.example', null, 0, null),
    ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 'ada.old@lab.example', 1, 'ada.old@lab.example', null, 0, null),
    ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 'ada@lab.example', 0, 'ada@lab.example', null, 0, null),
    ('01a2078b-ff3b-764e-8104-5dfa81f960ad', 'ada.old@lab.example', 0, 'ada.old@lab.example', null, 0, null),
    ('01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', 'tom@lab.example', 0, 'tom@lab.example', null, 0, null),
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916', 'bea@lab.example', 0, 'bea@lab.example', null, 0, null),
    ('01a2078b-ffed-75ed-88ff-0b8df1da1df6', 'zoe@lab.example', 0, 'zoe@lab.example', null, 0, null);

insert into address_claim (address_key, address, account_id, claimed_at) values
    ('ada.old@lab.example', 'ada.old@lab.example', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 1795422983771455),
    ('ada@lab.example', 'ada@lab.example', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 1795422944832808),
    ('bea@lab.example', 'bea@lab.example', '01a2078b-ff94-761c-8fe7-c32e26ec5916', 1795422945172129),
    ('iris@lab.example', 'iris@lab.example', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422903084095),
    ('tom@lab.example', 'tom@lab.example', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', 1795422945093191),
    ('zoe@lab.example', 'zoe@lab.example', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', 1795422945260465);

insert into account_block (account_id, position, kind, door, reason, set_by, since, ends_at) values
    ('01a2078b-ffed-75ed-88ff-0b8df1da1df6', 0, 'DISABLED', 'connect', null, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945636046, null);

insert into account_activity (account_id, last_sign_in, last_activity, last_ui_activity, failures, locked_until) values
    ('01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null, 1795422944627361, null, 0, null);

insert into account_count (rank, delta) values
    (20, 1),
    (20, 1),
    (20, 1),
    (20, 1),
    (20, 1),
    (20, -1),
    (50, 1);

insert into account_attributes (account_id, door, version, modified_at, document) values
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916', 'arvados', 1, 1795422969899153, '{}');

insert into wire_id (door, kind, wire_id, target, retired_at) values
    ('arvados', 'j7d0g', 'pjf5x-j7d0g-000000000000000', '00000000-0000-7000-8000-000000000003', null),
    ('arvados', 'j7d0g', 'pjf5x-j7d0g-anonymouspublic', '00000000-0000-7000-8000-000000000005', null),
    ('arvados', 'j7d0g', 'pjf5x-j7d0g-auaodegnc0peg7o', '01a2078c-002d-7a3e-b791-16f08cfcc402', null),
    ('arvados', 'j7d0g', 'pjf5x-j7d0g-fffffffffffffff', '00000000-0000-7000-8000-000000000004', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-000000000000000', '00000000-0000-7000-8000-000000000001', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-00fi79ni3dexkpb', '01a2078b-ff94-761c-8fe7-c32e26ec5916', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-0fdl3qv54n6nvzm', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-0flm88x2pq50woa', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-0fv5vbkkou93fwc', '01a2078b-ff3b-764e-8104-5dfa81f960ad', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-0j8dvtb1rghfps3', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-0wsa93d3rwe7q5g', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null),
    ('arvados', 'tpzed', 'pjf5x-tpzed-anonymouspublic', '00000000-0000-7000-8000-000000000002', null),
    ('cryosparc', 'user', '01a2078b4de37641b2d098cb', '00000000-0000-7000-8000-000000000001', null),
    ('cryosparc', 'user', '01a2078b4e0079f4821846c1', '00000000-0000-7000-8000-000000000002', null),
    ('cryosparc', 'user', '01a2078b5b467656a92a0ae5', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null),
    ('cryosparc', 'user', '01a2078bfe48790885ddab42', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', null),
    ('cryosparc', 'user', '01a2078bff3d775aa4a779d1', '01a2078b-ff3b-764e-8104-5dfa81f960ad', null),
    ('cryosparc', 'user', '01a2078bff4a737695acb372', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', null),
    ('cryosparc', 'user', '01a2078bff9570ad9a2332a3', '01a2078b-ff94-761c-8fe7-c32e26ec5916', null),
    ('cryosparc', 'user', '01a2078bffee7f278161ec17', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', null);

insert into credential (id, account_id, kind, algorithm, preimage, typed_length, secret, label, created_at, last_used_at, failures, state) values
    ('01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51/password', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 'PASSWORD', 'argon2id', 'DIGEST', 25, '$argon2id$v=19$m=19456,t=2,p=1$ItqD+LmUstU/rpcCyyYZ7g$2S6SDxve6c+goF1+UHCUJGeHDJQhM3dnr1kB8lHgzvQ', null, 1795422903084095, null, 0, null),
    ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1/password', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 'PASSWORD', 'argon2id', 'DIGEST', 23, '$argon2id$v=19$m=19456,t=2,p=1$Qor9R2KHiz45AQ6N6TTLCg$VehbucxZ7MK2l4FUeTJi2iK97my5kkZhLAXqCx8ew/k', null, 1795422944832808, null, 0, null),
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916/password', '01a2078b-ff94-761c-8fe7-c32e26ec5916', 'PASSWORD', 'argon2id', 'DIGEST', 23, '$argon2id$v=19$m=19456,t=2,p=1$c7inisQ5NGV3C5bKHGpstQ$jRRLp6ogY1HaBkBEVzQkQzlin1x0zR59vQ2sIsuNOh4', null, 1795422945172129, null, 0, null),
    ('01a2078b-ffed-75ed-88ff-0b8df1da1df6/password', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', 'PASSWORD', 'argon2id', 'DIGEST', 23, '$argon2id$v=19$m=19456,t=2,p=1$17/GXR4PqbQyoCbcXwo0kQ$CiBDEHQ/j3xbOwHwJ3+Br23dahwRtL2vBEj7aOw1Qr4', null, 1795422945260465, null, 0, null);

insert into access_key (id, digest, account_id, purpose, label, scopes, doors, rank_cap, tail, client, family, parent, created_at, created_by, expires_at, ended_at, ended_reason, last_used_at, last_used_address, last_used_client) values
    (3765274732241417293, '61ab9c52b27400362ace49090618495e7ac9a914b8653b4a3af9eeee7e722a29', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 'API_KEY', 'first administrator', '["all"]', '[]', null, 'is42', null, null, null, 1795422903084095, null, null, null, null, 1795422944627361, '127.0.0.1', 'Python-urllib/3.11');

insert into role_group (id, version, kind, name, name_key, name_length, overlong_key, owner_id, description, properties, created_at, created_by, modified_at, modified_by) values
    ('01a2078c-002d-7a3e-b791-16f08cfcc402', 1, 'ROLE', 'Crew', 'crew', 4, null, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null, '{}', 1795422945292259, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945292259, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51');

insert into access_grant (id, object_kind, object_id, party_kind, party_id, purpose, level, properties, created_at, created_by) values
    (3765274725050729487, 'GROUP', '00000000-0000-7000-8000-000000000005', 'GROUP', '00000000-0000-7000-8000-000000000004', '', 10, '{}', 1795422899610390, '00000000-0000-7000-8000-000000000001'),
    (3765274725080438868, 'GROUP', '00000000-0000-7000-8000-000000000005', 'ACCOUNT', '00000000-0000-7000-8000-000000000002', '', 10, '{}', 1795422899610390, '00000000-0000-7000-8000-000000000001'),
    (3765274820728398192, 'GROUP', '01a2078c-002d-7a3e-b791-16f08cfcc402', 'ACCOUNT', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '', 20, '{}', 1795422945364955, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51'),
    (3765274821219527912, 'HOLDING', '01a2078c-00b2-7cc9-be7b-4809696c14e9', 'ACCOUNT', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '', 30, '{}', 1795422945571998, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51');

insert into holding (id, number, version, door, kind, owner_id, parent_id, name, name_key, audience, readonly, trashed_at, created_at, created_by, modified_at, modified_by, document) values
    ('01a2078c-00b2-7cc9-be7b-4809696c14e9', 3765274820916694125, 1, 'connect', 'content', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null, 'paper', 'paper', 'GRANTED', 0, null, 1795422945454082, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422945454082, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '{"title":"Paper"}'),
    ('01a2078c-5e9f-76c2-867d-a57970d878bd', 3765274871339807453, 1, 'console', 'agreement', '00000000-0000-7000-8000-000000000001', null, 'Rules', 'rules', 'SIGNED_IN', 0, null, 1795422969502678, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422969502678, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '{}');

insert into merge_record (id, old_account, into_account, redirected, merged_at, merged_by, undo_until, undone_at, document) values
    ('01a2078c-968c-7a08-9d93-889169f992cf', '01a2078b-ff3b-764e-8104-5dfa81f960ad', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 1, 1795422983771455, null, 1798014983771455, null, '{"format":2,"old":{"username":"ada.old","emails":[{"address":"ada.old@lab.example","verified":false,"claimed":true}],"pendingClaimed":false,"activated":true,"inAllUsers":true,"shownToAll":true},"into":{"username":"ada","emails":[{"address":"ada@lab.example","verified":false,"claimed":true}],"pendingClaimed":false,"activated":true,"inAllUsers":true,"shownToAll":true},"left":{"username":"ada","emails":[{"address":"ada@lab.example","verified":false,"claimed":true},{"address":"ada.old@lab.example","verified":false,"claimed":true}],"pendingClaimed":false,"activated":true,"inAllUsers":true,"shownToAll":true},"things":[],"ended":[],"groups":[],"rights":[],"signatures":[],"identities":[],"keys":[],"hadPassword":true,"hadSecondFactor":false}');

insert into external_identity (subject_key, issuer_key, issuer, subject, account_id, proven_by, linked_at) values
    ('sub-ada', 'https://id.example', 'https://id.example', 'sub-ada', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', null, 1795422944627361);

insert into external_id (source, kind, value_key, value, target) values
    ('hr', 'account', '4711', '4711', '01a2078b-ff94-761c-8fe7-c32e26ec5916');

insert into event (id, at, actor_kind, actor_account, actor_key, door, request_id, address, client, act, target_kind, target_id, subject_account, payload, payload_digest, chain_number) values
    (3765274732212093819, 1795422903084095, 'HOST', null, null, 'host', 'start', null, null, 'ACCOUNT_CREATED', 'account', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '{"name":"iris","fields":[{"field":"username","after":"iris"},{"field":"email","after":"iris@lab.example"},{"field":"givenName","after":"Iris"},{"field":"familyName","after":"Berg"},{"field":"rank","after":"ADMINISTRATOR"},{"field":"activatedAt","after":"2026-11-23T08:35:03.084095Z"},{"field":"inAllUsers","after":"true"},{"field":"shownToAll","after":"true"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"}]}', 't5bNyg_Zu1DJxu0Z1AsTsx4sGy_HrbskhNxbfx9n4nc', null),
    (3765274732253528497, 1795422903084095, 'HOST', null, null, 'host', 'start', null, null, 'KEY_CREATED', 'key', '3765274732241417293', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '{"name":"first administrator","fields":[]}', 'nq455LDMLsrXxpKRW7VR8URLVw5KzXkM3SG93GN1M1U', null),
    (3765274819621687450, 1795422944832808, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000001', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CREATED', 'account', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '{"name":"ada","fields":[{"field":"username","after":"ada"},{"field":"email","after":"ada@lab.example"},{"field":"givenName","after":"Ada"},{"field":"familyName","after":"van der Lee"},{"field":"rank","after":"PUBLISHER"},{"field":"activatedAt","after":"2026-11-23T08:35:44.832808Z"},{"field":"inAllUsers","after":"true"},{"field":"shownToAll","after":"true"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"}]}', 'x_dYula-rzzV7wp6cbZBWNFJkQ3cLGL9Tx3lCqE75_4', null),
    (3765274820133323278, 1795422945082419, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000002', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CREATED', 'account', '01a2078b-ff3b-764e-8104-5dfa81f960ad', '01a2078b-ff3b-764e-8104-5dfa81f960ad', '{"name":"ada.old","fields":[{"field":"username","after":"ada.old"},{"field":"email","after":"ada.old@lab.example"},{"field":"givenName","after":"Ada"},{"field":"familyName","after":"Lee"},{"field":"rank","after":"PUBLISHER"},{"field":"activatedAt","after":"2026-11-23T08:35:45.082419Z"},{"field":"inAllUsers","after":"true"},{"field":"shownToAll","after":"true"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"}]}', 'FpGzeRQn7POB2ICPaZcThSkq2nN5K5lXXeANhGRlz_8', null),
    (3765274820173413612, 1795422945093191, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000003', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CREATED', 'account', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', '{"name":"tom","fields":[{"field":"username","after":"tom"},{"field":"email","after":"tom@lab.example"},{"field":"givenName","after":"Tom"},{"field":"familyName","after":"Oak"},{"field":"rank","after":"PUBLISHER"},{"field":"inAllUsers","after":"false"},{"field":"shownToAll","after":"false"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"},{"field":"code","after":"REGISTRATION until 2026-11-30T08:35:45.093191Z"}]}', '-FMXKOVHwmFsvgwoqB45oNl11KdfOLzleAWjnxvSbvM', null),
    (3765274820316026732, 1795422945172129, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000004', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CREATED', 'account', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '{"name":"bea","fields":[{"field":"username","after":"bea"},{"field":"email","after":"bea@lab.example"},{"field":"givenName","after":"Bea"},{"field":"familyName","after":"Roth"},{"field":"rank","after":"PUBLISHER"},{"field":"activatedAt","after":"2026-11-23T08:35:45.172129Z"},{"field":"inAllUsers","after":"true"},{"field":"shownToAll","after":"true"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"}]}', '0-HHJGu6FlsA6vdNhgrRaHiKYJoDv2a2meLfLqSfNhw', null),
    (3765274820505574074, 1795422945260465, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000005', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CREATED', 'account', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', '{"name":"zoe","fields":[{"field":"username","after":"zoe"},{"field":"email","after":"zoe@lab.example"},{"field":"givenName","after":"Zoe"},{"field":"familyName","after":"Wren"},{"field":"rank","after":"PUBLISHER"},{"field":"activatedAt","after":"2026-11-23T08:35:45.260465Z"},{"field":"inAllUsers","after":"true"},{"field":"shownToAll","after":"true"},{"field":"readonly","after":"false"},{"field":"blocked.DISABLED","after":"false"},{"field":"blocked.ARCHIVED","after":"false"},{"field":"blocked.HOLD","after":"false"}]}', 's2B9Dc1kJoveao7KVfFmi8Z7ykho9uaQDnc-xSbKteY', null),
    (3765274820642389965, 1795422945292259, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000006', '127.0.0.1', 'Python-urllib/3.11', 'GROUP_CREATED', 'group', '01a2078c-002d-7a3e-b791-16f08cfcc402', null, '{"name":"Crew","fields":[{"field":"name","after":"Crew"},{"field":"owner","after":"01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51"}]}', '6Taq0fI2Aua5dKzu87RoZ49vV-j7mYQ1c_jOku_79GE', null),
    (3765274820728398193, 1795422945364955, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000007', '127.0.0.1', 'Python-urllib/3.11', 'MEMBER_ADDED', 'group', '01a2078c-002d-7a3e-b791-16f08cfcc402', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '{"name":"Crew","fields":[]}', 'yRSySXur6lDPwby2jN5IKUb0bhhidau2Ixx6qIpBBGM', null),
    (3765274821044548379, 1795422945454082, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000008', '127.0.0.1', 'Python-urllib/3.11', 'HOLDING_CREATED', 'content', '01a2078c-00b2-7cc9-be7b-4809696c14e9', null, '{"name":"paper","fields":[{"field":"name","after":"paper"}]}', '_crZOpFD7xK3URJMRW9HZvMjdD4YsBhfubotRa0bGwI', null),
    (3765274821223437928, 1795422945571998, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx00000009', '127.0.0.1', 'Python-urllib/3.11', 'GRANT_GIVEN', 'content', '01a2078c-00b2-7cc9-be7b-4809696c14e9', null, '{"name":"paper","fields":[{"field":"account 01a2078b-fe43-7fd1-9851-4cf9db35a8c1","after":"MANAGE"}]}', 'uoNaoqEkjE4QcAlW3gUFl1GVz3jA_JB3L8HqmrvxUaY', null),
    (3765274821331770561, 1795422945636046, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'connect', 'req-7pelvb4jxpmx0000000a', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_DISABLED', 'account', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', '01a2078b-ffed-75ed-88ff-0b8df1da1df6', '{"name":"zoe","fields":[{"field":"blocked.DISABLED","before":"false","after":"true"}]}', '5zuoyxrmfTJvy7Ctxg5maymHpy5JpAS3Jvc1uP6jnNI', null),
    (3765274821599855977, 1795422945782480, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'muster', 'req-7pelvb4jxpmx0000000c', '127.0.0.1', 'Python-urllib/3.11', 'PROJECT_CREATED', 'project', '01a2078c-01f7-7d1a-928d-c4ee056ab2cb', null, '{"name":"Beamlines","fields":[{"field":"name","after":"Beamlines"}]}', 'Zd5LVBlG2kZ8pLsr_jMaVgZzuqfwpS7IZ_7yby6iKtw', null),
    (3765274821655378348, 1795422945806754, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'muster', 'req-7pelvb4jxpmx0000000d', '127.0.0.1', 'Python-urllib/3.11', 'LANE_ADDED', 'lane', 'gpu', null, '{"name":"GPU","fields":[]}', '7mzc2g68MCpCpm5yk8b0_weSI2KYpMoNJd29KCV5M3o', null),
    (3765274821806219299, 1795422945869231, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'muster', 'req-7pelvb4jxpmx0000000h', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CHANGED', 'account', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '{"name":"bea","fields":[{"field":"project","after":"01a2078c-01f7-7d1a-928d-c4ee056ab2cb"}]}', 'pFm1xPMLHNT46moLqBY5OU-0N-EoCLwaAtV3GXwRlZI', null),
    (3765274871345231507, 1795422969502678, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'muster', 'req-7pelvb4jxpmx0000000j', '127.0.0.1', 'Python-urllib/3.11', 'AGREEMENT_REQUIRED', 'agreement', '01a2078c-5e9f-76c2-867d-a57970d878bd', null, '{"name":"Rules","fields":[]}', 'y_MvWtphPfbsib5fXP159SCf6f_h4NMGtsbHo3bhDrQ', null),
    (3765274871369712549, 1795422969512831, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'muster', 'req-7pelvb4jxpmx0000000k', '127.0.0.1', 'Python-urllib/3.11', 'AGREEMENT_SIGNED', 'agreement', '01a2078c-5e9f-76c2-867d-a57970d878bd', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', '{"name":"Rules","fields":[]}', 'y_MvWtphPfbsib5fXP159SCf6f_h4NMGtsbHo3bhDrQ', null),
    (3765274872183473581, 1795422969899153, 'PERSON', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 3765274732241417293, 'arvados', 'req-7pelvb4jxpmx0000000m', '127.0.0.1', 'Python-urllib/3.11', 'ACCOUNT_CHANGED', 'account', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '01a2078b-ff94-761c-8fe7-c32e26ec5916', '{"name":"bea","fields":[{"field":"document.arvados","after":"{}"}]}', 'bg3eQiooRJv4rxXcixqRq-mFzMWQu6pUPkVriLTkGt8', null),
    (3765274880277924917, 1795422973764034, 'HOST', null, null, 'host', 'command-1', null, null, 'CODE_SHOWN', 'account', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', '{"name":"tom","fields":[{"field":"code","after":"REGISTRATION"}]}', '_TLn2U77UMo0jGF8cuAh5n3-rjFcFG42twQhNSHZ3Zg', null),
    (3765274901334025346, 1795422983771455, 'HOST', null, null, 'host', 'command-3', null, null, 'ACCOUNT_CHANGED', 'account', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '01a2078b-fe43-7fd1-9851-4cf9db35a8c1', '{"name":"ada","fields":[]}', 'Jbj506THMKmbWGvx8zUiKp9a-CAljIx8QCCzzhID4bk', null),
    (3765274901362693152, 1795422983771455, 'HOST', null, null, 'host', 'command-3', null, null, 'ACCOUNT_MERGED', 'account', '01a2078b-ff3b-764e-8104-5dfa81f960ad', '01a2078b-ff3b-764e-8104-5dfa81f960ad', '{"fields":[{"field":"username","before":"ada.old"},{"field":"inAllUsers","before":"true","after":"false"},{"field":"shownToAll","before":"true","after":"false"},{"field":"mergedInto","after":"01a2078b-fe43-7fd1-9851-4cf9db35a8c1"}]}', 'ZJCnSzzW5cZwE9d4hao_MVYfW-M5ThtwDiQIcfPbCd8', null);
