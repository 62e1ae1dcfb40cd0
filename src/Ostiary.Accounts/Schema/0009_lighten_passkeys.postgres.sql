-- Every sign-in updates a passkey. PostgreSQL parses each CHECK of a table anew for each statement that changes it; the
-- columns are written by typed flags only. The free space keeps the new version of a row on its page, so that no
-- index is touched. SQLite compiles its checks with the statement and keeps them.
ALTER TABLE passkeys
 DROP CONSTRAINT passkeys_uv_initialized_check,
 DROP CONSTRAINT passkeys_backup_eligible_check,
 DROP CONSTRAINT passkeys_backed_up_check,
  SET (fillfactor = 70);
