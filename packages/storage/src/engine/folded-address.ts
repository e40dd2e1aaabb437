/**
 * The one form of an address in SQL, as `foldAddress` of the domain gives it in TypeScript: queries write
 * `{folded_address:Lambda}`, which is filled in wherever they are read. A test holds both to the same answers.
 */

const AROUND = String.raw`'^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$'`;
const HEXADECIMAL = `'^0[xX][0-9a-fA-F]*$'`;
const FOLDED_ALREADY = `'^0x[0-9a-f]+$'`;
const UPPER_BECH32 = `'^[A-Z_]{1,16}1[02-9AC-HJ-NP-Z]{38,120}$'`;

/** A text or null, as SQL, in the form in which addresses are stored and compared. */
export function foldedAddress(text: string): string {
  const trimmed = `replaceRegexpAll(${text}, ${AROUND}, '')`;
  // Most have their one form already, and cost one look.
  return `if(match(${text}, ${FOLDED_ALREADY}), ${text}, if(match(${trimmed}, ${HEXADECIMAL}) OR match(${trimmed}, ${UPPER_BECH32}), lower(${trimmed}), ${trimmed}))`;
}

export const FOLDED_ADDRESS_LAMBDA = `address_text -> ${foldedAddress('address_text')}`;
