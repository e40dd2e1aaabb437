import type { CanvasDocument } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { applyCommand } from './canvas-commands.ts';
import { canvasGraph, partOfFacts } from './canvas-graph.ts';
import { canvasOf, facts, link } from './canvas-world.ts';

const NO_FACTS = new Map();
const drawn = (document: CanvasDocument, known = NO_FACTS) => {
  const { marks, arrows, ...counts } = canvasGraph(document, known);
  return {
    ...counts,
    marks: marks.map(({ id }) => id).sort(),
    arrows: arrows.map(({ from, to, total_usd }) => `${from}>${to} ${total_usd}`).sort(),
  };
};

describe('canvasGraph', () => {
  it('has an arrow a pair, without what is hidden', () => {
    const document = applyCommand(canvasOf('a>b b>c c>b'), { act: 'hide', addresses: ['a'], is_hidden: true });
    expect(drawn(document)).toEqual({
      marks: ['b', 'c'],
      arrows: ['b>c 100', 'c>b 100'],
      hidden_count: 1,
      filtered_count: 0,
    });
  });

  it('draws a folded group as one mark with the sums of its members, and none of what they paid one another', () => {
    const grouped = applyCommand(canvasOf('a>b a>c b>c b>d c>d'), {
      act: 'group',
      addresses: ['b', 'c'],
      group_id: 'g',
      name: 'Mules',
    });
    const folded = applyCommand(grouped, { act: 'fold', group_id: 'g', is_folded: true });
    expect(drawn(folded)).toMatchObject({ marks: ['a', 'd', 'group:g'], arrows: ['a>group:g 200', 'group:g>d 200'] });
    expect(canvasGraph(folded, NO_FACTS).marks.find(({ id }) => id === 'group:g')).toMatchObject({
      label: 'Mules (2)',
      members: ['b', 'c'],
    });
    expect(drawn(grouped).arrows).toHaveLength(5);
  });

  it('counts money once where a trace and the evidence follow what the window counts', () => {
    const base = canvasOf('a>b');
    const links = [
      link('a>b', { basis: 'trace', total_usd: '40', asset_contract: '' }),
      link('a>b', { basis: 'evidence', total_usd: '60' }),
      link('a>b', { basis: 'trace', asset_symbol: 'DAI', total_usd: '5' }),
    ];
    const [arrow] = canvasGraph({ ...base, links: [...base.links, ...links] }, NO_FACTS).arrows;
    expect(arrow).toMatchObject({ total_usd: 105, is_traced: true });
  });

  it.each<[string, Partial<CanvasDocument['filters']>, string[]]>([
    ['no filter', {}, ['a>b', 'b>c', 'c>d']],
    ['a first moment', { from_time: 20 }, ['b>c', 'c>d']],
    ['an end, which is not included', { to_time: 30 }, ['a>b', 'b>c']],
    ['an asset', { assets: ['DAI'] }, ['c>d']],
    ['a sum', { min_usd: 100.5 }, ['b>c']],
    ['a role of one end', { roles: ['exchange'] }, ['c>d']],
  ])('leaves what passes %s', (_, filters, left) => {
    const document = canvasOf('a>b@10 b>c@20 c>d@30');
    const links = document.links.map((one) =>
      one.from_address === 'c'
        ? { ...one, asset_symbol: 'DAI' }
        : one.from_address === 'b'
          ? { ...one, total_usd: '150' }
          : one,
    );
    const known = new Map([['d', facts('d', { role: 'exchange' })]]);
    const graph = canvasGraph({ ...document, links, filters: { ...document.filters, ...filters } }, known);
    expect(graph.arrows.map(({ from, to }) => `${from}>${to}`)).toEqual(left);
    expect(graph.filtered_count).toBe(3 - left.length);
    expect(graph.marks).toHaveLength(4);
  });

  it('marks what the open slice does not hold, and calls what has a label by it', () => {
    const known = new Map([
      ['a', facts('a', { is_in_slice: false })],
      ['b', facts('b', { label: '<b>Bank</b>', role: 'exchange' })],
    ]);
    const marks = canvasGraph(canvasOf('a>b b>c'), known).marks;
    expect(marks.map(({ id, is_gone, label, part }) => [id, is_gone, label, part])).toEqual([
      ['a', true, 'a', 'other'],
      ['b', false, '<b>Bank</b>', 'service'],
      ['c', false, 'c', 'other'],
    ]);
  });
});

describe('partOfFacts', () => {
  it('is a risk before a suspect before a service', () => {
    const suspected = { suspect_count: 1, role: 'exchange' };
    expect(partOfFacts(facts('a', { ...suspected, risk_level: 'high' }))).toBe('risk');
    expect(partOfFacts(facts('a', { ...suspected, role: 'mixer' }))).toBe('risk');
    expect(partOfFacts(facts('a', suspected))).toBe('suspect');
    expect(partOfFacts(facts('a', { role: 'merchant' }))).toBe('service');
    expect(partOfFacts(facts('a'))).toBe('other');
    expect(partOfFacts(undefined)).toBe('other');
  });
});
