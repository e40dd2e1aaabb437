import { describe, expect, it } from 'vitest';
import type { PriorAlert } from '@analytics/domain';
import { assignAlertIds, jaccard, type AlertFacts } from './identity.ts';

const alert = (typology_type: string, suspects: string, evidence: string): AlertFacts => ({
  typology_type,
  suspect_addresses: suspects.split(' '),
  evidence_transfers: evidence.split(' '),
});
const prior = (alert_id: string, facts: AlertFacts, first: string, last = first): PriorAlert => ({
  ...facts,
  alert_id,
  first_seen_date: first,
  last_seen_date: last,
});

describe('assignAlertIds', () => {
  it('keeps the id of a prior alert of the same typology that shares a transfer, and widens its dates', () => {
    const before = prior('alert_x', alert('smurfing', 'a b c', 't1 t2'), '2025-01-01', '2025-01-03');
    expect(assignAlertIds([alert('smurfing', 'q r', 't2 t9')], [before], '2025-01-05')).toEqual([
      { alert_id: 'alert_x', first_seen_date: '2025-01-01', last_seen_date: '2025-01-05', earlier_alert_id: '' },
    ]);
  });

  it('keeps the id where half of the evidence is the same, whatever the scheme is called by now', () => {
    const before = prior('alert_x', alert('smurfing', 'a b c', 't1 t2'), '2025-01-01');
    const grown = alert('smurfing_then_collection', 'a b c d', 't1 t7 t8');
    expect(assignAlertIds([grown], [before], '2025-01-02')[0]?.alert_id).toBe('alert_x');
  });

  it('gives no id for a shared transfer among many of another typology', () => {
    const before = prior('alert_x', alert('layering', 'a', 't1 t2 t3'), '2025-01-01');
    const other = alert('smurfing', 'q', 't1 t8 t9');
    expect(assignAlertIds([other], [before], '2025-01-02')[0]?.alert_id).not.toBe('alert_x');
  });

  it('gives a new act of the same suspects a new id, and names the earlier alert', () => {
    const before = prior('alert_x', alert('smurfing', 'a b c', 't1 t2'), '2025-01-01');
    const [found] = assignAlertIds([alert('smurfing', 'a b c', 't8 t9')], [before], '2025-02-01');
    expect(found?.alert_id).not.toBe('alert_x');
    expect(found).toMatchObject({ earlier_alert_id: 'alert_x', first_seen_date: '2025-02-01' });
  });

  it('gives each prior id once, to the alert that shares most', () => {
    const before = prior('alert_x', alert('layering', 'a b', 't1 t2 t3'), '2025-01-01');
    const ids = assignAlertIds([alert('layering', 'a', 't1'), alert('layering', 'b', 't2 t3')], [before], '2025-01-02');
    expect(ids.map(({ alert_id }) => alert_id === 'alert_x')).toEqual([false, true]);
  });

  it('keeps the dates in order when an earlier date is run after a later one', () => {
    const later = prior('alert_x', alert('layering', 'a', 't1'), '2025-01-09');
    expect(assignAlertIds([alert('layering', 'a', 't1')], [later], '2025-01-05')).toEqual([
      { alert_id: 'alert_x', first_seen_date: '2025-01-05', last_seen_date: '2025-01-09', earlier_alert_id: '' },
    ]);
  });

  it('gives a new scheme the same id at every repetition, and two schemes two ids', () => {
    const two = [alert('layering', 'a', 't1'), alert('layering', 'a', 't1')];
    const [first, second] = assignAlertIds(two, [], '2025-01-01');
    expect(first?.alert_id).toMatch(/^alert_[0-9a-f]{16}$/u);
    expect(second?.alert_id).not.toBe(first?.alert_id);
    expect(assignAlertIds(two, [], '2025-02-01').map(({ alert_id }) => alert_id)).toEqual([
      first?.alert_id,
      second?.alert_id,
    ]);
  });
});

describe('jaccard', () => {
  it('is the common share of all, and 0 for nothing', () => {
    expect(jaccard(['a', 'b'], ['b', 'c'])).toBeCloseTo(1 / 3);
    expect(jaccard([], [])).toBe(0);
  });
});
