import { describe, expect, it } from 'vitest';
import { PAPER } from '../report/report-page.ts';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { placesOf } from './layout.ts';
import { flowWidth, largestFlow, drawingSvg } from './drawing-svg.ts';
import { flowGraphOf } from './flow-graph.ts';

const drawn = (drawing: string, role = ''): string => {
  const transfers = drawnTransfers(drawing);
  const roles = new Map(transfers.map(({ from_address }) => [from_address, role]));
  const scheme = flowGraphOf(transfers, { roles, suspects: new Set(['a']), names: new Map() });
  return drawingSvg(scheme, placesOf(scheme, 'chain'), PAPER);
};

describe('drawingSvg', () => {
  it('draws a line for each flow and a shape for each part', () => {
    const svg = drawn('a>b:100 b>c:90');
    expect(svg.match(/marker-end/gu)).toHaveLength(2);
    expect(svg).toContain('a → b: $100, 1970-01-01 00:00:00 UTC');
    expect(svg).toContain(`<circle cx="90.0" cy="320.0" r="8" fill="${PAPER.parts.suspect}"/>`);
    expect(svg.match(/<g><title>/gu)).toHaveLength(3);
  });

  it('shows what had moved by a moment, and lights what a sentence tells', () => {
    const scheme = flowGraphOf(drawnTransfers('a>b:100 b>c:90'), {
      roles: new Map(),
      suspects: new Set(),
      names: new Map(),
    });
    const places = placesOf(scheme, 'chain');
    const early = drawingSvg(scheme, places, PAPER, { shown_count: 1 });
    expect(early.match(/marker-end/gu)).toHaveLength(1);
    expect(early).toContain('1 of 2 transfers, $100 · 1970-01-01 00:00:00 UTC');
    const lit = drawingSvg(scheme, places, PAPER, { lit: new Set(['t1']) });
    expect(lit).toMatch(new RegExp(`stroke="${PAPER.faint}"[^>]*#arrow-faint`, 'u'));
    expect(lit).toMatch(new RegExp(`stroke="${PAPER.parts.suspect}"[^>]*#arrow-lit`, 'u'));
  });

  it('shows the first so many transfers, where several share a time too', () => {
    const participants = { roles: new Map(), suspects: new Set<string>(), names: new Map() };
    const together = drawnTransfers('a>b:100 b>c:90 c>d:80').map((one) => ({ ...one, block_timestamp: 0 }));
    const scheme = flowGraphOf(together, participants);
    const svg = drawingSvg(scheme, placesOf(scheme, 'chain'), PAPER, { shown_count: 2 });
    expect(svg.match(/marker-end/gu)).toHaveLength(2);
    expect(svg).toContain('2 of 3 transfers');
  });

  it('explains itself: every shape, the width, how much and when', () => {
    const svg = drawn('a>b:100 b>c:90');
    for (const text of ['suspected of running it', 'The wider an arrow', '2 of 2 transfers, $190'])
      expect(svg).toContain(text);
  });

  it('calls an address what its label calls it, with the address in its title', () => {
    const names = new Map([
      ['b', 'Hot <wallet>'],
      ['c', 'The hot wallet of a large exchange'],
    ]);
    const scheme = flowGraphOf(drawnTransfers('a>b:100 b>c:90'), { roles: new Map(), suspects: new Set(), names });
    const svg = drawingSvg(scheme, placesOf(scheme, 'chain'), PAPER);
    expect(svg).toContain('>Hot &lt;wallet&gt;</text>');
    expect(svg).toContain('<title>Hot &lt;wallet&gt; b</title>');
    expect(svg).toContain('>The hot wallet of a lar…</text>');
  });

  it('draws straight lines, and bows two opposite ones apart', () => {
    expect(drawn('a>b:1')).toContain('M90.0 320.0 Q594.5 320.0 1099.0 320.0');
    expect(drawn('a>b:1 b>a:1')).not.toContain('Q594.5 320.0');
  });

  it('writes addresses and roles as text, never as markup', () => {
    const svg = drawn('<script>alert(1)</script>>b:1', '"><img src=x>');
    expect(svg).not.toMatch(/<(script|img)/u);
    expect(svg).toContain('&lt;script');
  });

  it('has no number that is none, for one address that pays itself, and for nobody', () => {
    expect(drawn('a>a:0')).not.toMatch(/NaN|Infinity/u);
    expect(drawingSvg({ nodes: [], flows: [], transfers: [], order: new Map() }, new Map(), PAPER)).not.toMatch(
      /NaN|Infinity/u,
    );
  });

  it('names the forty largest only', () => {
    const svg = drawn(Array.from({ length: 60 }, (_, at) => `a>b${at}:${at + 1}`).join(' '));
    expect(svg.match(/>[ab]\d*<\/text>/gu)?.length).toBeLessThanOrEqual(40);
    expect(svg).toContain('>b59</text>');
    expect(svg).not.toContain('>b0</text>');
  });
});

describe('flowWidth', () => {
  it('grows by the root, from 1 for nothing to 6 for the largest', () => {
    expect([0, 25, 100].map((usd) => flowWidth(usd, 100))).toEqual([1, 3.5, 6]);
  });
});

describe('largestFlow', () => {
  it('is at least a dollar, so that nothing is divided by none', () => {
    expect(largestFlow({ nodes: [], flows: [], transfers: [], order: new Map() })).toBe(1);
  });
});
