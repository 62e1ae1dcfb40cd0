CREATE TABLE api_keys (
    relying_party_id     TEXT   NOT NULL REFERENCES relying_parties (id),
    id                   TEXT   NOT NULL,
    kind                 TEXT   NOT NULL CHECK (kind IN ('secret', 'publishable')),
    name                 TEXT   NOT NULL,
    token_hash           BYTES  NOT NULL,
    token_start          TEXT   NOT NULL,
    allowed_origins_json TEXT   NOT NULL,
    created_at_ms        BIGINT NOT NULL,
    last_used_at_ms      BIGINT,
    revoked_at_ms        BIGINT,
    PRIMARY KEY (relying_party_id, id)
);

-- Only the hash of a key is kept; it is what a caller is found by.
CREATE UNIQUE INDEX api_keys_token_hash
    ON api_keys (token_hash);
