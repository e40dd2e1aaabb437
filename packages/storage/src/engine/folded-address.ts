/**
 * The one form of an address in SQL, as `foldAddress` of the domain gives it in TypeScript: queries write
 * `{folded_address:Lambda}`, which is filled in wherever they are read. A test holds both to the same answers.
 */

const AROUND = String.raw`'^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$'`;
const HEXADECIMAL = `'^0[xX][0-9a-fA-F]*$'`;
const IN_LOWER_CASE = `'^0x[0-9a-f]+$'`;
/** Letters and digits that are no hexadecimal; with a small letter among them no bech32 in capitals either. */
const NO_HEXADECIMAL = `'^[1-9A-Za-z][0-9A-Za-z]*$'`;
const UPPER_BECH32 = `'^[A-Z_]{1,16}1[02-9AC-HJ-NP-Z]{38,120}$'`;

/** A text or null, as SQL, in the form in which addresses are stored and compared. */
export function foldedAddress(text: string): string {
  const trimmed = `replaceRegexpAll(${text}, ${AROUND}, '')`;
  // Most have their one form already, and cost one look.
  const isFolded = `match(${text}, ${IN_LOWER_CASE}) OR (match(${text}, ${NO_HEXADECIMAL}) AND ${text} != upper(${text}))`;
  return `if(${isFolded}, ${text}, if(match(${trimmed}, ${HEXADECIMAL}) OR match(${trimmed}, ${UPPER_BECH32}), lower(${trimmed}), ${trimmed}))`;
}
