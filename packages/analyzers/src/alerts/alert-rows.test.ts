import { alertEvidenceSchema, detectionEvidenceSchema, parseAlertEvidence } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologySettingsSchema } from '../typologies/settings.ts';
import { hour, several, typologyInputOf } from '../typologies/testing/typologies-of.ts';
import { alertRows, type AlertRows } from './alert-rows.ts';
import { findSchemes } from './find-schemes.ts';
import { alertSettingsSchema } from './params.ts';

function rowsOf(drawn: readonly DrawnTransfer[]): AlertRows {
  const input = typologyInputOf(drawn);
  const settings = {
    typologies: typologySettingsSchema.parse({}),
    alerts: alertSettingsSchema.parse({ min_confidence: 0 }),
  };
  const identityOfRow = (row: number) => ({
    tx_id: `t${row}`,
    transfer_id: `t${row}:0:0:native`,
    transfer_digest: '00',
  });
  return alertRows(findSchemes(input, [], settings, { shuffled: [] }), {
    window: input.window,
    run_id: 'run_1',
    version: 1,
    addresses: input.addresses.addresses,
    transfers: input.transfers,
    exactUsd: (row) => BigInt(Math.round(input.transfers.amount_usd[row]!)) * 10n ** 18n,
    identityOfRow,
    identityIfListed: identityOfRow,
    max_evidence_transfers: 100,
    patterns: input.patterns,
    traces: [],
    prior: [],
    notices: [],
  });
}

/** A sum of 70,000 that is split below a limit over eight mules and comes together. */
const SMURFING = several('m', 8).flatMap((mule, at): DrawnTransfer[] => [
  ['s', mule, hour(at), 8000 + 150 * at],
  [mule, 'agg', hour(at + 9), 7800 + 150 * at],
]);

describe('alertRows sums', () => {
  it('has what entered the scheme beside its turnover, and says both', () => {
    const [row] = rowsOf([['f', 's', hour(-1), 70_000], ...SMURFING]).alerts;
    // 8 transfers of 8,000 to 9,050 went out, each but 200 of it came together.
    expect([row?.['entered_usd'], row?.['volume_usd']]).toEqual([68_200n * 10n ** 18n, 134_800n * 10n ** 18n]);
    expect(row?.['description']).toContain('In all $68,200 entered the scheme; its 16 transfers add up to $134,800');
  });
});

describe('alertRows evidence', () => {
  const { alerts, typologies } = rowsOf([['f', 's', hour(-1), 70_000], ...SMURFING]);

  it('holds exactly what the schema of the evidence reads', () => {
    expect(alerts.length).toBeGreaterThan(0);
    for (const row of alerts) {
      const text = String(row['evidence_json']);
      expect(JSON.stringify(alertEvidenceSchema.strict().parse(JSON.parse(text)))).toBe(text);
      expect(parseAlertEvidence(String(row['alert_id']), text).sentences.length).toBeGreaterThan(0);
    }
    for (const row of typologies) {
      const text = String(row['evidence_json']);
      expect(JSON.stringify(detectionEvidenceSchema.strict().parse(JSON.parse(text)))).toBe(text);
    }
  });
});
