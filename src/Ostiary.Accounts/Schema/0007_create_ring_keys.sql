-- The server's own keys, each wrapped by the master key that lives outside the database. They belong to the server, not to a relying party.
CREATE TABLE ring_keys (
    id              TEXT   NOT NULL PRIMARY KEY,
    purpose         TEXT   NOT NULL,
    generation      BIGINT NOT NULL,
    wrapped         BYTES  NOT NULL,
    created_at_ms   BIGINT NOT NULL,
    activates_at_ms BIGINT NOT NULL,
    retires_at_ms   BIGINT
);

-- Two nodes that make the same generation at once: one of them loses here, and reads the other's key.
CREATE UNIQUE INDEX ring_keys_generation
    ON ring_keys (purpose, generation);
