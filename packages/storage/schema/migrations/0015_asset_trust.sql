-- Purpose: which tokens are left out of USD figures, and what their transfers claim to be worth. A token that nobody vouches for may be traded at any
-- price among its makers: such claims are kept here, and the transfers count as 0.

CREATE TABLE core_claimed_values
(
    asset_contract  String,
    tx_id           String,
    event_index     String,
    edge_index      String,
    claimed_usd     Decimal128(18) COMMENT 'what amount_usd is again once the token is trusted',
    _version        UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY (asset_contract, tx_id, event_index, edge_index);

CREATE TABLE core_asset_trust
(
    asset_contract String,
    asset_symbol   String COMMENT 'as it was called when it was judged',
    status         LowCardinality(String) COMMENT 'set_aside: out of USD figures; trusted: somebody vouches for it; none: neither',
    reason         LowCardinality(String) COMMENT 'unit_price, volume, price_jump, or by_hand',
    note           String,
    transfer_count UInt64 COMMENT 'when it was judged, as the columns that follow',
    address_count  UInt64,
    claimed_usd    Decimal128(18),
    unit_price_usd Float64 COMMENT 'median over its transfers',
    decided_at     DateTime64(3, 'UTC'),
    _version       UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY asset_contract;
