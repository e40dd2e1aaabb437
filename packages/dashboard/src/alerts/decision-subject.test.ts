import { expect, it } from 'vitest';
import { subjectOfAlerts, subjectOfCases } from './decision-subject.ts';

const OPEN = { alert_id: 'a', disposition_status: 'open', assignee: '', decided_at_ms: 0 } as const;
const TRUE = { alert_id: 'b', disposition_status: 'true_positive', assignee: 'ana', decided_at_ms: 7 } as const;

it('knows what stands where all alerts agree, and until when the reader has seen', () => {
  expect(subjectOfAlerts([TRUE])).toEqual({
    alert_ids: ['b'],
    status: 'true_positive',
    assignee: 'ana',
    seen_decided_at_ms: 7,
  });
  expect(subjectOfAlerts([OPEN, TRUE])).toMatchObject({
    status: undefined,
    assignee: undefined,
    seen_decided_at_ms: 7,
  });
});

it('takes a case for undecided only where none of its alerts was ever decided', () => {
  const fresh = { related_alert_ids: ['a', 'b'], decided_at_ms: 0 };
  const decided = { related_alert_ids: ['b', 'c'], decided_at_ms: 9 };
  expect(subjectOfCases([fresh])).toMatchObject({ status: 'open', assignee: '', seen_decided_at_ms: 0 });
  expect(subjectOfCases([fresh, decided])).toEqual({
    alert_ids: ['a', 'b', 'c'],
    status: undefined,
    assignee: undefined,
    seen_decided_at_ms: 9,
  });
});
