-- The code that a person was shown when an attempt went wrong: the trace id of the request that said so, or of the one that began it.
ALTER TABLE attempts ADD COLUMN support_code TEXT;

CREATE INDEX attempts_support_code ON attempts (relying_party_id, support_code) WHERE support_code IS NOT NULL;
