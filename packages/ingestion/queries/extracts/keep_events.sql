-- Purpose: what moved value in an export, worked out once: the assets and the transfers are made of it, and each would plan and read the view anew.
-- Grain: one row a row of the view.
-- Parameters: kept: name of the table to make; events: the view of events.
-- Cost: one scan, and a copy of the rows on disk until they are mapped.
CREATE TABLE {kept:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
SELECT * FROM {events:Identifier}
