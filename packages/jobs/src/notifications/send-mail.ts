/** Hands a message to a mail server by SMTP. */
import { connect, isIP, type Socket } from 'node:net';
import type { MailSettings, NotificationMessage } from '@analytics/domain';
import { isAllowedAddress, lookupWith } from '@analytics/ingestion';
import { mailText } from './compose-message.ts';
import { forbidden, notTaken, type HandedOver } from './post-json.ts';

/** A mail is many questions and answers: each may take the timeout, and all of them not longer than so many. */
const TIMEOUTS_A_MAIL = 3;

export interface MailToSend {
  readonly mail: MailSettings;
  readonly to: readonly string[];
  readonly delivery_id: string;
  readonly message: NotificationMessage;
  readonly page_url: string;
  readonly timeout_ms: number;
  readonly allow_link_local: boolean;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** Never throws: what went wrong is what it gives. The same delivery has the same Message-ID, so that a mail that arrives twice is known. */
export async function sendMail(given: MailToSend): Promise<HandedOver> {
  const { mail, to, delivery_id, message, page_url, timeout_ms, allow_link_local } = given;
  if (!allow_link_local && isIP(mail.host) !== 0 && !isAllowedAddress(mail.host))
    return notTaken(`${mail.host} is link-local; allow_link_local allows it`);
  const { createTransport } = await import('nodemailer');
  const deadline_ms = TIMEOUTS_A_MAIL * timeout_ms;
  const ended = AbortSignal.any([AbortSignal.timeout(deadline_ms), given.signal]);
  let socket: Socket | undefined;
  const transport = createTransport({
    // The address that is checked is the one that is used; and what is ended is this connection.
    getSocket: (_options, callback) => {
      const lookup = allow_link_local ? {} : { lookup: lookupWith(forbidden) };
      const opening = connect({ host: mail.host, port: mail.port, timeout: timeout_ms, ...lookup });
      socket = opening;
      opening.once('timeout', () => opening.destroy(new Error(`no connection within ${timeout_ms / 1000} seconds`)));
      opening.once('error', callback);
      opening.once('connect', () => {
        opening.setTimeout(0).removeAllListeners('timeout').off('error', callback);
        callback(null, { connection: opening });
      });
    },
    host: mail.host,
    port: mail.port,
    secure: mail.security === 'tls',
    requireTLS: mail.security === 'starttls',
    ignoreTLS: mail.security === 'none',
    ...(mail.user === '' ? {} : { auth: { user: mail.user, pass: mail.password } }),
    dnsTimeout: timeout_ms,
    connectionTimeout: timeout_ms,
    greetingTimeout: timeout_ms,
    socketTimeout: timeout_ms,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const end = (): void => {
    transport.close();
    socket?.destroy(
      new Error(given.signal.aborted ? 'the service ends' : `not taken within ${deadline_ms / 1000} seconds`),
    );
  };
  ended.addEventListener('abort', end);
  try {
    const [, host = 'localhost'] = mail.from.split('@');
    const sent = await transport.sendMail({
      from: mail.from,
      to: [...to],
      envelope: { from: mail.from, to: [...(message.left_to ?? to)] },
      subject: message.subject,
      text: mailText(message, page_url),
      messageId: `<${delivery_id}@${host}>`,
      headers: { 'X-Analytics-Delivery': delivery_id, 'Auto-Submitted': 'auto-generated' },
    });
    const answer = { answer_status: statusOf(sent.response), answer: sent.response };
    const rejected = sent.rejected.map(String);
    const error_message = rejected.length === 0 ? '' : `not taken for ${rejected.join(', ')}`;
    const left_to = (sent.rejectedErrors ?? []).filter(isForNow).map(({ recipient }) => String(recipient));
    // Who was refused for good is asked no more, and who got it gets it once.
    if (left_to.length > 0) return { is_taken: false, ...answer, error_message, left_to };
    return { is_taken: true, ...answer, error_message };
  } catch (error) {
    const { message: error_message, responseCode = 0, response = '' } = error as SmtpError;
    return { is_taken: false, answer_status: responseCode, answer: response, error_message };
  } finally {
    ended.removeEventListener('abort', end);
    transport.close();
    socket?.destroy();
  }
}

function isForNow({ responseCode = 0 }: { readonly responseCode?: number | undefined }): boolean {
  return responseCode >= 400 && responseCode < 500;
}

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
}

function statusOf(response: string): number {
  return Number(/^\d{3}/u.exec(response)?.[0] ?? 0);
}
