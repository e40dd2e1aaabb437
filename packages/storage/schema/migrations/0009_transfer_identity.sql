-- Purpose: how a transfer is named and what its digest covers, written once; domain/src/exchange/transfer-identity.ts says the same in TypeScript.
-- ALIAS columns are computed where they are read: no byte is stored, SELECT * leaves them out, and rows are inserted as before.
ALTER TABLE core_transfers
    ADD COLUMN transfer_id String ALIAS concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract) COMMENT 'names the transfer',
    ADD COLUMN transfer_digest String ALIAS lower(hex(SHA256(concat(
        tx_id, ':', event_index, ':', edge_index, ':', asset_contract, '|', from_address, '|', to_address, '|', toString(block_timestamp), '|',
        toString(block_height), '|', toString(asset_symbol), '|', toString(amount), '|', toString(amount_usd)))))
        COMMENT 'SHA-256, in hex, over all that is evidence about the transfer';

ALTER TABLE work_transfers
    ADD COLUMN transfer_id String ALIAS concat(tx_id, ':', event_index, ':', edge_index, ':', asset_contract);
