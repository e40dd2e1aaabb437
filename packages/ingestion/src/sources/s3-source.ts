/** Snapshots in a bucket: PREFIX/NETWORK/DATE/WINDOW_DAYS/, the files of a directory source. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '@analytics/storage';
import { sourceName, type S3Source } from '../source-location.ts';
import { downloadTo } from './download.ts';
import { CORE_FILES, META_FILE, checkAgainstMeta, type LocatedFiles } from './source-files.ts';

/** Downloads the window's files into `directory` and checks them. Throws SOURCE_NOT_FOUND, SOURCE_CHECKSUM and what `downloadTo` throws. */
export async function fetchS3(
  source: S3Source,
  network: NetworkName,
  window: Window,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles> {
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
  const files: Partial<Record<CoreKind, string>> = {};
  for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
    const path = await fetchFile(CORE_FILES[kind]);
    if (path !== undefined) files[kind] = path;
  }
  const { transfers } = files;
  if (transfers === undefined) {
    throw new AnalyticsError(
      'SOURCE_NOT_FOUND',
      `Expected ${folder}/${CORE_FILES.transfers} in ${sourceName(source)}, found none.`,
    );
  }
  const located = { ...files, transfers };
  if (meta !== undefined) {
    await checkAgainstMeta(await readFile(meta, 'utf8'), located, `${sourceName(source)}: ${folder}`);
    await rm(meta);
  }
  return located;
}

async function headersFor({ keys, region }: S3Source, url: string): Promise<Record<string, string>> {
  if (keys === undefined) return {};
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = keys;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const signed = await client.sign(url);
  return Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
}
