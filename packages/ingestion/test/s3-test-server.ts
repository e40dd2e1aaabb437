/** A bucket on a free port of loopback: GET and HEAD of its objects, with signatures of version 4 computed and compared. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3TestServer {
  readonly url: string;
  /** The one key that it knows. */
  readonly keys: { readonly access_key_id: string; readonly secret_access_key: string };
  /** By /BUCKET/KEY. Change it as the test goes. */
  readonly objects: Map<string, Buffer>;
  close(): Promise<void>;
}

const KEYS = { access_key_id: 'AKIDEXAMPLE', secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/u;

/** As a public bucket it also answers what is not signed; a signature that is there has to be right. */
export async function startS3TestServer(): Promise<S3TestServer> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const content = objects.get(request.url ?? '');
    if (!isAllowed(request)) response.writeHead(403).end();
    else if (content === undefined) response.writeHead(404).end();
    else {
      const etag = `"${createHash('md5').update(content).digest('hex')}"`;
      response.writeHead(200, { etag, 'content-length': content.length });
      response.end(request.method === 'HEAD' ? undefined : content);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: KEYS,
    objects,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isAllowed({ method = '', url = '', headers }: IncomingMessage): boolean {
  if (headers.authorization === undefined) return true;
  const [, id = '', scope = '', names = '', signature = ''] = AUTHORIZATION.exec(headers.authorization) ?? [];
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const digest = String(headers['x-amz-content-sha256'] ?? sha256(''));
  const canonical = [method, url, '', signed.join(''), names, digest].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>((secret, part) => hmac(secret, part), Buffer.from(`AWS4${KEYS.secret_access_key}`));
  return id === KEYS.access_key_id && hmac(key, text).toString('hex') === signature;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
