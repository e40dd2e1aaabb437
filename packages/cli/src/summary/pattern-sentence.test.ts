import { describe, expect, it } from 'vitest';
import type { NotablePattern } from '@analytics/storage';
import { patternSentence } from './pattern-sentence.ts';

const NONE: NotablePattern = {
  pattern_type: 'cycle',
  pattern_subtype: '',
  pattern_id: 'x',
  addresses_involved: [],
  address_roles: [],
  proof_grade: 'shape_time_value',
  confidence_score: 1,
  volume_usd: 0,
  evidence_transaction_count: 0,
  pattern_start_time: '0',
  pattern_end_time: '0',
  pattern_duration_hours: 5,
  occurrence_count: 1,
  cycle_path: [],
  layering_path: [],
  path_usd: 0,
  retention_ratio: 0,
  hub_addresses: [],
  motif_center_address: '',
  motif_participant_count: 0,
  burst_address: '',
  burst_duration_seconds: 0,
  burst_intensity: 0,
  primary_address: '',
  threshold_value: 0,
  threshold_type: '',
  transactions_near_threshold: 0,
  average_usd: 0,
  risk_source_address: '',
  risk_type: '',
  direction: '',
  distance_to_risk: 0,
  exposed_usd: 0,
};

describe('patternSentence', () => {
  it.each([
    [
      { cycle_path: ['alice', 'bob', 'carol'], volume_usd: 29_700, occurrence_count: 3 },
      '$9,900 on average went round 3 addresses from alice and came back within 5.0 h, and 2 more times (in order of time, the money conserved).',
    ],
    [
      {
        pattern_type: 'layering_path',
        pattern_subtype: 'peel_chain',
        layering_path: ['a', 'b', 'c'],
        path_usd: 1000,
        retention_ratio: 0.5,
      },
      '$1,000 left a and ran over 2 hops to c within 5.0 h, a part peeled off at each, 50 % of it arriving (in order of time, the money conserved).',
    ],
    [
      {
        pattern_type: 'motif_fanin',
        motif_center_address: 'hub',
        motif_participant_count: 12,
        volume_usd: 50,
        proof_grade: 'shape_time',
      },
      '12 addresses paid hub $50 within 5.0 h (in order of time).',
    ],
    [
      {
        pattern_type: 'threshold_evasion',
        primary_address: 'a',
        transactions_near_threshold: 6,
        average_usd: 9400,
        threshold_type: 'usd_10000',
        proof_grade: 'shape',
      },
      'a sent 6 transfers of $9,400 on average, just below the threshold usd_10000 (the edges are there).',
    ],
    [
      {
        pattern_type: 'proximity_risk',
        addresses_involved: ['mixer', 'a'],
        risk_source_address: 'mixer',
        risk_type: 'mixer',
        direction: 'from_risk',
        distance_to_risk: 2,
        exposed_usd: 700,
      },
      'a received $700 over 2 hops from mixer, labelled mixer (in order of time, the money conserved).',
    ],
  ] satisfies [Partial<NotablePattern>, string][])('says %j', (pattern, sentence) => {
    expect(patternSentence({ ...NONE, ...pattern })).toBe(sentence);
  });
});
