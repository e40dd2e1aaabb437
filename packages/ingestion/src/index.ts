export { ingest, type FileReport, type IngestReport, type IngestRequest } from './ingest.ts';
export {
  CORE_FILES,
  locateFiles,
  parseSourceLocation,
  type LocatedFiles,
  type SourceLocation,
} from './source-location.ts';
