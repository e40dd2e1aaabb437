/** One way to any source: its files of a window on the local disk, and what tells whether they changed. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError, settingsDigest, type NetworkName, type Window } from '@analytics/domain';
import { sourceName, type DirectorySource, type SourceLocation } from '../source-location.ts';
import { describeClickhouse, fetchClickhouse } from './clickhouse-source.ts';
import { locateFiles, readDirectory } from './directory-source.ts';
import { describeHttp, fetchHttp } from './http-source.ts';
import { describeS3, fetchS3 } from './s3-source.ts';
import { pathsOfExtract, type LocatedExtract } from './extract-files.ts';
import { pathsOfCore, type LocatedFiles } from './source-files.ts';

export interface FetchedSource {
  readonly files: LocatedFiles | LocatedExtract;
  /** A text that names files by where they lie here, as the user knows them. */
  readonly named: (text: string) => string;
  /** Removes what was brought here for the run; a directory's own files stay. */
  readonly release: () => Promise<void>;
}

export interface FetchRequest {
  readonly network: NetworkName;
  readonly window: Window;
  /** The run's own directory: files of a remote source lie under it until they are released. */
  readonly run_directory: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings the window's files here, all of them or none, in bounded memory: remote files go through the disk. Throws
 * SOURCE_NOT_FOUND, SOURCE_CHECKSUM, SOURCE_UNREACHABLE, SOURCE_FORBIDDEN, DISK_FULL.
 */
export async function fetchSource(source: SourceLocation, request: FetchRequest): Promise<FetchedSource> {
  const { network, window, run_directory, signal } = request;
  if (source.kind === 'directory') {
    const files = await readDirectory(source, network, window);
    return { files, named: (text) => text, release: () => Promise.resolve() };
  }
  const directory = join(run_directory, 'source');
  const release = async (): Promise<void> => {
    await rm(directory, { recursive: true, force: true });
  };
  const named = (text: string): string => text.replaceAll(directory, sourceName(source).replace(/\/$/u, ''));
  await release();
  await mkdir(directory, { recursive: true });
  try {
    switch (source.kind) {
      case 'clickhouse':
        return { files: await fetchClickhouse(source, network, window, directory, signal), named, release };
      case 's3':
        return { files: await fetchS3(source, network, window, directory, signal), named, release };
      case 'http':
        return { files: await fetchHttp(source, network, window, directory, signal), named, release };
    }
  } catch (error) {
    await release();
    throw withNames(error, named);
  }
}

/** An error of ours with its message as `named` gives it; any other as it is. */
export function withNames(error: unknown, named: FetchedSource['named']): unknown {
  if (!(error instanceof AnalyticsError)) return error;
  return new AnalyticsError(error.code, named(error.message), { cause: error });
}

/**
 * What a run would read now, in a few digits, without reading it: of a directory's files their names, sizes and times
 * of change; of remote ones what the server says of them. Two runs with the same digits read the same. Throws
 * SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, SOURCE_FORBIDDEN.
 */
export async function sourceFingerprint(
  source: SourceLocation | undefined,
  network: NetworkName,
  window: Window,
  signal?: AbortSignal,
): Promise<string> {
  if (source === undefined) return '';
  const facts = { source: sourceName(source), state: await stateOf(source, network, window, signal) };
  return settingsDigest(facts);
}

async function stateOf(
  source: SourceLocation,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  switch (source.kind) {
    case 'directory':
      return { tool: source.format ?? 'auto', files: await describeFiles(source, network, window) };
    case 's3':
      return { tool: source.format ?? 'auto', files: await describeS3(source, network, window, signal) };
    case 'http':
      return await describeHttp(source, network, window, signal);
    case 'clickhouse':
      return await describeClickhouse(source, network, window, signal);
  }
}

async function describeFiles(source: DirectorySource, network: NetworkName, window: Window): Promise<unknown[]> {
  const located = await locateFiles(source, network, window);
  const facts: unknown[] = [];
  for (const path of 'format' in located ? pathsOfExtract(located) : pathsOfCore(located)) {
    const { size, mtimeMs } = await stat(path);
    facts.push({ path, size, mtimeMs });
  }
  return facts;
}
