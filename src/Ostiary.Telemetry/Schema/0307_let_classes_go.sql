-- Fields go before the rows that held them. The bits say what has gone: 1 for what tells devices apart, 2 for what links one person's.
-- An attempt with any of them is settled: folding leaves it alone, for its events say less than it does.
ALTER TABLE events
  ADD COLUMN reduced_bits BIGINT NOT NULL DEFAULT 0;

ALTER TABLE attempts
  ADD COLUMN reduced_bits BIGINT NOT NULL DEFAULT 0;

-- Whether it was the last ticketed attempt of its person in its hour; noted before the person goes, so that the hour counts persons as before.
ALTER TABLE attempts
  ADD COLUMN is_last_of_person BIGINT;

DROP INDEX events_received_at;
-- The bits come first: an index that begins with the relying party would tempt a planner without statistics to read all rows of one.
CREATE INDEX events_reduced        ON events      (reduced_bits, relying_party_id, received_at_ms);
CREATE INDEX attempts_reduced      ON attempts    (reduced_bits, relying_party_id, started_at_ms);
CREATE INDEX pseudonyms_created_at ON pseudonyms  (relying_party_id, created_at_ms);

-- An erased reference leads to an empty pseudonym for a while, so that what comes late with it is not taken for something new.
ALTER TABLE pseudonyms
  ADD COLUMN erased_at_ms BIGINT;

CREATE INDEX pseudonyms_erased_at ON pseudonyms (relying_party_id, erased_at_ms) WHERE erased_at_ms IS NOT NULL;

-- Pseudonyms that no reference leads to any more and that rows may still hold: other nodes remember pseudonyms for some minutes.
CREATE TABLE erased_pseudonyms (
    relying_party_id TEXT   NOT NULL,
    pseudonym        TEXT   NOT NULL,
    erased_at_ms     BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, pseudonym)
);

-- Hours before it are closed: their attempts have begun to go, and their rollups stay as they are.
CREATE TABLE closed_hours (
    relying_party_id TEXT   NOT NULL PRIMARY KEY,
    until_ms         BIGINT NOT NULL
);

-- How far the attempts of a relying party were looked through for such as older rules classified: from the newest back to the oldest.
CREATE TABLE rule_marks (
    relying_party_id TEXT   NOT NULL PRIMARY KEY,
    rules_version    BIGINT NOT NULL,
    started_at_ms    BIGINT NOT NULL,
    attempt_key      TEXT   NOT NULL
);
