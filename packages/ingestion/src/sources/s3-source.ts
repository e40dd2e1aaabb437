/** Snapshots in a bucket: PREFIX/NETWORK/DATE/WINDOW_DAYS/, the files of a directory source. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import { FORMATS } from '../formats/formats.ts';
import { sourceName, type S3Source } from '../source-location.ts';
import { describeRemote, downloadTo, type Download } from './download.ts';
import { checkedFiles, locateIn, wantedOf } from './directory-source.ts';
import type { LocatedExtract } from './extract-files.ts';
import { CORE_FILES, META_FILE, checkAgainstMeta, type LocatedFiles } from './source-files.ts';

/**
 * Downloads the window's files into `directory` and checks them. Throws SOURCE_NOT_FOUND, SOURCE_CHECKSUM and what
 * `downloadTo` throws.
 */
export async function fetchS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles | LocatedExtract> {
  const folder = folderOf(source, network, window);
  const fetchFile = async (name: string): Promise<string | undefined> => {
    const path = join(directory, name);
    const found = await downloadTo(path, await requestFor(source, 'GET', `${folder}/${name}`, signal));
    return found ? path : undefined;
  };
  const meta = await fetchFile(META_FILE);
  for (const name of namesOf(source)) await fetchFile(name);
  const located = await locateIn(directory, source.format ?? 'core');
  if (located === undefined) {
    const wanted = wantedOf(source.format ?? 'core');
    throw new AnalyticsError('SOURCE_NOT_FOUND', `Expected ${folder}/${wanted} in ${sourceName(source)}, found none.`);
  }
  if (meta !== undefined) {
    const text = await readFile(meta, 'utf8');
    await checkAgainstMeta(text, checkedFiles(located, `${sourceName(source)}: ${folder}`));
    await rm(meta);
  }
  return located;
}

/** A bucket is not listed, so that reading it asks for no more rights: its files have plain names. */
function namesOf({ format }: S3Source): readonly string[] {
  if (format === undefined || format === 'core') return Object.values(CORE_FILES);
  const names = [...FORMATS[format].datasets.map(({ name }) => name), 'asset_prices', 'address_labels'];
  return names.flatMap((name) => [`${name}.parquet`, `${name}.csv`]);
}

/** What the bucket says of each file of the window: its tag, time of change and length. */
export async function describeS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<Record<string, string>> {
  const folder = folderOf(source, network, window);
  const facts: Record<string, string> = {};
  for (const name of namesOf(source)) {
    const found = await describeRemote('HEAD', await requestFor(source, 'HEAD', `${folder}/${name}`, signal));
    if (found !== undefined) facts[name] = found;
  }
  return facts;
}

function folderOf(source: S3Source, network: NetworkName, window: Window): string {
  return [source.prefix, network, window.processing_date, String(window.window_days)]
    .filter((part) => part !== '')
    .join('/');
}

async function requestFor(
  { endpoint, bucket, keys, region, allow_link_local }: S3Source,
  method: 'HEAD' | 'GET',
  key: string,
  signal: AbortSignal | undefined,
): Promise<Download> {
  const url = `${endpoint}/${bucket}/${key}`;
  if (keys === undefined) return { url, headers: {}, allow_link_local, signal };
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = keys;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const signed = await client.sign(url, { method });
  const headers = Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
  return { url, headers, allow_link_local, signal };
}
