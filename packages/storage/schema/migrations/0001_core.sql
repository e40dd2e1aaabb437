-- Purpose: the input of every analysis, as it was ingested.
-- Engines: ReplacingMergeTree everywhere, so that ingesting the same rows again changes nothing; readers use FINAL.

-- A transfer is named by tx_id:event_index:edge_index:asset_contract; block_height leads the key so that parts stay ordered in time.
-- Monthly partitions let a window read only its months. No TTL: history is the evidence of published alerts.
CREATE TABLE core_transfers
(
    tx_id           String,
    event_index     String,
    edge_index      String,
    block_height    UInt32,
    block_timestamp UInt64 COMMENT 'epoch milliseconds',
    from_address    String,
    to_address      String,
    asset_symbol    LowCardinality(String),
    asset_contract  LowCardinality(String) DEFAULT 'native',
    amount          Decimal128(18) COMMENT 'native units',
    amount_usd      Decimal128(18) COMMENT '0 where no price was known',
    fee             Decimal128(18),
    _version        UInt64
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY toYYYYMM(toDateTime(intDiv(block_timestamp, 1000), 'UTC'))
ORDER BY (block_height, tx_id, event_index, edge_index, asset_contract);

CREATE TABLE core_assets
(
    asset_symbol              String,
    asset_contract            String DEFAULT 'native',
    network                   String,
    verified                  Bool,
    verification_source       String,
    first_seen_timestamp      UInt64,
    last_scanned_block_height UInt64,
    _version                  UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY (network, asset_contract, asset_symbol);

-- One price an asset and day; few rows, so no partitions.
CREATE TABLE core_asset_prices
(
    asset_symbol   String,
    asset_contract String DEFAULT 'native',
    price_date     Date,
    price_usd      Decimal128(18),
    source         String,
    _version       UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY (asset_contract, asset_symbol, price_date);

-- One address may carry labels of several sources; the best one is chosen when it is read.
CREATE TABLE core_address_labels
(
    network           String,
    network_type      String,
    address           String,
    label             String,
    address_type      String,
    address_subtype   String,
    trust_level       String,
    source            String,
    risk_level        String,
    confidence_score  Float32,
    created_timestamp UInt64,
    updated_timestamp UInt64,
    _version          UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY (network, address, label, source);

-- Totals of each ordered pair over all that was ingested; self-transfers are no flow.
CREATE VIEW core_money_flows_view AS
WITH
    flows AS
    (
        SELECT
            from_address,
            to_address,
            count() AS transfer_count,
            sum(amount_usd) AS total_usd,
            min(block_timestamp) AS first_seen_timestamp,
            max(block_timestamp) AS last_seen_timestamp,
            toUInt32(uniqExact(toDate(toDateTime(intDiv(block_timestamp, 1000), 'UTC')))) AS active_days,
            toUInt32(uniqExact(asset_symbol, asset_contract)) AS unique_assets,
            arrayMap(hour -> toUInt32(countEqual(groupArray(toUInt8(toHour(toDateTime(intDiv(block_timestamp, 1000), 'UTC')))), hour)), range(24)) AS hourly_pattern,
            arrayMap(day -> toUInt32(countEqual(groupArray(toUInt8(toDayOfWeek(toDateTime(intDiv(block_timestamp, 1000), 'UTC')) - 1)), day)), range(7)) AS weekly_pattern
        FROM core_transfers FINAL
        WHERE from_address != to_address
        GROUP BY from_address, to_address
    ),
    assets_of_flows AS
    (
        SELECT
            from_address,
            to_address,
            toString(argMin(asset_symbol, (-asset_usd, asset_symbol))) AS dominant_asset
        FROM
        (
            SELECT from_address, to_address, asset_symbol, sum(amount_usd) AS asset_usd
            FROM core_transfers FINAL
            WHERE from_address != to_address
            GROUP BY from_address, to_address, asset_symbol
        )
        GROUP BY from_address, to_address
    )
SELECT
    flows.from_address AS from_address,
    flows.to_address AS to_address,
    flows.transfer_count AS transfer_count,
    flows.total_usd AS total_usd,
    flows.first_seen_timestamp AS first_seen_timestamp,
    flows.last_seen_timestamp AS last_seen_timestamp,
    flows.active_days AS active_days,
    flows.unique_assets AS unique_assets,
    assets_of_flows.dominant_asset AS dominant_asset,
    flows.hourly_pattern AS hourly_pattern,
    flows.weekly_pattern AS weekly_pattern,
    if(flows.total_usd + back.total_usd = 0, 0,
       toFloat64(2 * least(flows.total_usd, back.total_usd)) / toFloat64(flows.total_usd + back.total_usd)) AS reciprocity_ratio,
    back.transfer_count > 0 AS is_bidirectional
FROM flows
INNER JOIN assets_of_flows ON assets_of_flows.from_address = flows.from_address AND assets_of_flows.to_address = flows.to_address
LEFT JOIN flows AS back ON back.from_address = flows.to_address AND back.to_address = flows.from_address;
