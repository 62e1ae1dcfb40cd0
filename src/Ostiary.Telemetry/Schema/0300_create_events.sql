-- Everything that pages, apps and this server told, as the catalog allows it. Rows are added, lose their pseudonyms and expire; they never change.
-- An event counts in what steers only when it belongs to a ceremony of this server: ceremony_id is not null.
-- No foreign key: it would lock the row of the relying party with every batch.
CREATE TABLE events (
    relying_party_id TEXT   NOT NULL,
    event_id         BYTES  NOT NULL,
    name             TEXT   NOT NULL,
    origin           TEXT   NOT NULL,
    occurred_at_ms   BIGINT NOT NULL,
    received_at_ms   BIGINT NOT NULL,
    clock_offset_ms  BIGINT NOT NULL,
    mono_ms          BIGINT NOT NULL,
    seq_count        BIGINT NOT NULL,
    tab_id           TEXT   NOT NULL,
    session_id       TEXT   NOT NULL,
    flow_id          TEXT,
    attempt_id       BYTES,
    ceremony_id      TEXT,
    decision_id      TEXT,
    surface          TEXT   NOT NULL,
    touchpoint       TEXT,
    sdk              TEXT   NOT NULL,
    subject          TEXT,
    credential       TEXT,
    session_ref      TEXT,
    labels           TEXT,
    fields           TEXT   NOT NULL,
    batch            BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, event_id)
);

CREATE INDEX events_received_at ON events (relying_party_id, received_at_ms);
CREATE INDEX events_attempt     ON events (relying_party_id, attempt_id)  WHERE attempt_id  IS NOT NULL;
CREATE INDEX events_ceremony    ON events (relying_party_id, ceremony_id) WHERE ceremony_id IS NOT NULL;
CREATE INDEX events_subject     ON events (relying_party_id, subject)     WHERE subject     IS NOT NULL;
