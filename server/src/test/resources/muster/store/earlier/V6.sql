-- A mail that was sent, and so lost its words.

insert into mail (id, number, purpose, account_id, recipient, recipient_key, subject, state, attempts, created_at, due_at, give_up_at,
                  ended_at) values
    ('01a2078c-e927-7dd0-8ce1-ea38a37eb300', 1, 'INVITATION', '01a2078b-ff94-761c-8fe7-c32e26ec5916', 'bea@lab.example', 'bea@lab.example', 'Welcome', 'SENT', 1,
     1795422944627361, 1795422944627361, 1795522944627361, 1795422945627361);
