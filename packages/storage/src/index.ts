export {
  arrowTable,
  decimalAt,
  sharedColumn,
  sharedDecimalWords,
  stringColumn,
  type ColumnSource,
} from './arrow-columns.ts';
export { EXPORT_FORMATS, type Database, type ExportFormat, type Parameters } from './database.ts';
export { engineSentence, translateEngineError } from './engine-errors.ts';
export { migrate } from './migrate.ts';
export { openDatabase, type DatabaseOptions } from './open-database.ts';
export { readParquetFacts, type ParquetColumn, type ParquetFacts } from './parquet-schema.ts';
export type { ServerAddress } from './server.ts';
export {
  RESULT_TABLES,
  TABLES_OF_STEP,
  clearStaging,
  clearWork,
  publishSlice,
  sliceParameters,
  type ResultTable,
} from './slice.ts';
export {
  CORE_COLUMNS,
  stageCoreFile,
  type CoreKind,
  type StagedFile,
  type WantedColumn,
  type WantedType,
} from './staging.ts';
export { statement } from './statements.ts';
export {
  loadWindow,
  prepareWindow,
  windowFacts,
  type LabelRules,
  type WindowData,
  type WindowFacts,
} from './window-data.ts';
