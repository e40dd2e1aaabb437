import { describe, expect, it } from 'vitest';
import { PAPER } from '../alert/report-page.ts';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { placesOf } from './layout.ts';
import { escaped, flowWidth, largestFlow, schemeSvg } from './scheme-svg.ts';
import { schemeOf } from './scheme.ts';

const drawn = (drawing: string, role = ''): string => {
  const transfers = drawnTransfers(drawing);
  const roles = new Map(transfers.map(({ from_address }) => [from_address, role]));
  const scheme = schemeOf(transfers, { roles, suspects: new Set(['a']) });
  return schemeSvg(scheme, placesOf(scheme, 'chain'), PAPER);
};

describe('schemeSvg', () => {
  it('draws a line for each flow and a shape for each part', () => {
    const svg = drawn('a>b:100 b>c:90');
    expect(svg.match(/marker-end/gu)).toHaveLength(2);
    expect(svg).toContain(`<circle cx="90.0" cy="320.0" r="8" fill="${PAPER.parts.suspect}"/>`);
    expect(svg.match(/<title>/gu)).toHaveLength(3);
  });

  it('writes addresses and roles as text, never as markup', () => {
    const svg = drawn('<script>alert(1)</script>>b:1', '"><img src=x>');
    expect(svg).not.toMatch(/<(script|img)/u);
    expect(svg).toContain('&lt;script');
  });

  it('has no number that is none, for one address that pays itself, and for nobody', () => {
    expect(drawn('a>a:0')).not.toMatch(/NaN|Infinity/u);
    expect(schemeSvg({ nodes: [], flows: [], transfers: [] }, new Map(), PAPER)).not.toMatch(/NaN|Infinity/u);
  });

  it('names the forty largest only', () => {
    const svg = drawn(Array.from({ length: 60 }, (_, at) => `a>b${at}:${at + 1}`).join(' '));
    expect(svg.match(/<text/gu)).toHaveLength(40);
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
    expect(largestFlow({ nodes: [], flows: [], transfers: [] })).toBe(1);
  });
});

describe('escaped', () => {
  it('leaves no character that ends a text or an attribute', () => {
    expect(escaped(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });
});
