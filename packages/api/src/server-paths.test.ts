import { describe, expect, it } from 'vitest';
import { serverPaths } from './server-paths.ts';

const { hide, hideIn } = serverPaths(['/home/ana/our data/.analytics'], ['home', 'tmp', 'data']);

describe('serverPaths', () => {
  it.each([
    [
      'Expected a file at /data/in/transfers.parquet, found none.',
      'Expected a file at …/transfers.parquet, found none.',
    ],
    ['found in /home/ana/our data/.analytics, nothing', 'found in …/.analytics, nothing'],
    ['rejected: /home/ana/our data/.analytics/runs/1/rejected.parquet.', 'rejected: …/rejected.parquet.'],
    ['file:///home/ana/our data/.analytics/runs', 'file://…/.analytics/runs'],
    ['ENOENT: no such file, open "/tmp/x/manifest.json".', 'ENOENT: no such file, open "…/manifest.json".'],
    ['directory:/data/in/', 'directory:…/in'],
    ['found /tmp: it is full.', 'found …/tmp: it is full.'],
    ['kept in /tmp/runs/1.', 'kept in …/1.'],
  ])('hides %s', (text, shown) => {
    expect(hide(text)).toBe(shown);
  });

  it.each([
    'Expected a route, found GET /api/v1/data/home.',
    'https://example.org/home/ana',
    's3://bucket/tmp/transfers.parquet',
    '12/30 of 60, and/or 50 % /year',
    './data/x and ../tmp/x',
    'POST /database, /tmpfs and /data-2',
  ])('leaves %s as it is', (text) => {
    expect(hide(text)).toBe(text);
  });

  it('reaches every text of a value, and leaves the rest', () => {
    const value = { a: ['/tmp/x/y', 1, null], b: { c: 'in /data/z' }, d: true };
    expect(hideIn(value)).toEqual({ a: ['…/y', 1, null], b: { c: 'in …/z' }, d: true });
  });
});
