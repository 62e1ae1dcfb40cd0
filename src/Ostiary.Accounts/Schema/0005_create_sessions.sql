-- A session is inserted by selecting from its passkey and its user, whose rows are never removed. Foreign keys would say the same
-- at the price of locking both rows at every sign-in.
CREATE TABLE sessions (
    relying_party_id   TEXT   NOT NULL,
    id                 TEXT   NOT NULL,
    user_id            TEXT   NOT NULL,
    passkey_id         TEXT   NOT NULL,
    token_hash         BYTES  NOT NULL,
    created_at_ms      BIGINT NOT NULL,
    last_seen_at_ms    BIGINT NOT NULL,
    idle_expires_at_ms BIGINT NOT NULL,
    expires_at_ms      BIGINT NOT NULL,
    device             TEXT   NOT NULL,
    address_prefix     TEXT   NOT NULL,
    revoked_at_ms      BIGINT,
    PRIMARY KEY (relying_party_id, id)
);

CREATE UNIQUE INDEX sessions_token_hash
    ON sessions (relying_party_id, token_hash);

CREATE INDEX sessions_user
    ON sessions (relying_party_id, user_id, id);
