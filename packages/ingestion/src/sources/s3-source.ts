/** Snapshots in a bucket: PREFIX/NETWORK/DATE/WINDOW_DAYS/, the files of a directory source. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import { DATASETS } from '@analytics/storage';
import { sourceName, type S3Source } from '../source-location.ts';
import { downloadTo } from './download.ts';
import { checkedFiles, locateCore } from './directory-source.ts';
import { locateExtract, type LocatedExtract } from './extract-files.ts';
import { CORE_FILES, META_FILE, checkAgainstMeta, type LocatedFiles } from './source-files.ts';

/** Downloads the window's files into `directory` and checks them. Throws SOURCE_NOT_FOUND, SOURCE_CHECKSUM and what `downloadTo` throws. */
export async function fetchS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles | LocatedExtract> {
  const folder = [source.prefix, network, window.processing_date, String(window.window_days)]
    .filter((part) => part !== '')
    .join('/');
  const fetchFile = async (name: string): Promise<string | undefined> => {
    const path = join(directory, name);
    const url = `${source.endpoint}/${source.bucket}/${folder}/${name}`;
    const { allow_link_local } = source;
    const found = await downloadTo(path, { url, headers: await headersFor(source, url), allow_link_local, signal });
    return found ? path : undefined;
  };
  const meta = await fetchFile(META_FILE);
  for (const name of namesOf(source)) await fetchFile(name);
  const located = source.tool === undefined ? await locateCore(directory) : await locateExtract(directory, source.tool);
  if (located === undefined) {
    const wanted = source.tool === undefined ? CORE_FILES.transfers : `files of ${source.tool} that hold transfers`;
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
function namesOf({ tool }: S3Source): readonly string[] {
  if (tool === undefined) return Object.values(CORE_FILES);
  const datasets = [...DATASETS[tool].map(({ name }) => name), 'asset_prices', 'address_labels'];
  return datasets.flatMap((name) => [`${name}.parquet`, `${name}.csv`]);
}

async function headersFor({ keys, region }: S3Source, url: string): Promise<Record<string, string>> {
  if (keys === undefined) return {};
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = keys;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const signed = await client.sign(url);
  return Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
}
