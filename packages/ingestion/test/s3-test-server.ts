/**
 * A bucket on a free port of loopback: GET and HEAD of its objects and lists of two names a page, with signatures of
 * version 4 computed and compared.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3TestServer {
  readonly url: string;
  /** The one key that it knows. */
  readonly keys: { readonly access_key_id: string; readonly secret_access_key: string };
  /** By /BUCKET/KEY. Change it as the test goes. */
  readonly objects: Map<string, Buffer>;
  /** Whether it answers lists; else it forbids them. */
  is_listed: boolean;
  /** The answer to every list, where it is set. */
  list_answer?: string;
  close(): Promise<void>;
}

const KEYS = { access_key_id: 'AKIDEXAMPLE', secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/u;

/** As a public bucket it also answers what is not signed; a signature that is there has to be right. */
export async function startS3TestServer(): Promise<S3TestServer> {
  const objects = new Map<string, Buffer>();
  const served: Omit<S3TestServer, 'url' | 'close'> = { keys: KEYS, objects, is_listed: true };
  const server = createServer((request, response) => {
    const content = objects.get(decodeURIComponent(request.url ?? ''));
    const list = /^(\/[^/]+)\?(.*list-type=2.*)$/u.exec(request.url ?? '');
    if (!isAllowed(request) || (list !== null && !served.is_listed)) response.writeHead(403).end();
    else if (list !== null) response.end(served.list_answer ?? pageOf(objects, list[1]!, new URLSearchParams(list[2])));
    // As Amazon does: who may not list is not told whether there is such a thing.
    else if (content === undefined) response.writeHead(served.is_listed ? 404 : 403).end();
    else {
      const etag = `"${md5(content)}"`;
      response.writeHead(200, { etag, 'content-length': content.length });
      response.end(request.method === 'HEAD' ? undefined : content);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(served, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, names written for a URL. */
function pageOf(objects: ReadonlyMap<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const below = [...objects.keys()].flatMap((path) =>
    path.startsWith(`${bucket}/${prefix}`) ? [path.slice(bucket.length + 1 + prefix.length)] : [],
  );
  const names = [...new Set(below.map((name) => name.replace(/\/.*$/u, '/')))].sort();
  const from = Number(query.get('continuation-token') ?? 0);
  const shown = names.slice(from, from + 2).map((name) => {
    const key = encodeURIComponent(prefix + name)
      .replaceAll('%2F', '/')
      .replaceAll('%20', '+');
    const content = objects.get(`${bucket}/${prefix}${name}`);
    if (content === undefined) return `<CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>`;
    return `<Contents><Key>${key}</Key><ETag>&quot;${md5(content)}&quot;</ETag><Size>${content.length}</Size></Contents>`;
  });
  const next =
    from + 2 < names.length
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${from + 2}</NextContinuationToken>`
      : '';
  return `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType>${next}${shown.join('')}</ListBucketResult>`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isAllowed({ method = '', url = '', headers }: IncomingMessage): boolean {
  if (headers.authorization === undefined) return true;
  const [, id = '', scope = '', names = '', signature = ''] = AUTHORIZATION.exec(headers.authorization) ?? [];
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const digest = String(headers['x-amz-content-sha256'] ?? sha256(''));
  const [path = '', query = ''] = url.split('?');
  const sorted = query.split('&').sort().join('&').replaceAll('+', '%20');
  const canonical = [method, path, sorted, signed.join(''), names, digest].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${KEYS.secret_access_key}`));
  return id === KEYS.access_key_id && hmac(key, text).toString('hex') === signature;
}

function md5(content: Buffer): string {
  return createHash('md5').update(content).digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
