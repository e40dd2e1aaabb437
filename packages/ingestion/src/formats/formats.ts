/** Every format that files can have, in the order in which they are recognised by their columns. */
import { AnalyticsError, SOURCE_FORMATS, type SourceFormat } from '@analytics/domain';
import { BITCOIN_ETL } from './bitcoin-etl.ts';
import { BLOCKCHAIR } from './blockchair.ts';
import { BLOCKSCOUT } from './blockscout.ts';
import { CRYO } from './cryo.ts';
import { DUNE } from './dune.ts';
import { ETHEREUM_ETL } from './ethereum-etl.ts';
import { ETHERSCAN } from './etherscan.ts';
import type { Format } from './format.ts';
import { mappedFormat } from './mapped-format.ts';
import type { Mapping } from './mapping.ts';
import { PLAIN } from './plain.ts';
import { SOLSCAN } from './solscan.ts';
import { TRONSCAN } from './tronscan.ts';
import { UTXO } from './utxo.ts';

/** `auto`: what the files are is found out. `core`: the files of docs/tables.md. */
export type ExtractFormat = Exclude<SourceFormat, 'auto' | 'core'>;

export const FORMATS: Readonly<Record<ExtractFormat, Format>> = {
  'ethereum-etl': ETHEREUM_ETL,
  cryo: CRYO,
  etherscan: ETHERSCAN,
  blockscout: BLOCKSCOUT,
  blockchair: BLOCKCHAIR,
  solscan: SOLSCAN,
  tronscan: TRONSCAN,
  dune: DUNE,
  'bitcoin-etl': BITCOIN_ETL,
  utxo: UTXO,
  plain: PLAIN,
};

/** A format, with the names that a mapping gives its columns. */
export function formatOf(name: ExtractFormat, mapping: Mapping | undefined): Format {
  return mapping === undefined || name !== mapping.format ? FORMATS[name] : mappedFormat(mapping);
}

/** A format by the name that --source-format gives it. Throws USAGE. */
export function parseSourceFormat(text: string): SourceFormat {
  const found = SOURCE_FORMATS.find((name) => name === text);
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'USAGE',
    `Expected --source-format to be one of ${SOURCE_FORMATS.join(', ')}, found ${JSON.stringify(text)}.`,
  );
}
