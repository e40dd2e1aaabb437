/** Hands a message to a mail server by SMTP. */
import { isIP } from 'node:net';
import type { MailSettings, NotificationMessage } from '@analytics/domain';
import { isAllowedAddress } from '@analytics/ingestion';
import { mailText } from './compose-message.ts';
import { notTaken, type HandedOver } from './post-json.ts';

export interface MailToSend {
  readonly mail: MailSettings;
  readonly to: readonly string[];
  readonly delivery_id: string;
  readonly message: NotificationMessage;
  readonly page_url: string;
  readonly timeout_ms: number;
  readonly allow_link_local: boolean;
}

/** Never throws: what went wrong is what it gives. The same delivery has the same Message-ID, so that a mail that arrives twice is known. */
export async function sendMail(given: MailToSend): Promise<HandedOver> {
  const { mail, to, delivery_id, message, page_url, timeout_ms, allow_link_local } = given;
  if (!allow_link_local && isIP(mail.host) !== 0 && !isAllowedAddress(mail.host))
    return notTaken(`${mail.host} is link-local; allow_link_local allows it`);
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
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
  try {
    const [, host = 'localhost'] = mail.from.split('@');
    const { response, rejected } = await transport.sendMail({
      from: mail.from,
      to: [...to],
      subject: message.subject,
      text: mailText(message, page_url),
      messageId: `<${delivery_id}@${host}>`,
      headers: { 'X-Analytics-Delivery': delivery_id, 'Auto-Submitted': 'auto-generated' },
    });
    // Sent again, it would reach the others twice.
    const error_message = rejected.length === 0 ? '' : `not taken for ${rejected.map(String).join(', ')}`;
    return { is_taken: true, answer_status: statusOf(response), answer: response, error_message };
  } catch (error) {
    const { message: error_message, responseCode = 0, response = '' } = error as SmtpError;
    return { is_taken: false, answer_status: responseCode, answer: response, error_message };
  } finally {
    transport.close();
  }
}

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
}

function statusOf(response: string): number {
  return Number(/^\d{3}/u.exec(response)?.[0] ?? 0);
}
