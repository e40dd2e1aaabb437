import { describe, expect, it } from 'vitest';
import { pageName } from './page-name.ts';

describe('pageName', () => {
  it('names a page, one thing on it, and nothing that is none', () => {
    expect(
      [
        '/',
        '/alerts',
        '/Alerts',
        '/alerts/a1',
        '/alerts/a1/x',
        '/addresses/a%2Fb',
        '/nosuch',
        '/runs/1',
        '/addresses/%',
      ].map(pageName),
    ).toEqual(['Overview', 'Alerts', 'Alerts', 'Alert a1', '', 'Address a/b', '', '', 'Address %']);
  });
});
