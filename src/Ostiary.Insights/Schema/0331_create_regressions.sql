-- A combination of system, browser, device and transport on which passkeys began to fail: found once, closed when it is over. Counts of people alone:
-- nothing in a row is about fewer than ten.
CREATE TABLE regressions (
    relying_party_id        TEXT   NOT NULL,
    regression_id           TEXT   NOT NULL,
    combination             TEXT   NOT NULL,
    since_at_ms             BIGINT NOT NULL,
    opened_at_ms            BIGINT NOT NULL,
    closed_at_ms            BIGINT,
    closed_because          TEXT,
    window_days             BIGINT NOT NULL,
    try_count               BIGINT NOT NULL,
    failure_count           BIGINT NOT NULL,
    people_count            BIGINT NOT NULL,
    reference               TEXT   NOT NULL,
    reference_version       TEXT,
    reference_try_count     BIGINT NOT NULL,
    reference_failure_count BIGINT NOT NULL,
    elsewhere_try_count     BIGINT NOT NULL,
    elsewhere_failure_count BIGINT NOT NULL,
    error_class             TEXT,
    error_class_count       BIGINT NOT NULL,
    classified_count        BIGINT NOT NULL,
    evidence_milli          BIGINT NOT NULL,
    now_try_count           BIGINT NOT NULL,
    now_failure_count       BIGINT NOT NULL,
    checked_at_ms           BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, regression_id)
);

-- Several nodes look at once; one of them opens it.
CREATE UNIQUE INDEX regressions_open ON regressions (relying_party_id, combination) WHERE closed_at_ms IS NULL;

CREATE INDEX regressions_opened_at ON regressions (relying_party_id, opened_at_ms, regression_id);
