-- Purpose: the rows of which nothing could be read, among those that moved value, so that they are counted and kept with them.
-- Grain: one row a torn row.
-- Parameters: events: the table to fill; torn: the staged table.
-- Cost: one scan.
INSERT INTO {events:Identifier} (dataset, file_number, row_number, value, known_reason)
SELECT dataset, file_number, row_number, found AS value, reason AS known_reason
FROM {torn:Identifier}
