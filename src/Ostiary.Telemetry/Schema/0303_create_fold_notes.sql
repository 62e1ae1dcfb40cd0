-- What must be folded: written in the transaction of the events that it names, deleted in the transaction of the attempts made of them.
CREATE TABLE fold_notes (
    note_id   BYTES NOT NULL PRIMARY KEY,
    fold_keys TEXT  NOT NULL
);

-- The hours whose rollup is older than their attempts.
CREATE TABLE hours_to_roll (
    relying_party_id TEXT   NOT NULL,
    hour_ms          BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, hour_ms)
);

-- Every commit that changes attempts or rollups takes the next number. Whoever comes second with the same number writes nothing.
CREATE TABLE fold_steps (
    step_no BIGINT NOT NULL PRIMARY KEY
);
