import { describe, expect, it } from 'vitest';
import { checksumAddress, foldAddress, parseAddress } from './address.ts';

/** Vitalik Buterin's, as EIP-55 writes it. */
const CHECKSUMMED = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const EVM = CHECKSUMMED.toLowerCase();
/** The example of BIP-173. */
const BECH32 = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

describe('foldAddress', () => {
  it.each([
    ['an EVM address in checksum', CHECKSUMMED, EVM],
    ['an EVM address in capitals', EVM.toUpperCase(), EVM],
    ['an EVM address between spaces and a byte order mark', `\uFEFF ${CHECKSUMMED}\u00A0\r\n`, EVM],
    ['bech32 in capitals', BECH32.toUpperCase(), BECH32],
    ['base58, which capitals belong to', ' TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['SS58', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'],
    ['an address of 32 bytes', `0x${'AB'.repeat(32)}`, `0x${'ab'.repeat(32)}`],
    ['the beginning of an address, as it is searched for', ' 0XD8dA6B', '0xd8da6b'],
    ['what is no hexadecimal', '0xChange', '0xChange'],
    ['a name', 'Alice And Bob ', 'Alice And Bob'],
  ])('gives %s its one form', (_, text, folded) => {
    expect(foldAddress(text)).toBe(folded);
  });

  it('folds what was folded to itself', () => {
    for (const text of [CHECKSUMMED, BECH32.toUpperCase(), ' name '])
      expect(foldAddress(foldAddress(text))).toBe(foldAddress(text));
  });
});

describe('parseAddress', () => {
  it.each([
    [CHECKSUMMED, { family: 'evm' }],
    [EVM, { family: 'evm' }],
    [CHECKSUMMED.replace('dA', 'Da'), { family: 'evm', problem: 'checksum' }],
    [BECH32, { family: 'bech32' }],
    [BECH32.toUpperCase(), { family: 'bech32' }],
    [BECH32.replace('w508d', 'w508e'), { family: 'bech32', problem: 'checksum' }],
    [BECH32.replace('bc1qw', 'bc1qW'), { family: 'bech32', problem: 'mixed_case' }],
    // Taproot, BIP-350.
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', { family: 'bech32' }],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', { family: 'base58' }],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', { family: 'base58', problem: 'checksum' }],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', { family: 'base58' }],
    ['TBadActorMadeUpAddressXXXXXXXXX111', { family: 'base58', problem: 'checksum' }],
    ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', { family: 'ss58' }],
    ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ', { family: 'ss58', problem: 'checksum' }],
    // A public key, as Solana prints it.
    ['TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', { family: 'base58' }],
    // XRP has an alphabet of its own.
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', { family: 'opaque' }],
    ['alice', { family: 'opaque' }],
    ['', { family: 'opaque' }],
  ])('says of %s what it is', (text, expected) => {
    const { address, ...found } = parseAddress(text);
    expect(found).toEqual(expected);
    expect(address).toBe(foldAddress(text));
  });
});

describe('checksumAddress', () => {
  // The examples of EIP-55.
  it.each([
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0x52908400098527886E0F7030069857D2E4169EE7',
  ])('writes %s as EIP-55 does', (address) => {
    expect(checksumAddress(address.toLowerCase())).toBe(address);
  });

  it('leaves other addresses as they are', () => {
    expect(checksumAddress('alice')).toBe('alice');
  });
});
