-- The attempts of one day, counted by everything that they are told apart by: a question about versions and models reads thirty of these and not a
-- million attempts. Always recomputed as whole days; how the bytes are read says DayBook. Goes when its attempts go, for it tells of devices.
CREATE TABLE day_books (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    step_no          BIGINT NOT NULL,
    cells            BYTES  NOT NULL,
    PRIMARY KEY (relying_party_id, day_ms)
);

-- The days whose figures are older than their hours. The count says whether a day was marked again while it was being counted.
CREATE TABLE day_books_to_roll (
    relying_party_id TEXT   NOT NULL,
    day_ms           BIGINT NOT NULL,
    mark_count       BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, day_ms)
);

INSERT INTO day_books_to_roll (relying_party_id, day_ms, mark_count)
SELECT DISTINCT relying_party_id, started_at_ms - started_at_ms % 86400000, 1
  FROM attempts;
