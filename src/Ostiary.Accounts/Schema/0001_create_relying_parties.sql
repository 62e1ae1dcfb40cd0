-- The tenants. Every other row belongs to one of them, except the key ring of the server.
CREATE TABLE relying_parties (
    id              TEXT   NOT NULL PRIMARY KEY,
    name            TEXT   NOT NULL,
    rp_id           TEXT   NOT NULL,
    origins_json    TEXT   NOT NULL,
    hosted_origin   TEXT   NOT NULL,
    self_sign_up    BIGINT NOT NULL CHECK (self_sign_up IN (0, 1)),
    policy_json     TEXT   NOT NULL,
    created_at_ms   BIGINT NOT NULL
);

-- A hosted page finds its relying party by the host it is served from.
CREATE UNIQUE INDEX relying_parties_hosted_origin
    ON relying_parties (hosted_origin);
