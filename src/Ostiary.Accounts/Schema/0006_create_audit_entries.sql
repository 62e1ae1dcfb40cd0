-- What happened to whom, by whom. Rows are added and never changed; they name users by id only.
-- No foreign key: it would lock the row of the relying party at every sign-in.
CREATE TABLE audit_entries (
    relying_party_id TEXT   NOT NULL,
    id               TEXT   NOT NULL,
    occurred_at_ms   BIGINT NOT NULL,
    actor_kind       TEXT   NOT NULL,
    actor_id         TEXT,
    action           TEXT   NOT NULL,
    user_id          TEXT,
    target_id        TEXT,
    outcome          TEXT   NOT NULL,
    session_id       TEXT,
    trace_id         TEXT,
    PRIMARY KEY (relying_party_id, id)
);

CREATE INDEX audit_entries_user
    ON audit_entries (relying_party_id, user_id, id);
