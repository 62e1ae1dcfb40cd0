-- Where a passkey is kept, by the name of its model, and the group that the site counts the person in. Neither is part of the rollups: they would have as
-- many rows more as there are groups and providers. What was told before has neither.
ALTER TABLE events
  ADD COLUMN cohort TEXT;

ALTER TABLE attempts
  ADD COLUMN manager TEXT;

ALTER TABLE attempts
  ADD COLUMN cohort TEXT;
