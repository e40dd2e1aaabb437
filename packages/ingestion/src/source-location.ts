/** Where input comes from: what a user writes (`directory:PATH`, `s3`), and what the environment says of it. */
import { resolve } from 'node:path';
import { AnalyticsError, withoutSecrets, type Environment, type SourceFormat } from '@analytics/domain';
import { MAPPED_FORMATS, parseMapping, type Mapping } from './formats/mapping.ts';

/** How the files of a folder are read. */
export interface Reading {
  /** What they are; absent: that is found out. */
  readonly format?: SourceFormat | undefined;
  /** What the columns of the tables mean; then they are plain ones. */
  readonly mapping?: Mapping | undefined;
}

export interface DirectorySource extends Reading {
  readonly kind: 'directory';
  readonly path: string;
}

export interface ClickhouseSource {
  readonly kind: 'clickhouse';
  /** `http://host:8123`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Absent: the database of the network's name. */
  readonly database: string | undefined;
  readonly allow_link_local: boolean;
}

export interface S3Source extends Reading {
  readonly kind: 's3';
  /** Without a slash at its end; buckets are named in the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  /** Absent: a public bucket. */
  readonly keys: { readonly access_key_id: string; readonly secret_access_key: string } | undefined;
  readonly allow_link_local: boolean;
}

export interface HttpSource {
  readonly kind: 'http';
  /** Without a slash at its end. */
  readonly url: string;
  readonly api_key: string | undefined;
  readonly allow_link_local: boolean;
}

export type SourceLocation = DirectorySource | ClickhouseSource | S3Source | HttpSource;
export type SourceKind = SourceLocation['kind'];

type SourceEnvironment = Pick<Environment, Extract<keyof Environment, `INGESTION_${string}`>>;

/**
 * Reads a source as it is written on the command line: `directory:PATH`, a path with a slash or the name of a file,
 * or the kind of one that the INGESTION_ variables describe. Throws UNKNOWN_SOURCE, INVALID_SETTING.
 */
export function parseSourceLocation(text: string, environment: SourceEnvironment): SourceLocation {
  const path = /^directory:(.+)$/u.exec(text)?.[1];
  if (path !== undefined) return directorySource(path, environment);
  // A path, relative or not, or the name of a file here; what has a scheme, as a URL has, is none.
  if (/^[^:]*\//u.test(text) || /^[^:]+\.[0-9A-Za-z]+$/u.test(text)) return directorySource(text, environment);
  switch (text) {
    case 'directory':
    case 'clickhouse':
    case 's3':
    case 'http':
      return sourceOfKind(text, environment);
    default:
      throw new AnalyticsError(
        'UNKNOWN_SOURCE',
        `Expected a source such as "directory:./data", "clickhouse", "s3" or "http", found ${JSON.stringify(text)}.`,
      );
  }
}

/** The source that INGESTION_SOURCE_TYPE names; undefined where it names none. Throws INVALID_SETTING. */
export function configuredSource(environment: SourceEnvironment): SourceLocation | undefined {
  const kind = environment.INGESTION_SOURCE_TYPE;
  return kind === undefined ? undefined : sourceOfKind(kind, environment);
}

function sourceOfKind(kind: SourceKind, environment: SourceEnvironment): SourceLocation {
  const allow_link_local = environment.INGESTION_ALLOW_LINK_LOCAL === '1';
  const needed = (name: keyof SourceEnvironment): string => {
    const value = environment[name];
    if (value !== undefined) return String(value);
    throw new AnalyticsError('INVALID_SETTING', `Expected ${name} for the source "${kind}", found it unset.`);
  };
  const format = formatOf(environment);
  if (format !== undefined && format !== 'core' && (kind === 'clickhouse' || kind === 'http')) {
    const message = `Expected the format "core" for the source "${kind}", found "${format}": only directory and s3 hold files of it.`;
    throw new AnalyticsError('INVALID_SETTING', message);
  }
  switch (kind) {
    case 'directory':
      return directorySource(needed('INGESTION_DIRECTORY'), environment);
    case 'clickhouse': {
      const host = needed('INGESTION_CLICKHOUSE_HOST');
      const address = `${host}:${environment.INGESTION_CLICKHOUSE_PORT}`;
      return {
        kind,
        url: /^https?:\/\//u.test(host) ? address : `http://${address}`,
        username: environment.INGESTION_CLICKHOUSE_USER,
        password: environment.INGESTION_CLICKHOUSE_PASSWORD,
        database: environment.INGESTION_CLICKHOUSE_DATABASE,
        allow_link_local,
      };
    }
    case 's3': {
      const { INGESTION_S3_ACCESS_KEY_ID: access_key_id } = environment;
      const region = environment.INGESTION_S3_REGION;
      return {
        kind,
        endpoint: (environment.INGESTION_S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`).replace(
          /(?<!\/)\/+$/u,
          '',
        ),
        region,
        bucket: needed('INGESTION_S3_BUCKET'),
        prefix: environment.INGESTION_S3_PREFIX.replace(/^\/+|(?<!\/)\/+$/gu, ''),
        ...readingOf(environment),
        keys:
          access_key_id === undefined
            ? undefined
            : { access_key_id, secret_access_key: needed('INGESTION_S3_SECRET_ACCESS_KEY') },
        allow_link_local,
      };
    }
    case 'http':
      return {
        kind,
        url: needed('INGESTION_HTTP_URL').replace(/(?<!\/)\/+$/u, ''),
        api_key: environment.INGESTION_HTTP_API_KEY,
        allow_link_local,
      };
  }
}

function directorySource(path: string, environment: SourceEnvironment): DirectorySource {
  return { kind: 'directory', path, ...readingOf(environment) };
}

function readingOf(environment: SourceEnvironment): Reading {
  const { INGESTION_MAPPING: text } = environment;
  const format = formatOf(environment);
  if (text === undefined) return { format };
  const wanted = MAPPED_FORMATS.find((one) => one === format);
  if (format !== undefined && wanted === undefined) {
    const message = `Expected a mapping for the format ${MAPPED_FORMATS.join(' or ')}, found "${format}", whose columns are known.`;
    throw new AnalyticsError('INVALID_SETTING', message);
  }
  const mapping = parseMapping(text, wanted);
  return { format: mapping.format, mapping };
}

function formatOf({ INGESTION_FORMAT: format }: SourceEnvironment): Exclude<SourceFormat, 'auto'> | undefined {
  return format === 'auto' ? undefined : format;
}

/** The source as runs record it and people read it: no secret in it. */
export function sourceName(source: SourceLocation): string {
  switch (source.kind) {
    case 'directory':
      return `directory:${source.path}`;
    case 'clickhouse':
      return `clickhouse:${withoutSecrets(source.url)}/${source.database ?? ''}`;
    case 's3':
      return `s3:${withoutSecrets(source.endpoint)}/${source.bucket}/${source.prefix}`;
    case 'http':
      return `http:${withoutSecrets(source.url)}`;
  }
}

/** The path of a directory source, absolute. */
export function directoryOf(source: DirectorySource): string {
  return resolve(source.path);
}
