import { describe, expect, it } from 'vitest';
import { caseBookOf, caseOfAlert, caseState, membersOf, statusWith, wholeCase } from './case-book.ts';
import type { CaseAct } from './rows/case-work-row.ts';

let at = 0;
const act = (case_id: string, action: CaseAct['action'], more: Partial<CaseAct> = {}): CaseAct => {
  at += 1;
  const plain = { status: '', owner: '', item_id: '', other_case_id: '', alert_ids: [], done_by: 'ana' } as const;
  return { ...plain, act_id: `act_${at}`, case_id, action, done_at_ms: at, ...more, alert_ids: more.alert_ids ?? [] };
};

describe('caseBookOf', () => {
  it('keeps owner and status, and who acted last on both ends of a merge', () => {
    const book = caseBookOf([
      act('A', 'assigned', { owner: 'ana' }),
      act('A', 'status_set', { status: 'in_progress' }),
      act('B', 'merged', { other_case_id: 'A', done_by: 'bo' }),
    ]);
    expect(caseState(book, 'A')).toMatchObject({ owner: 'ana', status: 'in_progress', last_act_by: 'bo' });
    expect(caseState(book, 'A').last_act_ms).toBe(caseState(book, 'B').last_act_ms);
    expect(caseState(book, 'C')).toMatchObject({ owner: '', status: 'open', last_act_ms: 0 });
  });

  it('joins what is merged over several steps, and lets a part go with its own parts', () => {
    const merges = [act('B', 'merged', { other_case_id: 'A' }), act('A', 'merged', { other_case_id: 'C' })];
    const book = caseBookOf(merges);
    expect(wholeCase(book, 'B')).toBe('C');
    expect(membersOf(book, 'C')).toEqual(['A', 'B']);
    const apart = caseBookOf([...merges, act('A', 'separated', { other_case_id: 'C' })]);
    expect([wholeCase(apart, 'B'), membersOf(apart, 'C'), membersOf(apart, 'A')]).toEqual(['A', [], ['B']]);
  });

  it('takes alerts out of their case for good, also where that is merged back', () => {
    const split = act('S', 'split', { other_case_id: 'A', alert_ids: ['a2'] });
    const book = caseBookOf([split]);
    expect([caseOfAlert(book, 'a1', 'A'), caseOfAlert(book, 'a2', 'A'), caseOfAlert(book, 'a9', 'Z')]).toEqual([
      'A',
      'S',
      'Z',
    ]);
    const back = caseBookOf([split, act('S', 'merged', { other_case_id: 'A' })]);
    expect(caseOfAlert(back, 'a2', 'A')).toBe('A');
  });

  it('ends where two processes merged in a circle', () => {
    const book = caseBookOf([act('A', 'merged', { other_case_id: 'B' }), act('B', 'merged', { other_case_id: 'A' })]);
    expect(['A', 'B']).toContain(wholeCase(book, 'A'));
  });
});

describe('statusWith', () => {
  it('opens a closed case again that holds an alert it was not closed with', () => {
    const state = caseState(caseBookOf([act('A', 'status_set', { status: 'closed', alert_ids: ['a1', 'a2'] })]), 'A');
    expect(statusWith(state, ['a1'])).toBe('closed');
    expect(statusWith(state, ['a1', 'a3'])).toBe('open');
  });
});
