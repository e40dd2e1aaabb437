import { describe, expect, it } from 'vitest';
import { isAllowedAddress } from './allowed-address.ts';

describe('isAllowedAddress', () => {
  it('refuses link-local and metadata addresses in every notation, and nothing else', () => {
    for (const address of [
      '169.254.169.254',
      '64:ff9b::a9fe:a9fe',
      '2002:a9fe:a9fe::',
      '168.63.129.16',
      '::ffff:169.254.169.254',
      'fe80::1%eth0',
      'fd00:ec2::254',
      '100.100.100.200',
      '0.0.0.0',
    ])
      expect(isAllowedAddress(address), address).toBe(false);
    for (const address of ['127.0.0.1', '10.0.0.3', '192.168.1.1', '8.8.8.8', '::1', 'fd12::1'])
      expect(isAllowedAddress(address), address).toBe(true);
  });
});
