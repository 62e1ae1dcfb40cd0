-- The days whose figures are older than what was told of them. Every writer leaves a mark that nobody else leaves, so that whoever recomputes a day
-- takes away only what it has seen.
CREATE TABLE days_to_roll (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    mark             TEXT   NOT NULL,
    PRIMARY KEY (relying_party_id, day_ms, mark)
);

-- How often a day was recomputed. Of two nodes that do so at once only one can take the next number.
CREATE TABLE rolled_days (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    roll_no          BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, day_ms, roll_no)
);

-- Attempts of one day (UTC) that are alike: the sum of its hours.
CREATE TABLE attempt_days (
    relying_party_id    TEXT   NOT NULL,
    day_ms              BIGINT NOT NULL,
    flow                TEXT   NOT NULL,
    operation           TEXT   NOT NULL,
    mediation           TEXT   NOT NULL,
    surface             TEXT   NOT NULL,
    outcome             TEXT   NOT NULL,
    os                  TEXT   NOT NULL,
    form_factor         TEXT   NOT NULL,
    authenticator_class TEXT   NOT NULL,
    transport           TEXT   NOT NULL,
    error_class         TEXT   NOT NULL,
    party               TEXT   NOT NULL,
    attempt_count       BIGINT NOT NULL,
    ticketed_count      BIGINT NOT NULL
);

CREATE INDEX attempt_days_day ON attempt_days (relying_party_id, day_ms);

-- Sign-ins of one day by any method that are alike, with how long they took: counts by classes of duration, written as TimeHistogram does.
-- person_count is of that day; no pseudonym comes here.
CREATE TABLE method_days (
    relying_party_id    TEXT   NOT NULL,
    day_ms              BIGINT NOT NULL,
    method              TEXT   NOT NULL,
    os                  TEXT   NOT NULL,
    form_factor         TEXT   NOT NULL,
    surface             TEXT   NOT NULL,
    authenticator_class TEXT   NOT NULL,
    mediation           TEXT   NOT NULL,
    sign_in_count       BIGINT NOT NULL,
    person_count        BIGINT NOT NULL,
    sign_in_times       TEXT   NOT NULL,
    ceremony_times      TEXT   NOT NULL
);

CREATE INDEX method_days_day ON method_days (relying_party_id, day_ms);

-- Prompts of one day to make a passkey, and what came of them in the same visit.
CREATE TABLE prompt_days (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    prompt           TEXT   NOT NULL,
    os               TEXT   NOT NULL,
    form_factor      TEXT   NOT NULL,
    surface          TEXT   NOT NULL,
    shown_count      BIGINT NOT NULL,
    accepted_count   BIGINT NOT NULL,
    created_count    BIGINT NOT NULL
);

CREATE INDEX prompt_days_day ON prompt_days (relying_party_id, day_ms);

-- Attempts of one day by what they were made on.
CREATE TABLE model_days (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    model            TEXT   NOT NULL,
    attempt_count    BIGINT NOT NULL,
    succeeded_count  BIGINT NOT NULL,
    decided_count    BIGINT NOT NULL
);

CREATE INDEX model_days_day ON model_days (relying_party_id, day_ms);

-- Events of one day that are counted and nothing more.
CREATE TABLE event_days (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    name             TEXT   NOT NULL,
    event_count      BIGINT NOT NULL
);

CREATE INDEX event_days_day ON event_days (relying_party_id, day_ms);

-- What a day is recomputed from, besides attempts.
CREATE INDEX events_of_days ON events (relying_party_id, occurred_at_ms, event_id)
 WHERE name IN ('env.device', 'flow.started', 'flow.finished', 'flow.auto_finished', 'fallback.used', 'session.started', 'nudge.shown', 'nudge.accepted',
                'credential.deleted', 'recovery.completed');

-- What was told before there were figures of days.
INSERT INTO days_to_roll (relying_party_id, day_ms, mark)
SELECT DISTINCT relying_party_id, hour_ms - hour_ms % 86400000, 'first'
  FROM attempt_hours;
