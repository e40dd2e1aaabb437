import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('agrees with its noun', () => {
  expect(counted(1, 'transfer')).toBe('1 transfer');
  expect(counted(0, 'transfer')).toBe('0 transfers');
  expect(counted(1234, 'address', 'addresses')).toBe('1,234 addresses');
});
