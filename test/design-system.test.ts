/** The style sheet keeps to the scales and colours of docs/design-system.md, and what is read can be read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const css = readFileSync(new URL('packages/dashboard/src/styles.css', root), 'utf8');
const page = readFileSync(new URL('docs/design-system.md', root), 'utf8');

/** The variables of the first block that begins with the selector. */
function variablesOf(selector: string): Map<string, string> {
  const begin = css.indexOf(`${selector} {`);
  const block = css.slice(begin, css.indexOf('}', begin));
  return new Map([...block.matchAll(/(--[a-z0-9-]+): ([^;]+);/gu)].map(([, name, value]) => [name!, value!]));
}

const light = variablesOf(':root');
const dark = new Map([...light, ...variablesOf(":root[data-theme='dark']")]);

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

describe('the style sheet', () => {
  it('takes every size, distance and corner from its scale', () => {
    const declared = css.matchAll(
      /^\s*(font-size|border-radius|(?:row-|column-)?gap|(?:padding|margin)[a-z-]*): ([^;]+);/gmu,
    );
    // A circle, a pill, a shift by a share of the page, and the base itself.
    const allowed =
      /^(?:0|auto|50%|99px|1px|-1px|15px|var\(--(?:text|space|radius)-[a-z0-9]+\)|calc\(-1 \* var\(--space-\d\)\))$/u;
    const parts = (value: string): string[] => value.match(/calc\([^)]*\)\)|[^ ]+/gu) ?? [];
    const others = [...declared].filter(([, , value]) => !parts(value!).every((part) => allowed.test(part)));
    expect(others.map(([, property, value]) => `${property}: ${value}`)).toEqual([]);
  });

  it('has the variables that its page lists, each as it says', () => {
    const listed = [...page.matchAll(/^\| `(--[a-z0-9-]+)` \| ([^|]+) \| ([^|]+) \|/gmu)];
    for (const [, name, first, second] of listed) {
      const own = light.get(name!)!;
      expect(own.replace(/rem$/u, ''), name).toBe(first!.trim());
      if (own.startsWith('#')) expect(dark.get(name!), name).toBe(second!.trim());
    }
    const names = listed.map(([, name]) => name!);
    expect([...light.keys()].filter((name) => !name.startsWith('--radius')).sort()).toEqual(names.sort());
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be read in the %s theme', (_theme, variables) => {
    const of = (name: string): string => variables.get(`--${name}`)!;
    const texts = ['ink', 'quiet', 'accent', 'bad', 'good', 'critical', 'high', 'medium', 'low'];
    for (const ground of ['ground', 'card', 'soft']) {
      for (const text of texts)
        expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('ink'), of('lit'))).toBeGreaterThanOrEqual(4.5);
    const marks = ['in', 'out', 'mark-red', 'mark-amber', 'mark-green', 'mark-blue', 'mark-violet', 'control-line'];
    for (const mark of marks) expect(contrast(of(mark), of('card')), mark).toBeGreaterThanOrEqual(3);
  });
});
