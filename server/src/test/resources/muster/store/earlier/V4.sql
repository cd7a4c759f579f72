-- No words: those of V1's names were made by the script.

update account_activity set failures = 1;
