import { describe, expect, it } from 'vitest';
import { toldEvidence } from './told-evidence.ts';

describe('toldEvidence', () => {
  it('reads sentences, terms and conditions', () => {
    const told = toldEvidence({
      sentences: [{ text: 'a paid b.', transfer_ids: ['t1'], transfer_count: 1, volume_usd: '9.5' }],
      severity: { score: 0.7, terms: [{ name: 'volume', value: 0.5, weight: 0.4 }] },
      confidence: { score: 0.6, band: [0.5, 0.8], terms: [], corroboration: 0.1 },
      conditions: [{ name: 'hops', value: 4, relation: 'at_least', limit: 3, unit: 'hops' }],
      surroundings: { funding: ['x paid a.'], cash_out: [] },
      innocent_reading: 'A payroll.',
    });
    expect(told.sentences[0]?.transfer_ids).toEqual(['t1']);
    expect(told.severity.terms).toEqual([{ name: 'volume', value: 0.5, weight: 0.4 }]);
    expect(told.confidence.band).toEqual([0.5, 0.8]);
    expect(told.conditions[0]?.limit).toBe(3);
    expect(told.funding).toEqual(['x paid a.']);
  });

  it('is empty, and throws nothing, where another program wrote something else', () => {
    for (const evidence of [{}, { sentences: 'none', confidence: [], severity: null, conditions: [3, null] }])
      expect(toldEvidence(evidence)).toMatchObject({
        sentences: [],
        confidence: { score: 0, band: [], terms: [] },
        innocent_reading: '',
      });
  });
});
