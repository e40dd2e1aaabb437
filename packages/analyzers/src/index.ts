export { indexTransfers, type TransferIndex } from './transfer-index.ts';
