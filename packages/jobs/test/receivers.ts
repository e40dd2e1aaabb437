/** Real receivers of messages for tests: a web server and a mail server on loopback, and what they got. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Post {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebReceiver {
  readonly url: string;
  readonly posts: Post[];
  /** How the next are answered. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export const takes = (response: ServerResponse): void => {
  response.end('ok');
};
export const fails =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end('no');
  };

export async function webReceiver(): Promise<WebReceiver> {
  const posts: Post[] = [];
  const receiver = { answer: takes };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => (body += text));
    request.on('end', () => {
      posts.push({ path: request.url ?? '', headers: request.headers, body });
      receiver.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}`,
    posts,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

export interface MailReceiver {
  readonly port: number;
  /** As they came, with their headers. */
  readonly mails: string[];
  close(): Promise<void>;
}

export async function mailReceiver(options: SMTPServerOptions = {}): Promise<MailReceiver> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...options,
    onData: (stream, _session, done) => {
      let mail = '';
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (mail += text));
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  // A client that hangs up is no failure of the test.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}
