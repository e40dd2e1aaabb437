-- What a rule found where it looked without reporting it: slices that were published before the rule was saved, so that another run of
-- one of them makes no news of what was in it. Empty where a look reported what it found.
ALTER TABLE service_notification_looks ADD COLUMN IF NOT EXISTS event_ids Array(String) COMMENT 'known and no news';
