import { describe, expect, it } from 'vitest';
import { applyCommand } from './canvas-commands.ts';
import { fileName } from './canvas-files.tsx';
import { canvasGraph } from './canvas-graph.ts';
import { canvasGraphml } from './canvas-graphml.ts';
import { canvasSvg } from './canvas-svg.ts';
import { canvasOf, facts, link } from './canvas-world.ts';
import type { CanvasColors } from './canvas-style.ts';

const HOSTILE = `</text><script>alert('"1"')</script>& \u0001 \ud800`;
const COLORS: CanvasColors = {
  ground: '#fff',
  ink: '#000',
  flow: '#777',
  faint: '#ccc',
  chosen: '#00f',
  traced: '#a30',
  parts: { suspect: '#a31', risk: '#a32', service: '#a33', other: '#a34', outside: '#a35' },
  marks: { red: '#f01', amber: '#f02', green: '#f03', blue: '#f04', violet: '#f05' },
};
const known = new Map([['b', facts('b', { label: HOSTILE, role: 'exchange' })]]);
const marked = [
  { act: 'annotate', address: 'a', note: `${HOSTILE}\nsecond line` },
  { act: 'colour', addresses: ['c'], colour: 'green' },
  { act: 'group', addresses: ['b', 'c'], group_id: 'g', name: HOSTILE },
  { act: 'hide', addresses: ['d'], is_hidden: true },
] as const;
const document = marked.reduce(applyCommand, canvasOf('a>b@1000 b>a@2000 b>c@3000 c>d@4000'));

/** Tags and attributes alone: a document is sound where every tag that is opened is closed. */
function requireSound(text: string): void {
  const open: string[] = [];
  for (const [, closes, name = '', rest = ''] of text.matchAll(/<(\/?)([\w:]+)((?:\s[^<>]*)?)>/gu)) {
    if (closes === '/') expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(text).not.toMatch(/<script|&(?!(?:amp|lt|gt|quot|#39);)/u);
  expect(() => encodeURIComponent(text)).not.toThrow();
}

describe('canvasSvg', () => {
  const svg = canvasSvg({ name: HOSTILE, document, graph: canvasGraph(document, known), at_ms: 0 }, COLORS);

  it('is sound markup whatever labels, notes and names hold', () => {
    requireSound(svg);
  });

  it('has every mark that is shown, the arrows between them, colours, notes and the date', () => {
    expect(svg.match(/<path [^>]*marker-end/gu)).toHaveLength(3);
    expect(svg).toContain('#f03');
    expect(svg).toContain('second line');
    expect(svg).toContain('2025-03-02 · 7');
    expect(svg).toContain('1970-01-01');
  });

  it('is drawn of a canvas with nothing on it, and of one address', () => {
    for (const drawn of [
      { ...document, nodes: [], links: [], groups: [] },
      { ...canvasOf('a>b'), links: [] },
    ]) {
      const text = canvasSvg({ name: '', document: drawn, graph: canvasGraph(drawn, known), at_ms: 0 }, COLORS);
      requireSound(text);
      expect(text).not.toMatch(/NaN|Infinity/u);
    }
  });
});

describe('canvasGraphml', () => {
  const text = canvasGraphml('theft', document, known);

  it('is sound markup with every address and link, hidden ones too', () => {
    requireSound(text.replace(/^<\?xml[^>]*>\n/u, ''));
    expect(text.match(/<node /gu)).toHaveLength(4);
    expect(text.match(/<edge /gu)).toHaveLength(4);
    expect(text).toContain('<data key="is_hidden">true</data>');
    expect(text).toContain('<data key="first_time">1970-01-01T00:00:01.000Z</data>');
  });

  it('keeps links of several kinds between one pair apart', () => {
    const both = { ...document, links: [...document.links, link('a>b', { basis: 'trace', amount: '' })] };
    expect(canvasGraphml('x', both, known)).toMatch(/<data key="basis">trace<\/data>.*<data key="amount"><\/data>/u);
  });
});

describe('fileName', () => {
  it('is one that any system takes', () => {
    expect(fileName('../Théft "2"\n')).toBe('Théft-2');
    expect(fileName('///')).toBe('canvas');
    expect(fileName('x'.repeat(200))).toHaveLength(80);
  });
});
