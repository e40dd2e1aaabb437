/** A bucket: PREFIX/NETWORK/DATE/WINDOW_DAYS/, or flat under PREFIX, the files of a directory source. */
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import { FORMATS } from '../formats/formats.ts';
import { sourceName, type S3Source } from '../source-location.ts';
import { isTableName } from '../tables/table-file.ts';
import { readDirectory } from './directory-source.ts';
import { describeRemote, downloadTo } from './download.ts';
import { NO_PART_OF_EXPORT, NO_TABLE_NAME, isFolderOfExport, type LocatedExtract } from './extract-files.ts';
import { mayBeList } from './label-lists.ts';
import { listFolder, pathOfKey, requestFor } from './s3-requests.ts';
import { BESIDE, CORE_FILES, META_FILE, stemOf, type LocatedFiles, type UnreadFile } from './source-files.ts';

/**
 * Downloads the window's files into `directory`, as they lie in the bucket, and reads that as a directory. Throws what
 * `readDirectory` and `downloadTo` throw.
 */
export async function fetchS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles | LocatedExtract> {
  const { names, unread } = await namesOf(source, network, window, signal);
  const guesses = guessing();
  for (const [name, said] of names) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    const request = await requestFor(source, 'GET', pathOfKey(keyOf(source, name)), signal);
    if (said === undefined) {
      await guesses.ask(() => downloadTo(path, request), false);
      continue;
    }
    if (await downloadTo(path, request)) continue;
    const message = `Expected ${keyOf(source, name)} in ${sourceName(source)}, which lists it, found no such file.`;
    throw new AnalyticsError('SOURCE_NOT_FOUND', message);
  }
  guesses.end();
  const { format, mapping } = source;
  const files = await readDirectory({ kind: 'directory', path: directory, format, mapping }, network, window);
  return { ...files, unread: [...files.unread, ...unread] };
}

/** Tag, time of change and length of each file of the window. Throws SOURCE_FORBIDDEN, SOURCE_UNREACHABLE. */
export async function describeS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<Record<string, string>> {
  const { names } = await namesOf(source, network, window, signal);
  const guesses = guessing();
  const facts: Record<string, string> = {};
  for (const [name, said] of names) {
    const request = await requestFor(source, 'HEAD', pathOfKey(keyOf(source, name)), signal);
    const found = said ?? (await guesses.ask(() => describeRemote('HEAD', request), undefined));
    if (found !== undefined) facts[name] = found;
  }
  guesses.end();
  return facts;
}

/** Asks for files that may not be there. Without the right to list, some servers answer 403 for them, others 404. */
function guessing(): {
  readonly ask: <T>(question: () => Promise<T>, ifRefused: T) => Promise<T>;
  readonly end: () => void;
} {
  let isAnswered = false;
  let refusal: AnalyticsError | undefined;
  return {
    ask: async (question, ifRefused) => {
      try {
        const answer = await question();
        isAnswered = true;
        return answer;
      } catch (error) {
        if (!(error instanceof AnalyticsError) || error.code !== 'SOURCE_FORBIDDEN') throw error;
        refusal = error;
        return ifRefused;
      }
    },
    end: () => {
      if (!isAnswered && refusal !== undefined) throw refusal;
    },
  };
}

interface NamesOfWindow {
  /** Below the prefix, with what the bucket says of each; undefined where it was not asked, and may not be there. */
  readonly names: ReadonlyMap<string, string | undefined>;
  readonly unread: readonly UnreadFile[];
}

/**
 * The files to read: all of the window's folder, or where that holds no transfers of the prefix itself. Where the bucket may not
 * be listed those of plain names, in the window's folder.
 */
async function namesOf(
  source: S3Source,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<NamesOfWindow> {
  const folder = [network, window.processing_date, String(window.window_days)].join('/');
  const listed: NamesOfWindow[] = [];
  for (const one of [folder, '']) {
    const found = await listExport(source, one, signal);
    if (found === undefined) return plainNames(source, folder);
    if ([...found.names.keys()].some(mayHoldTransfers)) return found;
    listed.push(found);
  }
  return listed.find(({ names }) => names.size > 0) ?? { names: new Map(), unread: [] };
}

function mayHoldTransfers(name: string): boolean {
  return (
    isTableName(name) &&
    !Object.values(BESIDE)
      .flat()
      .includes(stemOf(basename(name)) ?? '')
  );
}

/** The files of a folder and of those inside it that are parts of an export. */
async function listExport(
  source: S3Source,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<NamesOfWindow | undefined> {
  const names = new Map<string, string>();
  const unread: UnreadFile[] = [];
  const open = [folder];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const listed = await listFolder(source, keyOf(source, one), signal);
    if (listed === undefined) return undefined;
    const below = (name: string): string => (one === '' ? name : `${one}/${name}`);
    for (const [name, said] of listed.files) {
      if (name.startsWith('.')) continue;
      if (name === META_FILE || isTableName(name) || mayBeList(name)) names.set(below(name), said);
      else unread.push({ path: below(name), reason: NO_TABLE_NAME });
    }
    // Of a prefix the folders are those of networks.
    for (const name of listed.folders) {
      if (isFolderOfExport(name)) open.push(below(name));
      else if (folder !== '') unread.push({ path: below(name), reason: NO_PART_OF_EXPORT });
    }
  }
  return { names, unread };
}

function plainNames({ format, bucket }: S3Source, folder: string): NamesOfWindow {
  const asked = format === undefined || format === 'auto' || format === 'core' ? undefined : FORMATS[format];
  const tables = asked && [...asked.datasets.map(({ name }) => name), 'asset_prices', 'address_labels'];
  const names = tables?.flatMap((name) => [`${name}.parquet`, `${name}.csv`]) ?? Object.values(CORE_FILES);
  const reason = `the bucket may not be listed, so only these were looked for: ${names.join(', ')}`;
  return {
    names: new Map([META_FILE, ...names].map((name) => [`${folder}/${name}`, undefined])),
    unread: format === 'core' ? [] : [{ path: bucket, reason }],
  };
}

function keyOf({ prefix }: S3Source, name: string): string {
  return [prefix, name].filter((part) => part !== '').join('/');
}
