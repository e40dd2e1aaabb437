import { describe, expect, it } from 'vitest';
import type { ApiSchemas } from '@analytics/api-client';
import { caseDossier, type AlertAnswer } from './case-dossier.ts';

const answered = (addresses_involved: string[], address_roles: string[], suspect_addresses: string[]): AlertAnswer => ({
  data: {
    addresses_involved,
    address_roles,
    suspect_addresses,
    labels: [{ address: 'b', label: 'Hot wallet' }],
  } as unknown as ApiSchemas['AlertDetail'],
  error: null,
});

describe('caseDossier', () => {
  it('joins the parts of all alerts; the first that names an address gives it its role', () => {
    const dossier = caseDossier([answered(['a', 'b'], ['origin', 'mule'], ['a']), answered(['b'], ['exit'], ['b'])]);
    expect(dossier?.alerts).toHaveLength(2);
    expect([...(dossier?.participants.roles ?? [])]).toEqual([
      ['a', 'origin'],
      ['b', 'mule'],
    ]);
    expect([...(dossier?.participants.suspects ?? [])]).toEqual(['a', 'b']);
    expect(dossier?.participants.names.get('b')).toBe('Hot wallet');
  });

  it('is nothing while one of the alerts is missing, on its way or refused', () => {
    const failed: AlertAnswer = { error: new Error('503') };
    expect(caseDossier([answered(['a'], ['origin'], ['a']), failed])).toBeUndefined();
    expect(caseDossier([])).toBeUndefined();
  });
});
