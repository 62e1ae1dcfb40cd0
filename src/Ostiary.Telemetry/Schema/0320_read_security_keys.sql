-- Where a security key was expected: why, what tells whether its option was found, and where the attempt ended. What a sign means, and how sure that is,
-- is decided when it is asked for. The steps are those that an app told, with milliseconds since the start; all of it names nobody and no device.
ALTER TABLE attempts
  ADD COLUMN key_reason TEXT;

ALTER TABLE attempts
  ADD COLUMN key_sign TEXT;

ALTER TABLE attempts
  ADD COLUMN key_stop TEXT;

ALTER TABLE attempts
  ADD COLUMN told_steps TEXT;

CREATE INDEX attempts_key_reason ON attempts (relying_party_id, started_at_ms) WHERE key_reason IS NOT NULL;

-- The attempts of the last thirty days that may have needed one are folded anew; their days follow. A key that answered is known as one, and what did
-- not answer is of no known sort. What has lost a class of its fields stays as it is.
INSERT INTO fold_notes (note_id, fold_keys)
SELECT CAST(relying_party_id || ' ' || attempt_key AS BYTES),
       relying_party_id || CASE WHEN attempt_key LIKE '________-____-____-____-____________' THEN ' a ' ELSE ' c ' END || attempt_key
  FROM attempts
 WHERE reduced_bits = 0
   AND authenticator_class IN ('roaming_hardware', 'unknown')
   AND started_at_ms >= (SELECT MAX(started_at_ms) FROM attempts) - 2592000000;
