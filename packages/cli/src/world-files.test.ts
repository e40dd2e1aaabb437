import { parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { simulate } from '@analytics/simulator';
import { CORE_COLUMNS } from '@analytics/ingestion';
import { decimalAt, type ColumnSource } from '@analytics/storage';
import { describe, expect, it } from 'vitest';
import { worldFiles } from './world-files.ts';

const world = simulate({
  transfers: 2_000,
  seed: 7,
  days: 30,
  network: parseNetworkName('test'),
  end_date: parseProcessingDate('2025-06-30'),
});
const files = worldFiles(world);

function textsOf(file: keyof typeof files, column: string): readonly unknown[] {
  return files[file].flatMap((piece) => {
    const source = piece()[column];
    return source !== undefined && 'type' in source ? source.values : [];
  });
}

describe('worldFiles', () => {
  it.each(['transfers', 'address_labels', 'assets', 'asset_prices'] as const)(
    'gives %s every column of the contract',
    (kind) => {
      const ours = CORE_COLUMNS[kind].filter(({ is_foreign }) => is_foreign !== true);
      expect(Object.keys(files[kind][0]!()).sort()).toEqual(ours.map(({ name }) => name).sort());
    },
  );

  it('writes names, not numbers', () => {
    const row = world.ground_truth.instances[0]?.rows[0] ?? -1;
    expect(textsOf('transfers', 'from_address')[row]).toBe(world.addresses[world.transfers.from[row] ?? -1]);
    expect(textsOf('transfers', 'tx_id')[row]).toBe(world.transfers.txId(row));
  });

  it('writes a row for each role of each instance', () => {
    const roles = world.ground_truth.instances.flatMap((one) => one.roles);
    expect(textsOf('ground_truth', 'address')).toEqual(roles.map(({ address }) => world.addresses[address]));
    expect(Object.keys(files.ground_truth[0]!())).toEqual(['address', 'role', 'pattern_type', 'pattern_instance_id']);
    expect(Object.keys(files.benign[0]!())).toEqual(['address', 'role', 'twin_type', 'twin_instance_id']);
  });

  it('writes a row for each business, and which wallet of an exchange it is', () => {
    expect(Object.keys(files.roles[0]!())).toEqual(['address', 'role', 'part']);
    expect(textsOf('roles', 'address')).toEqual(world.roles.map(({ address }) => world.addresses[address]));
    expect(new Set(textsOf('roles', 'part'))).toEqual(new Set(['hot', 'cold', 'deposit', 'brief', '']));
  });

  it('prices the USD coin at one dollar', () => {
    const at = textsOf('asset_prices', 'asset_symbol').indexOf('USDS');
    const source = files.asset_prices[0]!()['price_usd'];
    expect(source !== undefined && 'words' in source ? decimalAt(source.words, at) : 0n).toBe(10n ** 18n);
  });

  it('gives the same transfers in many pieces as in one', () => {
    const columnsOf = (pieces: readonly (() => Record<string, ColumnSource>)[]) => {
      const made = pieces.map((piece) => piece());
      return Object.keys(made[0]!).map((name) =>
        made.flatMap((columns) => {
          const source = columns[name]!;
          return [...('words' in source ? source.words : source.values)];
        }),
      );
    };
    const pieces = worldFiles(world, 300).transfers;
    expect(pieces.length).toBe(Math.ceil(world.transfers.length / 300));
    expect(columnsOf(pieces)).toEqual(columnsOf(files.transfers));
  });
});
