import { describe, expect, it } from 'vitest';
import { ROLES_NOT_OWN, memberKindOf } from './member-kind.ts';

describe('memberKindOf', () => {
  it.each([
    ['layering', 'intermediary', 'own'],
    ['peel_chain', 'peel_receiver', 'own'],
    ['collection', 'sender', 'own'],
    ['mixing', 'depositor', 'own'],
    ['exposure_mixer', 'depositor', 'bystander'],
    ['rug_pull', 'victim', 'bystander'],
    ['nested_service', 'customer', 'bystander'],
    ['unregistered_service', 'deposit_wallet', 'own'],
    ['layering', 'deposit', 'service'],
    ['sybil_network', 'target', 'service'],
    ['wages_spent', 'shop', 'service'],
    ['rush_hour', 'shop', 'own'],
    ['a_scheme_of_tomorrow', 'constructor', 'own'],
  ])('in %s takes %s as %s', (type, role, kind) => {
    expect(memberKindOf(type, role)).toBe(kind);
  });

  it('has a reason for every role that need not be found', () => {
    expect(Object.values(ROLES_NOT_OWN).filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
