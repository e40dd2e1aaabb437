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

  it('keeps the graver status in a merge and in what is split off', () => {
    const escalated = act('B', 'status_set', { status: 'escalated' });
    const merged = caseBookOf([escalated, act('B', 'merged', { other_case_id: 'A' })]);
    expect(caseState(merged, 'A').status).toBe('escalated');
    const into = caseBookOf([escalated, act('A', 'merged', { other_case_id: 'B' })]);
    expect(caseState(into, 'B').status).toBe('escalated');
    const split = caseBookOf([escalated, act('S', 'split', { other_case_id: 'B', alert_ids: ['b2'] })]);
    expect(caseState(split, 'S').status).toBe('escalated');
  });

  it('keeps a merge of two closed cases closed', () => {
    const closed = (case_id: string, alert_id: string) =>
      act(case_id, 'status_set', { status: 'closed', alert_ids: [alert_id] });
    const acts = [closed('A', 'a1'), closed('B', 'b1'), act('B', 'merged', { other_case_id: 'A' })];
    expect(statusWith(caseState(caseBookOf(acts), 'A'), ['a1', 'b1'])).toBe('closed');
  });

  it('counts comments and files, not owners and statuses', () => {
    const book = caseBookOf([act('A', 'assigned', { owner: 'ana' }), act('A', 'commented'), act('A', 'file_added')]);
    expect(caseState(book, 'A').item_act_count).toBe(2);
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
