-- The credential record of WebAuthn L3 §4. A deleted passkey stays as a tombstone with its public key, so that an answer
-- made with it can be verified and told: this passkey was deleted.
CREATE TABLE passkeys (
    relying_party_id   TEXT   NOT NULL,
    id                 TEXT   NOT NULL,
    user_id            TEXT   NOT NULL,
    credential_id      BYTES  NOT NULL,
    public_key         BYTES  NOT NULL,
    algorithm          BIGINT NOT NULL,
    sign_count         BIGINT NOT NULL,
    transports         TEXT   NOT NULL,
    uv_initialized     BIGINT NOT NULL CHECK (uv_initialized IN (0, 1)),
    backup_eligible    BIGINT          CHECK (backup_eligible IN (0, 1)),
    backed_up          BIGINT NOT NULL CHECK (backed_up IN (0, 1)),
    aaguid             TEXT   NOT NULL,
    attestation_format TEXT   NOT NULL,
    rp_id              TEXT   NOT NULL,
    name               TEXT   NOT NULL,
    created_at_ms      BIGINT NOT NULL,
    created_where      TEXT   NOT NULL,
    last_used_at_ms    BIGINT,
    last_used_where    TEXT,
    deleted_at_ms      BIGINT,
    mac                BYTES  NOT NULL,
    mac_key_id         TEXT   NOT NULL,
    attestation_object BYTES,
    client_data_json   BYTES,
    PRIMARY KEY (relying_party_id, id),
    FOREIGN KEY (relying_party_id, user_id) REFERENCES users (relying_party_id, id)
);

CREATE UNIQUE INDEX passkeys_credential_id
    ON passkeys (relying_party_id, credential_id);

CREATE INDEX passkeys_user
    ON passkeys (relying_party_id, user_id);
