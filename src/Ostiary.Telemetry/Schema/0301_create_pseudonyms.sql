-- Which pseudonym stands for which reference. The pseudonym is random: whoever deletes a row here has cut the link for good, in backups of
-- the events, too. A reference itself is never stored, only its MAC under a key that the database holds wrapped.
CREATE TABLE pseudonyms (
    relying_party_id TEXT   NOT NULL,
    reference_mac    BYTES  NOT NULL,
    pseudonym        TEXT   NOT NULL,
    created_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, reference_mac)
);

CREATE INDEX pseudonyms_pseudonym ON pseudonyms (relying_party_id, pseudonym);
