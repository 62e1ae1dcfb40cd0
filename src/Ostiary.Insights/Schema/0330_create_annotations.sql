-- What operators note beside the figures: what was released, what people asked support, when. About a stretch of time, and perhaps one system or browser;
-- never about a person.
CREATE TABLE annotations (
    relying_party_id TEXT   NOT NULL,
    annotation_id    TEXT   NOT NULL,
    kind             TEXT   NOT NULL,
    from_at_ms       BIGINT NOT NULL,
    until_at_ms      BIGINT NOT NULL,
    note             TEXT   NOT NULL,
    ticket_count     BIGINT,
    os               TEXT,
    os_version       TEXT,
    browser          TEXT,
    browser_version  TEXT,
    created_at_ms    BIGINT NOT NULL,
    PRIMARY KEY (relying_party_id, annotation_id)
);

CREATE INDEX annotations_from ON annotations (relying_party_id, from_at_ms, annotation_id);
