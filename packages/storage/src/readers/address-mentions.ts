/** Where an address has a part in what was found, and which address a short form means. */
import { AnalyticsError, addressMentionSchema, counted, type AddressMention, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from '../slices/slice.ts';

/** `0x2744…27b0` and `0x2744...27b0`. */
const SHORT_FORM = /^([^\s.…]{2,})(?:…|\.{2,3})([^\s.…]{2,})$/u;
/** The query gives one more. */
const NAMED = 5;

/**
 * The address of a slice that a short form means; what is no short form comes back as it is. Throws ADDRESS_NOT_FOUND
 * where none or several fit.
 */
export async function fullAddress(database: Database, window: Window, text: string): Promise<string> {
  const [, beginning, ending] = SHORT_FORM.exec(text) ?? [];
  if (beginning === undefined || ending === undefined) return text;
  const parameters = { ...sliceParameters(window), beginning, ending };
  const found = (await readRows(database, 'addresses/by_short_form', parameters)).map(({ address }) => address);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const slice = `${window.processing_date}/${window.window_days}`;
  const several = found.length > NAMED ? `more than ${counted(NAMED, 'address', 'addresses')}` : found.join(', ');
  throw new AnalyticsError(
    'ADDRESS_NOT_FOUND',
    `Expected one address of ${slice} that ${JSON.stringify(text)} is short for, found ${only === undefined ? 'none' : several}.`,
  );
}

/** Alerts first. */
export async function mentionsOf(database: Database, window: Window, address: string): Promise<AddressMention[]> {
  const parameters = { ...sliceParameters(window), address };
  return await parsedRows(database, addressMentionSchema, statement('alerts/mentions'), parameters);
}
