-- One reading of a day's attempts gives all that is counted of it, under the marks and rolls of days; and a day is told apart as its hours are, so that
-- a question over weeks adds up days.
DROP TABLE day_books_to_roll;
DROP TABLE day_books;

CREATE TABLE day_books (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    cells            BYTES  NOT NULL,
    PRIMARY KEY (relying_party_id, day_ms)
);

INSERT INTO days_to_roll (relying_party_id, day_ms, mark)
SELECT DISTINCT relying_party_id, started_at_ms - started_at_ms % 86400000, 'counted once'
  FROM attempts;

DROP TABLE attempt_days;

-- The hours of one day (UTC) together. Recomputed in the commit that recomputes one of them.
CREATE TABLE attempt_days (
    relying_party_id    TEXT   NOT NULL,
    day_ms              BIGINT NOT NULL,
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

CREATE INDEX attempt_days_day ON attempt_days (relying_party_id, day_ms);

INSERT INTO attempt_days (relying_party_id, day_ms, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
                          authenticator_class, transport, error_class, party,
                          attempt_count, ticketed_count, person_count, dead_end_count, timed_count, ceremony_ms_sum)
SELECT relying_party_id, hour_ms - hour_ms % 86400000, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
       authenticator_class, transport, error_class, party,
       SUM(attempt_count), SUM(ticketed_count), SUM(person_count), SUM(dead_end_count), SUM(timed_count), SUM(ceremony_ms_sum)
  FROM attempt_hours
 GROUP BY relying_party_id, hour_ms - hour_ms % 86400000, flow, operation, mediation, surface, outcome, furthest_node, os, browser, form_factor,
          authenticator_class, transport, error_class, party;
