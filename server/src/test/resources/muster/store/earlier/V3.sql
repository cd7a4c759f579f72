-- A code, sealed under the data key of these tests, that was looked at; a lane, and somebody who has that one alone.

insert into site_fact (name, value) values
    ('DATA_KEY_ID', 'e427b2cc136550f5');

insert into code (id, account_id, purpose, digits, keyed_hash, sealed, issued_by, asked_anonymously, tries, created_at, expires_at, ended_at, ending) values
    ('01a2078b-ff4e-7518-a3b1-1645ea0c245c', '01a2078b-ff48-7b1f-b5fe-dee0c3b9862e', 'REGISTRATION', 4, '1ZIVQSt1wnM1_uV4EeHmr86qHMVyundSaocGirgLID0', '1:e427b2cc136550f5:E7U1rwWaaZwJVMoFtRfE-6c1QF0DcfeRSnbgmW1eZ4g', '01a2078b-5b2e-74cc-a5cb-9ae8daa3ca51', 0, 0, 1795422945093191, 1796027745093191, null, null);

insert into code_display (code_id, account_id, at) values
    ('01a2078b-ff4e-7518-a3b1-1645ea0c245c', '00000000-0000-7000-8000-000000000001', 1795422973764034);

insert into lane (name, kind, title, description, created_at) values
    ('gpu', 'NODE', 'GPU', null, 1795422945806754);

insert into code_miss (minute, tries) values (29923716, 2);

insert into lane_choice (account_id) values ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1');

insert into account_lane (account_id, lane, position) values ('01a2078b-fe43-7fd1-9851-4cf9db35a8c1', 'gpu', 1);
