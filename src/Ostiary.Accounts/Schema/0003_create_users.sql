-- A deleted user stays as a row without personal data, so that its passkeys can be told from unknown ones.
CREATE TABLE users (
    relying_party_id TEXT   NOT NULL REFERENCES relying_parties (id),
    id               TEXT   NOT NULL,
    user_handle      BYTES  NOT NULL,
    external_id      TEXT,
    display_name     TEXT   NOT NULL,
    role             TEXT   NOT NULL CHECK (role IN ('user', 'operator', 'administrator')),
    created_at_ms    BIGINT NOT NULL,
    disabled_at_ms   BIGINT,
    deleted_at_ms    BIGINT,
    PRIMARY KEY (relying_party_id, id)
);

CREATE UNIQUE INDEX users_user_handle
    ON users (relying_party_id, user_handle);

CREATE UNIQUE INDEX users_external_id
    ON users (relying_party_id, external_id);

-- What people type to say who they are; several per user, position 0 is the one shown.
CREATE TABLE user_identifiers (
    relying_party_id TEXT   NOT NULL,
    identifier       TEXT   NOT NULL,
    user_id          TEXT   NOT NULL,
    position         BIGINT NOT NULL,
    as_written       TEXT   NOT NULL,
    created_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, identifier),
    FOREIGN KEY (relying_party_id, user_id) REFERENCES users (relying_party_id, id)
);

CREATE UNIQUE INDEX user_identifiers_user
    ON user_identifiers (relying_party_id, user_id, position);
