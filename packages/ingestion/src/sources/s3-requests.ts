/** Requests of a bucket, signed where there are keys, and what lies in one of its folders. */
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { AnalyticsError } from '@analytics/domain';
import type { S3Source } from '../source-location.ts';
import { downloadText, type Download } from './download.ts';

/** What lies directly in a folder of a bucket. */
export interface S3Folder {
  /** By name: its tag, time of change and length, as the bucket says them. */
  readonly files: ReadonlyMap<string, string>;
  /** Names, without a slash. */
  readonly folders: readonly string[];
}

/** A thousand keys of 1,024 bytes, each byte written as three, and as much again for what is said of each. */
const MAX_PAGE_BYTES = 8_000_000;

/** No folder of an export holds more; a bucket that lists on and on is left. */
const MAX_NAMES = 100_000;

const text = z.string().default('');
const pageSchema = z.object({
  ListBucketResult: z.object({
    Contents: z.array(z.object({ Key: z.string(), ETag: text, LastModified: text, Size: text })).default([]),
    CommonPrefixes: z.array(z.object({ Prefix: z.string() })).default([]),
    EncodingType: text,
    IsTruncated: text,
    NextContinuationToken: text,
  }),
});
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'Contents' || name === 'CommonPrefixes',
});

/**
 * Lists a folder, a request for each thousand of its names; undefined where the bucket may not be listed, or does not
 * exist. Throws SOURCE_UNREACHABLE, SOURCE_UNREADABLE. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export async function listFolder(
  source: S3Source,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<S3Folder | undefined> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const files = new Map<string, string>();
  const folders: string[] = [];
  let token = '';
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix, delimiter: '/', 'encoding-type': 'url' });
    if (token !== '') query.set('continuation-token', token);
    const request = await requestFor(source, 'GET', `?${query.toString()}`, signal);
    const answer = await downloadText(request, MAX_PAGE_BYTES);
    if (answer === undefined) return undefined;
    try {
      const page = pageSchema.parse(parser.parse(answer)).ListBucketResult;
      const { NextContinuationToken: next } = page;
      // What is cut off without a way to go on would be lost without a word.
      if (page.IsTruncated === 'true' && (next === '' || next === token)) throw new Error('cut off');
      const nameOf = (key: string): string => nameBelow(prefix, page.EncodingType === 'url' ? decoded(key) : key);
      for (const { Key, ETag, LastModified, Size } of page.Contents) {
        // A folder that somebody made by hand is a key that ends in a slash.
        if (!Key.endsWith('/')) files.set(nameOf(Key), JSON.stringify([ETag, LastModified, Size]));
      }
      folders.push(...page.CommonPrefixes.map(({ Prefix }) => nameOf(Prefix.replace(/\/$/u, ''))));
      token = page.IsTruncated === 'true' ? next : '';
    } catch (cause) {
      const message = `Expected the bucket ${source.bucket} to list its names as ListObjectsV2 does, found another answer.`;
      throw new AnalyticsError('SOURCE_UNREADABLE', message, { cause });
    }
    if (files.size + folders.length > MAX_NAMES) {
      const message = `Expected at most ${MAX_NAMES} names in ${prefix} of the bucket ${source.bucket}, found more.`;
      throw new AnalyticsError('SOURCE_UNREADABLE', message);
    }
  } while (token !== '');
  return { files, folders };
}

function decoded(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}

/** The name becomes one of a file here: it must not lead to another folder. */
function nameBelow(prefix: string, key: string): string {
  const name = key.slice(prefix.length);
  if (key.startsWith(prefix) && name !== '' && name !== '..' && !/[/\\\u0000]/u.test(name)) return name;
  throw new Error(`a name outside of ${prefix}`);
}

/** A request of what follows the bucket in its path: a key, or a query. */
export async function requestFor(
  { endpoint, bucket, keys, region, allow_link_local }: S3Source,
  method: 'HEAD' | 'GET',
  path: string,
  signal: AbortSignal | undefined,
): Promise<Download> {
  const url = `${endpoint}/${bucket}${path}`;
  if (keys === undefined) return { url, headers: {}, allow_link_local, signal };
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = keys;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const signed = await client.sign(url, { method });
  const headers = Object.fromEntries([...signed.headers].filter(([name]) => name !== 'host'));
  return { url, headers, allow_link_local, signal };
}

/** The path of a key: each part written as a URL wants it. */
export function pathOfKey(key: string): string {
  return `/${key.split('/').map(encodeURIComponent).join('/')}`;
}
