/** Says where transfers of several chains meet in one network: their addresses never match each other. */
import { grouped, type RunNotice } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { readRows } from './statements.ts';

/** As `ingest/count_address_forms` names them. */
const FORM_WORDS: Readonly<Record<string, string>> = {
  evm: 'EVM',
  bare_evm: '40 hexadecimal digits without 0x',
  nearly_evm: '0x with a digit too few or too many',
  short_hex: '0x with far too few digits',
  name: 'a name, which no transfer of the chain has',
  bitcoin: 'base58 with a checksum or bech32',
  key: 'base58 of a key',
  ss58: 'SS58',
};

/**
 * One notice where the staged transfers, or those that are loaded, have addresses of more than one form. One scan of
 * the staged rows.
 */
export async function mixedForms(database: Database, checked: string): Promise<RunNotice[]> {
  const forms = await readRows(database, 'ingest/count_address_forms', {}, { checked });
  if (forms.length < 2) return [];
  const told = forms.map(({ form, end_count, example }) => {
    const count = grouped(Number(end_count));
    return `${count} in the form ${FORM_WORDS[form] ?? form}, such as ${example}`;
  });
  const rest = forms.slice(1).reduce((sum, { end_count }) => sum + Number(end_count), 0);
  const message = `Expected addresses of one form, found of ends of transfers ${told.join('; ')}.`;
  return [{ code: 'ADDRESS_FORMS_MIXED', message, count: rest }];
}
