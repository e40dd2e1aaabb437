import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  canonicalJson,
  explainSettings,
  mergeSettings,
  numberSetting,
  parseSettings,
  settingsDigest,
  settingsOf,
} from './settings.ts';

const schema = z.strictObject({
  hops: numberSetting({ min: 1, max: 20, integer: true }, 5, { unit: 'hops', reason: 'Few.' }),
});

describe('parseSettings', () => {
  it('fills in defaults', () => {
    expect(parseSettings(schema, {}, 'test')).toEqual({ hops: 5 });
  });

  it.each([
    [{ hops: 0 }, 'hops'],
    [{ hops: 1.5 }, 'hops'],
    [{ hosp: 3 }, 'hosp'],
    [null, 'null'],
  ])('refuses %j and names the place', (input, place) => {
    expect(() => parseSettings(schema, input, 'file.json')).toThrow(
      expect.objectContaining({ code: 'INVALID_SETTING', message: expect.stringContaining(place) as string }) as Error,
    );
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: { d: 1, c: [2, { f: 1, e: 2 }] }, a: 0 })).toBe(
      '{"a":0,"b":{"c":[2,{"e":2,"f":1}],"d":1}}',
    );
  });
});

describe('settingsDigest', () => {
  // printf '{"a":"é","b":[1]}' | sha256sum
  it('is the start of SHA-256 over the canonical JSON', () => {
    expect(settingsDigest({ b: [1], a: 'é' })).toBe('fe44b490e297c052');
    expect(settingsDigest({ a: 'é', b: [1] })).toBe('fe44b490e297c052');
    expect(settingsDigest({ a: 'é', b: [2] })).not.toBe('fe44b490e297c052');
  });
});

describe('mergeSettings', () => {
  it('lays objects over each other and replaces lists whole', () => {
    expect(mergeSettings({ a: { x: 1, y: 2 }, list: [1, 2] }, { a: { y: 3 }, list: [9] })).toEqual({
      a: { x: 1, y: 3 },
      list: [9],
    });
  });

  it('keeps the base where there is no override', () => {
    expect(mergeSettings({ a: 1 }, undefined)).toEqual({ a: 1 });
  });
});

describe('explainSettings', () => {
  it('gives path, default, unit, range and reason', () => {
    expect(explainSettings(z.strictObject({ inner: schema.prefault({}) }))).toEqual([
      { path: 'inner.hops', default: '5', unit: 'hops', range: '1 to 20', reason: 'Few.' },
    ]);
  });
});

describe('settingsOf', () => {
  it('nests paths, lets the later change of one stand and leaves out what is given back', () => {
    expect(
      settingsOf([
        { path: 'a.x', value: 1 },
        { path: 'a.y', value: 2 },
        { path: 'a.x', value: 3 },
        { path: 'a.y', value: null },
      ]),
    ).toEqual({ a: { x: 3 } });
  });
});
