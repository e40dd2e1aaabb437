import { describe, expect, it } from 'vitest';
import type { LastDecision } from '../../service/dispositions.ts';
import { selectAlerts, workState, type AlertFilter, type AlertStates, type ResidentAlert } from './resident-alerts.ts';

const NOW_MS = Date.parse('2025-03-10T12:00:00Z');

function alert(alert_id: string, severity: 'low' | 'high', first_seen_date: string): ResidentAlert {
  return {
    columns: {
      alert_id,
      severity,
      first_seen_date,
      alert_rank: alert_id.charCodeAt(0),
      typology_type: 'layering',
      volume_usd: '1',
      alert_confidence_score: 1,
    } as ResidentAlert['columns'],
    addresses_involved: [`sender_${alert_id}`],
    suspect_addresses: [alert_id],
    searched: '',
  };
}

// Due: a on the 11th, b on the 8th, c and d on the 31st, e on the 4th.
const ALERTS = [
  alert('a', 'high', '2025-03-08'),
  alert('b', 'high', '2025-03-05'),
  alert('c', 'low', '2025-03-01'),
  alert('d', 'low', '2025-03-01'),
  alert('e', 'high', '2025-03-01'),
];

const decision = (status: LastDecision['status'], assignee: string): LastDecision =>
  ({ status, assignee, decided_at_ms: 1 }) as LastDecision;

const STATES: AlertStates = {
  decisions: new Map([
    ['b', decision('in_review', 'ana')],
    ['c', decision('false_positive', 'ana')],
    ['d', decision('false_positive', 'ben')],
    ['e', decision('true_positive', 'ana')],
  ]),
  growth: new Map([['d', { alert_id: 'd', grown_transfers: 2, grown_usd: '9' }]]),
  rules: [],
  watched: new Map(),
  now_ms: NOW_MS,
};

function shown(filter: AlertFilter, states = STATES): string[] {
  const page = { sort: 'due', order: 'asc', row_limit: 10 } as const;
  return selectAlerts(ALERTS, states, filter, page).alerts.map(({ alert_id }) => alert_id);
}

const queue = (name: NonNullable<AlertFilter['queue']>['name'], me = 'ana'): AlertFilter => ({ queue: { name, me } });

describe('a search', () => {
  it('finds an alert by any address that takes part, whatever its capitals', () => {
    expect(shown({ text: 'SENDER_b' })).toEqual(['b']);
    expect(shown({ text: 'sender_x' })).toEqual([]);
  });
});

describe('queues', () => {
  it('hold what nobody has finished, the soonest due first', () => {
    expect(shown(queue('unfinished'))).toEqual(['b', 'a', 'd']);
  });

  it('are mine by the assignee, and of nobody without one', () => {
    expect(shown(queue('mine'))).toEqual(['b']);
    expect(shown(queue('mine', 'ben'))).toEqual(['d']);
    expect(shown(queue('unassigned'))).toEqual(['a']);
  });

  it('bring back what grew since it was decided', () => {
    expect(shown(queue('grown'))).toEqual(['d']);
  });

  it('are late once the due date has begun', () => {
    expect(shown(queue('late'))).toEqual(['b']);
    expect(shown(queue('late'), { ...STATES, now_ms: Date.parse('2025-03-11T00:00:00Z') })).toEqual(['b']);
    expect(shown(queue('late'), { ...STATES, now_ms: Date.parse('2025-03-11T00:00:01Z') })).toEqual(['b', 'a']);
  });

  it('leave out what a rule hides', () => {
    const rule = { typology_type: '', address: 'a', is_active: true } as unknown as AlertStates['rules'][number];
    expect(shown(queue('unassigned'), { ...STATES, rules: [rule] })).toEqual([]);
  });

  it('say when an alert is due, and nothing of it once it is decided', () => {
    const page = { sort: 'rank', order: 'asc', row_limit: 10 } as const;
    const { alerts } = selectAlerts(ALERTS, STATES, {}, page);
    expect(alerts.map(({ due_ms }) => (due_ms === 0 ? '' : new Date(due_ms).toISOString().slice(0, 10)))).toEqual([
      '2025-03-11',
      '2025-03-08',
      '',
      '2025-03-31',
      '',
    ]);
  });
});

describe('workState', () => {
  it('counts each queue and what each person has, nobody first', () => {
    const watched = new Map([['sender_b', ['List']]]);
    expect(workState(ALERTS, { ...STATES, watched }, 'ana')).toEqual({
      counts: { unfinished: 3, mine: 1, unassigned: 1, grown: 1, late: 1, watched: 1 },
      workload: [
        { assignee: '', unfinished_count: 1, late_count: 0, next_due_ms: Date.parse('2025-03-11T00:00:00Z') },
        { assignee: 'ana', unfinished_count: 1, late_count: 1, next_due_ms: Date.parse('2025-03-08T00:00:00Z') },
        { assignee: 'ben', unfinished_count: 1, late_count: 0, next_due_ms: Date.parse('2025-03-31T00:00:00Z') },
      ],
    });
  });

  it('is empty where there is nothing to do', () => {
    expect(workState([], STATES, 'ana')).toEqual({
      counts: { unfinished: 0, mine: 0, unassigned: 0, grown: 0, late: 0, watched: 0 },
      workload: [],
    });
  });
});
