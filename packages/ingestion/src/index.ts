export {
  ingest,
  type FileReport,
  type IngestPreview,
  type IngestReport,
  type IngestRequest,
  type IngestSettings,
} from './ingest.ts';
export {
  configuredSource,
  parseSourceLocation,
  sourceName,
  type SourceKind,
  type SourceLocation,
} from './source-location.ts';
export {
  importLabels,
  importLabelText,
  ownAddresses,
  type LabelImport,
  type LabelImportReport,
} from './labels/import-labels.ts';
export { readAddressList, type AddressList } from './labels/address-list.ts';
export { LABEL_FORMATS, TEXT_LABEL_FORMATS, type LabelFormat } from './labels/read-label-file.ts';
export { isAllowedAddress, lookupWith, requireAllowedHost } from './sources/allowed-address.ts';
export { sourceFingerprint } from './sources/fetch-source.ts';
export { locateFiles, unknownTable, type UnknownTable } from './sources/directory-source.ts';
export { CORE_FILES, pathsOfCore, type LocatedFiles } from './sources/source-files.ts';
export { parseSourceFormat } from './formats/formats.ts';
export { CORE_COLUMNS, type CoreKind } from './core-columns.ts';
export { importPrices, type PriceImport } from './import-prices.ts';
