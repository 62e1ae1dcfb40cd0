-- One row per attempt, folded from its events; it can be thrown away and folded anew. An attempt without a ceremony of this server has no ticket
-- and counts in nothing that steers or pages.
CREATE TABLE attempts (
    relying_party_id       TEXT   NOT NULL,
    attempt_key            TEXT   NOT NULL,
    ceremony_id            TEXT,
    session_id             TEXT,
    tab_id                 TEXT,
    subject                TEXT,
    credential             TEXT,
    decision_id            TEXT,
    touchpoint             TEXT,
    started_at_ms          BIGINT NOT NULL,
    ended_at_ms            BIGINT NOT NULL,
    flow                   TEXT   NOT NULL,
    operation              TEXT   NOT NULL,
    mediation              TEXT   NOT NULL,
    surface                TEXT   NOT NULL,
    outcome                TEXT   NOT NULL,
    furthest_node          BIGINT NOT NULL,
    ended_with             TEXT,
    os                     TEXT   NOT NULL,
    os_version             TEXT,
    browser                TEXT   NOT NULL,
    browser_version        TEXT,
    form_factor            TEXT   NOT NULL,
    oem                    TEXT,
    model                  TEXT,
    authenticator_class    TEXT   NOT NULL,
    transport              TEXT   NOT NULL,
    options_ms             BIGINT,
    ceremony_ms            BIGINT,
    server_ms              BIGINT,
    error_class            TEXT,
    party                  TEXT,
    confidence_permille    BIGINT,
    rule_id                TEXT,
    rules_version          BIGINT,
    error_name             TEXT,
    server_code            TEXT,
    is_dead_end            BIGINT NOT NULL,
    has_unexpected_qr_code BIGINT NOT NULL,
    event_count            BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, attempt_key)
);

CREATE INDEX attempts_started_at ON attempts (relying_party_id, started_at_ms, attempt_key);
CREATE INDEX attempts_session    ON attempts (relying_party_id, session_id, started_at_ms) WHERE session_id  IS NOT NULL;
CREATE INDEX attempts_subject    ON attempts (relying_party_id, subject, started_at_ms)    WHERE subject     IS NOT NULL;
CREATE INDEX attempts_ceremony   ON attempts (relying_party_id, ceremony_id)               WHERE ceremony_id IS NOT NULL;
CREATE INDEX attempts_credential ON attempts (relying_party_id, credential, started_at_ms) WHERE credential  IS NOT NULL;

-- What went on around attempts in the same visit: device, flow, other methods, and what succeeded after all.
CREATE INDEX events_surroundings ON events (relying_party_id, session_id, occurred_at_ms)
 WHERE session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded');
