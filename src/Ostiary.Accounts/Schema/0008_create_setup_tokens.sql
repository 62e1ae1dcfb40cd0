-- One-time links for the first administrator of a relying party.
CREATE TABLE setup_tokens (
    relying_party_id TEXT   NOT NULL REFERENCES relying_parties (id),
    token_hash       BYTES  NOT NULL,
    created_at_ms    BIGINT NOT NULL,
    expires_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, token_hash)
);

-- A token is burnt by adding a row: a second burn, or that of an unknown token, violates a constraint and undoes its whole commit.
CREATE TABLE setup_token_uses (
    relying_party_id TEXT   NOT NULL,
    token_hash       BYTES  NOT NULL,
    user_id          TEXT   NOT NULL,
    used_at_ms       BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, token_hash),
    FOREIGN KEY (relying_party_id, token_hash) REFERENCES setup_tokens (relying_party_id, token_hash)
);
