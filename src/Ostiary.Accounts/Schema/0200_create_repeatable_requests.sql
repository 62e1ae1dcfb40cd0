-- Which thing a creating request made, so that its repetition makes no second one and is answered with the first. No body, no secret,
-- no personal data: a hash of what was asked, and the id of what it made.
CREATE TABLE repeatable_requests (
    relying_party_id TEXT   NOT NULL REFERENCES relying_parties (id),
    api_key_id       TEXT   NOT NULL,
    idempotency_key  TEXT   NOT NULL,
    request_hash     BYTES  NOT NULL,
    made_id          TEXT   NOT NULL,
    expires_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, api_key_id, idempotency_key)
);

CREATE INDEX repeatable_requests_expires_at
    ON repeatable_requests (expires_at_ms);
