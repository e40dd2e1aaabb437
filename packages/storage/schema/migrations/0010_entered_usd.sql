-- Purpose: what entered a scheme, once, beside the turnover of its evidence, in which money that is passed on counts at every hop.
-- Slices that were published before hold 0 until they are run again. The staging tables change too: a partition moves between equal tables only.
ALTER TABLE analyzers_typologies ADD COLUMN entered_usd Decimal128(18) COMMENT 'what came in from outside the evidence, exact' AFTER volume_usd;

ALTER TABLE staging_analyzers_typologies ADD COLUMN entered_usd Decimal128(18) COMMENT 'what came in from outside the evidence, exact' AFTER volume_usd;

ALTER TABLE analyzers_alerts ADD COLUMN entered_usd Decimal128(18) COMMENT 'what came in from outside the evidence, exact' AFTER volume_usd;

ALTER TABLE staging_analyzers_alerts ADD COLUMN entered_usd Decimal128(18) COMMENT 'what came in from outside the evidence, exact' AFTER volume_usd;
