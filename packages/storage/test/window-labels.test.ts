/** What labels make of a window's addresses, where they agree and where they do not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RISK_CATEGORIES, parseProcessingDate, windowOf } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { loadWindow, prepareWindow } from '../src/slices/window-data.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-06-30'), 7);
const RULES = {
  service_types: ['Exchanges', 'own', 'dex'],
  service_trust_levels: ['verified', 'official'],
  extra_services: [],
} as const;
/** address, type, trust, risk, confidence */
const LABELS = [
  ['pool', 'swap router', 'verified', 'low', 1],
  ['plain', 'merchant', 'verified', 'low', 1],
  ['bank', 'exchange', 'official', 'low', 1],
  ['listed bank', 'exchange', 'verified', 'low', 1],
  ['listed bank', 'sanctioned', 'blacklisted', 'critical', 1],
  ['accused bank', 'exchange', 'official', 'low', 1],
  ['accused bank', 'scam', 'community', 'high', 1],
  ['risky bank', 'exchange', 'verified', 'high', 1],
  ['two risks', 'mixer', 'verified', 'high', 0.9],
  ['two risks', 'scam', 'verified', 'high', 0.5],
  ['as others say', 'Mixing-Services', 'community', '', 0],
  ['as others say it', 'Centralized Exchange', 'verified', 'HIGH', 0],
  ['own wallet', 'own', 'official', '', 0],
  ['means nothing', 'frobnicator', 'verified', 'High', 0],
  [`0x${'0'.repeat(40)}`, 'sanctioned', 'official', 'critical', 1],
  ['nobody', 'mixer', 'verified', 'high', 1],
] as const;

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-labels-'));
  database = await openMigrated(directory);
  const names = [...new Set(LABELS.map(([address]) => address))].filter((address) => address !== 'nobody');
  for (const [at, to] of names.entries()) {
    await database.command(
      `INSERT INTO core_transfers VALUES ({tx:String}, '0', '0', 1, {time:UInt64}, 'payer', {to:String}, 'USDS', 'native', 1, 1, 0, 1)`,
      { tx: `t${at}`, time: window.start_ms + 1, to },
    );
  }
  for (const [address, address_type, trust_level, risk_level, confidence] of LABELS) {
    await database.command(
      `INSERT INTO core_address_labels SELECT {network:String}, '', {address:String}, {address_type:String}, {address_type:String}, '', {trust_level:String}, '', {risk_level:String}, {confidence:Float32}, 0, 0, 1`,
      { network, address, address_type, trust_level, risk_level, confidence },
    );
  }
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('loadWindow', () => {
  it('takes an address for a service or a risk by its best label, and names those whose labels conflict', async () => {
    await prepareWindow(database, window);
    const { addresses, is_known, conflicting_labels, labelled_count, network_labels } = await loadWindow(
      database,
      window,
      network,
      RULES,
    );
    const told = addresses.addresses.map((address, node) => [
      address,
      addresses.is_swap[node] === 1
        ? 'swap'
        : addresses.is_service[node] === 1
          ? 'service'
          : RISK_CATEGORIES[addresses.risk_category[node] ?? 0],
      is_known[node] === 1 ? 'known' : 'unknown',
    ]);
    expect(told.toSorted()).toEqual([
      [`0x${'0'.repeat(40)}`, 'none', 'known'],
      ['accused bank', 'service', 'known'],
      ['as others say it', 'service', 'known'],
      ['as others say', 'mixer', 'unknown'],
      ['bank', 'service', 'known'],
      ['listed bank', 'sanctions', 'unknown'],
      ['means nothing', 'high_risk', 'unknown'],
      ['own wallet', 'service', 'known'],
      ['payer', 'none', 'unknown'],
      ['plain', 'none', 'known'],
      ['pool', 'swap', 'known'],
      ['risky bank', 'service', 'known'],
      ['two risks', 'mixer', 'unknown'],
    ]);
    expect([labelled_count, network_labels.labelled_count]).toEqual([12, 13]);
    expect(conflicting_labels.toSorted()).toEqual(['accused bank', 'listed bank']);
  });
});
