-- Indexes only; what was done meanwhile.

update account_activity set last_sign_in = 1795422944627361;
