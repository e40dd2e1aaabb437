import { describe, expect, it } from 'vitest';
import { isSuspectRole, roleKindOf } from './vocabulary.ts';

describe('roleKindOf', () => {
  it('takes a role that a typology of a user invents for a suspect, whatever it is called', () => {
    expect(['victim', 'hot_wallet', 'ringleader', 'constructor', ''].map(roleKindOf)).toEqual([
      'outsider',
      'service_runner',
      'suspect',
      'suspect',
      'suspect',
    ]);
  });
});

describe('isSuspectRole', () => {
  it('spares bystanders and services, and nobody else', () => {
    expect(['victim', 'service', 'deposit_wallet', 'customer'].filter(isSuspectRole)).toEqual([]);
    expect(['mule', 'hot_wallet', 'risk_source', 'ringleader'].filter(isSuspectRole)).toHaveLength(4);
  });
});
