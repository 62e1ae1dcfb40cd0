-- One row for every ceremony, grant or result that was used: its id can never be used again.
-- The primary key is the whole defence against replay; rows may go once the thing itself has expired.
CREATE TABLE burnt_ceremonies (
    relying_party_id TEXT   NOT NULL,
    ceremony_id      TEXT   NOT NULL,
    purpose          TEXT   NOT NULL,
    expires_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, ceremony_id)
);

CREATE INDEX burnt_ceremonies_expires_at ON burnt_ceremonies (expires_at_ms);
