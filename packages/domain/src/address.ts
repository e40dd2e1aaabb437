/**
 * The one form of an address. It is parsed where it enters (a file, a label, a request, a flag) and compared byte by
 * byte afterwards. Hexadecimal, as EVM addresses are, is lower case, and so is bech32; in SS58 and base58 upper and
 * lower case differ, and they are kept; all else is opaque. `storage/src/engine/folded-address.ts` does the same in
 * SQL; a test holds both to the same answers.
 */
import { base58, bech32, bech32m } from '@scure/base';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';

export type Address = string & { readonly __brand: 'Address' };

export const ADDRESS_FAMILIES = ['evm', 'ss58', 'base58', 'bech32', 'opaque'] as const;
export type AddressFamily = (typeof ADDRESS_FAMILIES)[number];

/** `checksum`: a digit is wrong. `mixed_case`: bech32 is written in one case, so no chain printed this. */
export type AddressProblem = 'checksum' | 'mixed_case';

export interface ParsedAddress {
  readonly address: Address;
  readonly family: AddressFamily;
  readonly problem?: AddressProblem;
}

/** Spaces, byte order marks and control characters: no chain has them in an address. */
const AROUND = /^[\p{Z}\p{Cc}\p{Cf}]+|(?<![\p{Z}\p{Cc}\p{Cf}])[\p{Z}\p{Cc}\p{Cf}]+$/gu;
const EVM = /^0[xX][0-9a-fA-F]{40}$/u;
/** Of any length: upper and lower case mean the same in hexadecimal. */
const HEXADECIMAL = /^0[xX][0-9a-fA-F]*$/u;
/** The digits of bech32 leave out 1, b, i and o. An account's are 38 at least, so that no name is taken for one. */
const BECH32 = /^[a-z_]{1,16}1[02-9ac-hj-np-z]{38,120}$/u;
const UPPER_BECH32 = /^[A-Z_]{1,16}1[02-9AC-HJ-NP-Z]{38,120}$/u;
/** Of Bitcoin and its test networks, which alone are told from base58 by their lengths. */
const MIXED_BECH32 = /^(?:bc|tb)1[qp](?:[02-9ac-hj-np-z]{38}|[02-9ac-hj-np-z]{58})$/iu;
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{25,64}$/u;
const MIXED = /^(?=.*[A-Z]).*[a-z]/u;

/** The zero address, the precompiled contracts beside it, and the address that tokens are burnt at. */
export const NULL_ADDRESS = /^0x0{36}(?:0{3}[0-9a-f]|dead)$/iu;

/** Whether it is nobody's: what mints come from and burns go to. */
export function isNullAddress(address: string): boolean {
  return NULL_ADDRESS.test(address);
}

/** About as long as an EVM address, and no EVM address: a digit is missing, or one too many. */
const NEARLY_EVM = /^0x(?:[0-9a-f]{36,39}|[0-9a-f]{41,44})$/u;

/** Of a folded address. */
export function isNearlyEvm(address: string): boolean {
  return NEARLY_EVM.test(address);
}

/** As CAIP-10 (eip155:1:0x…) and EIP-3770 (eth:0x…) write an EVM address, or an explorer's link to one. */
const NAMED_EVM =
  /^\s*(?:https?:\/\/[^\s?#]+\/(?:address|token)\/|((?:[a-z0-9-]{1,20}:){1,2}))(0x[0-9a-f]{40})(?:[?#/]\S*)?\s*$/iu;

/** `prefix` names the chain, in lower case; '' where nothing does. */
export function bareAddress(written: string): { readonly text: string; readonly prefix: string } {
  const [, prefix = '', text = written] = NAMED_EVM.exec(written) ?? [];
  return { text, prefix: prefix.toLowerCase() };
}

/** The form in which an address is stored and compared. */
export function foldAddress(text: string): Address {
  const trimmed = text.replaceAll(AROUND, '');
  return (HEXADECIMAL.test(trimmed) || UPPER_BECH32.test(trimmed) ? trimmed.toLowerCase() : trimmed) as Address;
}

/**
 * The address, what kind it is, and what is wrong with it. Nothing is thrown: a chain may print what is not known here.
 */
export function parseAddress(text: string): ParsedAddress {
  const trimmed = text.replaceAll(AROUND, '');
  const address = foldAddress(trimmed);
  const parsed = (family: AddressFamily, problem?: AddressProblem): ParsedAddress =>
    problem === undefined ? { address, family } : { address, family, problem };
  if (EVM.test(trimmed)) {
    const isChecked = MIXED.test(trimmed.slice(2)) && trimmed.slice(2) !== checksumAddress(address).slice(2);
    return parsed('evm', isChecked ? 'checksum' : undefined);
  }
  if (BECH32.test(address)) return parsed('bech32', isBech32(address) ? undefined : 'checksum');
  if (MIXED_BECH32.test(address)) return parsed('bech32', 'mixed_case');
  if (!BASE58.test(address) || !MIXED.test(address)) return parsed('opaque');
  return parsedBase58(address, parsed);
}

/** An EVM address with the upper case letters of EIP-55; any other address as it is. */
export function checksumAddress(text: string): string {
  const address = foldAddress(text);
  if (!EVM.test(address)) return address;
  const digits = address.slice(2);
  const hash = keccak_256(new TextEncoder().encode(digits));
  const nibble = (at: number): number => ((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
  return `0x${Array.from(digits, (digit, at) => (nibble(at) >= 8 ? digit.toUpperCase() : digit)).join('')}`;
}

function isBech32(address: string): boolean {
  return [bech32, bech32m].some((coder) => coder.decodeUnsafe(address, false) !== undefined);
}

/** A public key of 32 bytes has no checksum; 25 bytes end in that of Bitcoin, 35 and 36 in that of Substrate. */
function parsedBase58(
  address: string,
  parsed: (family: AddressFamily, problem?: AddressProblem) => ParsedAddress,
): ParsedAddress {
  const bytes = base58.decode(address);
  if (bytes.length === 32) return parsed('base58');
  if (bytes.length === 35 || bytes.length === 36) return parsed('ss58', isSs58(bytes) ? undefined : 'checksum');
  if (bytes.length !== 25) return parsed('opaque');
  const sum = sha256(sha256(bytes.subarray(0, 21)));
  if ([0, 1, 2, 3].every((at) => bytes[21 + at] === sum[at])) return parsed('base58');
  // Another chain, XRP, has the digits in another order.
  return address.startsWith('r') ? parsed('opaque') : parsed('base58', 'checksum');
}

function isSs58(bytes: Uint8Array): boolean {
  const body = bytes.subarray(0, -2);
  const prefix = new TextEncoder().encode('SS58PRE');
  const sum = blake2b(Uint8Array.from([...prefix, ...body]), { dkLen: 64 });
  return bytes.at(-2) === sum[0] && bytes.at(-1) === sum[1];
}
