/**
 * What the files of a source may be: `auto` finds it out, `core` are the files of docs/tables.md, the others are what
 * tools and people write.
 */
export const SOURCE_FORMATS = [
  'auto',
  'core',
  'ethereum-etl',
  'cryo',
  'etherscan',
  'blockscout',
  'blockchair',
  'solscan',
  'tronscan',
  'dune',
  'bitcoin-etl',
  'utxo',
  'plain',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];
