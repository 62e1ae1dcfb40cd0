-- Attempts of one hour that are alike, counted. Always recomputed as whole hours; no pseudonym comes here.
-- person_count takes ticketed attempts only, and of each person in an hour the last one: nobody moves it by more than one.
CREATE TABLE attempt_hours (
    relying_party_id    TEXT   NOT NULL,
    hour_ms             BIGINT NOT NULL,
    flow                TEXT   NOT NULL,
    operation           TEXT   NOT NULL,
    mediation           TEXT   NOT NULL,
    surface             TEXT   NOT NULL,
    outcome             TEXT   NOT NULL,
    furthest_node       BIGINT NOT NULL,
    os                  TEXT   NOT NULL,
    browser             TEXT   NOT NULL,
    form_factor         TEXT   NOT NULL,
    authenticator_class TEXT   NOT NULL,
    transport           TEXT   NOT NULL,
    error_class         TEXT   NOT NULL,
    party               TEXT   NOT NULL,
    attempt_count       BIGINT NOT NULL,
    ticketed_count      BIGINT NOT NULL,
    person_count        BIGINT NOT NULL,
    dead_end_count      BIGINT NOT NULL,
    timed_count         BIGINT NOT NULL,
    ceremony_ms_sum     BIGINT NOT NULL
);

CREATE INDEX attempt_hours_hour ON attempt_hours (relying_party_id, hour_ms);
