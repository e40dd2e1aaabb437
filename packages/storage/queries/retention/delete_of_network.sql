-- Purpose: delete what a table of the service keeps of a network that is removed.
-- Grain: none; answers when all of it is gone.
-- Parameters: table; network.
-- Cost: rewrites the parts that hold it; small tables.
ALTER TABLE {table:Identifier} DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
