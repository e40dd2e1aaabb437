import { describe, expect, it } from 'vitest';
import type { ApiSchemas } from '@analytics/api-client';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { alertReportHtml, alertReportJson } from './alert-report.ts';

const SCRIPT = '<script>alert(1)</script>';
const participants = {
  roles: new Map([['a', 'origin']]),
  suspects: new Set(['a']),
  names: new Map([['a', 'A hot wallet']]),
};

const alert = {
  alert_id: 'alert_1',
  typology_type: 'layering',
  drawing: 'chain',
  severity: 'high',
  severity_score: 0.61,
  alert_confidence_score: 0.7,
  cluster_id: 'case_1',
  address: 'a',
  fatf_category: SCRIPT,
  volume_usd: '190.5',
  entered_usd: '100',
  start_time: 0,
  end_time: 60_000,
  disposition_status: 'open',
  processing_date: '2025-06-30',
  window_days: 30,
  run_id: 'run_1',
  risk_indicators: ['exposure_mixer'],
  limitations: [SCRIPT],
  evidence_transaction_count: 2,
  transfers: drawnTransfers('a>b:100 b>c:90').map((transfer) => ({ ...transfer, asset_symbol: SCRIPT })),
  dispositions: [
    {
      decided_at_ms: 0,
      status: 'false_positive',
      decided_by: SCRIPT,
      assignee: 'ana',
      reason: SCRIPT,
      note: `"'&${SCRIPT}`,
    },
  ],
  evidence: {
    sentences: [
      { text: `a paid ${SCRIPT}.`, transfer_ids: [] },
      { text: 'b paid c.', transfer_ids: [] },
    ],
    innocent_reading: SCRIPT,
    severity: { level: 'high', score: 1, terms: [{ name: SCRIPT, value: 1, weight: 1 }] },
    confidence: { score: 0.7, band: [0.7, 0.95], terms: [], corroboration: 0 },
    evidence_digest: SCRIPT,
  },
} as unknown as ApiSchemas['AlertDetail'];

describe('alertReportHtml', () => {
  it('needs nothing else and runs nothing, whatever a label or a reason holds', () => {
    const html = alertReportHtml(alert, { ...participants, roles: new Map([[SCRIPT, SCRIPT]]) }, 'torus');
    expect(html).not.toMatch(/<script|<img|\b(?:src|href)=/u);
    expect(html.split('&lt;script&gt;').length - 1).toBeGreaterThanOrEqual(11);
    expect(html).toContain('<svg');
  });
});

describe('alertReportHtml for those it is handed to', () => {
  const html = alertReportHtml(alert, participants, 'torus');

  it('names network, date, window, run and case, both scores and the indicators', () => {
    for (const text of ['torus', '2025-06-30, 30 days', 'run_1', 'case_1', 'high (61%)', '70%', 'Exposure to mixer'])
      expect(html).toContain(text);
  });

  it('has a heading over every column', () => {
    const tables = html.match(/<table><thead>.*?<\/thead>/gu) ?? [];
    expect(tables.length).toBeGreaterThanOrEqual(5);
    for (const column of ['Role', 'Suspicion', 'Weight', 'From', 'Reason'])
      expect(tables.join('')).toContain(`<th scope="col">${column}</th>`);
  });

  it('says at the drawing and at the evidence that less is listed than there is', () => {
    const part = { ...alert, evidence_transaction_count: 7982, volume_usd: '1900' };
    const note = 'Only 2 of 7,982 transfers, 10% of the money, are shown here.';
    expect(alertReportHtml(part, participants, 'torus').split(note)).toHaveLength(3);
    expect(html).not.toContain('of the money');
    expect(JSON.parse(alertReportJson(part, participants, 'torus'))).toMatchObject({
      transaction_count: 7982,
      listed_transaction_count: 2,
      transactions_are_complete: false,
    });
  });

  it('writes amounts as people read them, and begins the evidence on a page of its own', () => {
    const [transfer] = drawnTransfers('a>b:100');
    const transfers = [{ ...transfer!, amount: '1234.567891234567891234', amount_usd: '390683.351237993484' }];
    const page = alertReportHtml({ ...alert, evidence_transaction_count: 1, transfers }, participants, 'torus');
    expect(page).toContain('<td>1,234.5679 COIN</td><td>$390,683.35</td>');
    expect(page).toContain('$190.50');
    expect(page).toContain('<h2 class="page">Evidence</h2>');
    expect(page).toContain('h2.page{break-before:page}');
  });

  it('says that nobody has decided, rather than nothing', () => {
    expect(alertReportHtml({ ...alert, dispositions: [] }, participants, 'torus')).toContain('Nobody has decided');
  });
});

describe('alertReportJson', () => {
  it('tells transactions, parties, indicators and narrative', () => {
    expect(JSON.parse(alertReportJson(alert, participants, 'torus'))).toMatchObject({
      report: { network: 'torus', case_id: 'case_1', run_id: 'run_1' },
      narrative: `a paid ${SCRIPT}. b paid c.`,
      indicators: [{ indicator: 'layering' }, { indicator: 'exposure_mixer' }],
      parties: [{ address: 'a', role: 'origin', is_suspected: true }],
      transactions: [
        { transfer_id: 't0', at: '1970-01-01T00:00:00.000Z' },
        { transfer_id: 't1', at: '1970-01-01T00:01:00.000Z' },
      ],
      total_usd: '190.5',
    });
  });
});
