-- The directory's own accounts and groups, agreements, and what a door lets be found.

insert into account (id, version, kind, rank, listed, blocked, readonly, username, given_name, family_name, display_name, pending_email, username_key, given_key, family_key, display_key, email_key, pending_email_key, overlong_keys, activated_at, expires_at, trashed_at, trashed_by, merged_into, created_at, created_by, modified_at, modified_by, profile_modified_at, password_changed_at, password_changed_by, user_handle, locale, description, icon, in_all_users, shown_to_all, redirects, email) values
    ('00000000-0000-7000-8000-000000000001', 1, 'SYSTEM', 50, 2, 0, 0, null, 'root', '', null, null, '', 'root', '', '', 'root', '', null, 1795422899610390, null, null, null, null, 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, null, null, null, null, null, null, 0, 0, 0, 'root'),
    ('00000000-0000-7000-8000-000000000002', 1, 'SYSTEM', 10, 2, 0, 0, null, 'Anonymous', null, null, null, '', 'anonymous', '', '', 'anonymous', '', null, null, null, null, null, null, 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, null, null, null, null, null, null, 0, 0, 0, 'anonymous');

insert into role_group (id, version, kind, name, name_key, name_length, overlong_key, owner_id, description, properties, created_at, created_by, modified_at, modified_by) values
    ('00000000-0000-7000-8000-000000000003', 1, 'SYSTEM', 'System group', 'system group', 12, null, '00000000-0000-7000-8000-000000000001', null, '{}', 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, '00000000-0000-7000-8000-000000000001'),
    ('00000000-0000-7000-8000-000000000004', 1, 'SYSTEM', 'All users', 'all users', 9, null, '00000000-0000-7000-8000-000000000001', null, '{}', 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, '00000000-0000-7000-8000-000000000001'),
    ('00000000-0000-7000-8000-000000000005', 1, 'SYSTEM', 'Anonymous users', 'anonymous users', 15, null, '00000000-0000-7000-8000-000000000001', null, '{}', 1795422899610390, '00000000-0000-7000-8000-000000000001', 1795422899610390, '00000000-0000-7000-8000-000000000001');

update account set redirects = 1, listed = 0 where id = '01a2078b-ff3b-764e-8104-5dfa81f960ad';

insert into account_attribute_value (account_id, door, name, value_key, value) values
    ('01a2078b-ff94-761c-8fe7-c32e26ec5916', 'arvados', 'identity_url', 'https://id.example/bea', 'https://id.example/bea');

insert into agreement (id, name, content_hash, text, required, created_at, created_by, retired_at) values
    ('01a2078c-5e9f-76c2-867d-a57970d878bd', 'Rules', '5499befb38dbf3fcc08107141cb2a9e7f42a6aae403361dc3601b8296d7967ea', 'Be kind.', 1, 1795422969502678, '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', null);

insert into signature (agreement_id, account_id, signed_at, number) values
    ('01a2078c-5e9f-76c2-867d-a57970d878bd', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 1795422969512831, 3765274871367911225);
