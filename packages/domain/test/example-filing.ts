/** A complete filing, small enough to be read: for tests. */
import { filingDocumentSchema, type FilingDocument } from '../src/filing/filing-document.ts';
import type { FilingState } from '../src/filing/filing-state.ts';

/** Two transfers of 100 and 90 USD from a to b to c, told in one sentence; everything is filled in. */
export function exampleFiling(): FilingDocument {
  return filingDocumentSchema.parse({
    report: {
      submission_date: '2025-07-01',
      reason: 'It was passed on within an hour.',
      action: 'The account was closed.',
      indicators: [{ code: 'MIX', words: 'Layering' }],
    },
    reporting_entity: {
      name: 'Example Exchange',
      rentity_id: '42',
      location: { address: 'Main Street 1', city: 'Bern', country_code: 'CH' },
    },
    reporting_person: { first_name: 'Ana', last_name: 'Example', email: 'ana@example.org' },
    subjects: [
      { subject_id: 'subject_1', kind: 'person', is_suspect: true, first_name: 'Bo', last_name: 'Suspect' },
      { subject_id: 'subject_2', kind: 'entity', is_suspect: true, legal_name: 'Shell Ltd' },
    ],
    accounts: [
      { address: 'a', label: 'A mixer', role: 'origin', subject_id: '' },
      { address: 'b', label: '', role: 'mule', subject_id: 'subject_1', is_client: true },
      { address: 'c', label: '', role: 'target', subject_id: 'subject_2' },
    ],
    transactions: [transaction('t0', 'a', 'b', '100', 0), transaction('t1', 'b', 'c', '90', 60_000)],
    narrative: [
      {
        paragraph_id: 'alert_1',
        sentences: [
          { sentence_id: 's1', text: 'a paid b $100.', transfer_ids: ['t0'], alert_ids: ['alert_1'] },
          { sentence_id: 's2', text: 'b sent $90 on to c.', transfer_ids: ['t1'], alert_ids: ['alert_1'] },
        ],
      },
    ],
    origin: {
      network: 'torus',
      subject_kind: 'alert',
      subject_id: 'alert_1',
      processing_date: '2025-06-30',
      window_days: 30,
      run_id: 'run_1',
      alerts: [
        {
          alert_id: 'alert_1',
          typology_type: 'layering',
          evidence_digest: 'ab',
          entered_usd: '100',
          volume_usd: '190',
        },
      ],
      evidence_count: 2,
      alert_count: 1,
    },
  });
}

function transaction(transfer_id: string, from_address: string, to_address: string, amount_usd: string, at_ms: number) {
  const asset = { asset_symbol: 'COIN', asset_contract: 'native', amount: '10', is_chosen: true };
  return { transfer_id, tx_id: `tx_${transfer_id}`, at_ms, from_address, to_address, amount_usd, ...asset };
}

export const APPROVED_STATE: FilingState = {
  filing_id: 'filing_1',
  version: 3,
  status: 'approved',
  digest: 'd'.repeat(64),
  approved_by: 'ben',
  is_own_approval: false,
  superseded_by: 0,
};
