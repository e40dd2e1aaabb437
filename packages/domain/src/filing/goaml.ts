/**
 * A filing as goAML XML, after the published structure of the schema 5.0: report, transactions with both sides,
 * accounts with whose they are, indicators. What it is mapped from stands in docs/filing.md. Official schemas differ by
 * country; the file is to be validated against the one of the authority. Deterministic.
 */
import { shortDigest } from '../settings.ts';
import { centsOf, ratioOf } from './decimals.ts';
import type {
  FilingAccount,
  FilingDocument,
  FilingSubject,
  FilingTransaction,
  PostalAddress,
} from './filing-document.ts';
import { reasonText } from './narrative-text.ts';
import { stateWords, type FilingState } from './filing-state.ts';
import { XmlLines } from './xml-lines.ts';

export interface GoamlFile {
  readonly xml: string;
  /** The field of the form that each line is written from, the first line first; empty where it is from none. */
  readonly fields: readonly string[];
}

/** What money was, on both sides: the list of funds types has no value for virtual assets in every country. */
const FUNDS_CODE = 'O';
const FUNDS_COMMENT = 'Virtual asset';
const TRANSMODE_CODE = 'O';
const TRANSMODE_COMMENT = 'Transfer on a blockchain';
/** Where a side is not known to be anywhere. */
const UNKNOWN_COUNTRY = 'UN';

export function goamlFile(document: FilingDocument, state: FilingState): GoamlFile {
  const xml = new XmlLines();
  const { report, reporting_entity: entity } = document;
  xml.comment(stateWords(state));
  xml.within('report', 'report', () => {
    xml.text('rentity_id', entity.rentity_id, 'reporting_entity.rentity_id');
    xml.optional('rentity_branch', entity.rentity_branch, 'reporting_entity.rentity_branch');
    xml.text('submission_code', 'E', '');
    xml.text('report_code', report.report_code, 'report.report_code');
    xml.optional('entity_reference', report.entity_reference, 'report.entity_reference');
    xml.optional('fiu_ref_number', report.fiu_ref_number, 'report.fiu_ref_number');
    xml.text('submission_date', dayStart(report.submission_date), 'report.submission_date');
    xml.text('currency_code_local', report.currency_code, 'report.currency_code');
    writeReportingPerson(xml, document);
    writeAddress(xml, 'location', entity.location, 'reporting_entity.location');
    xml.text('reason', reasonText(document), 'report.reason');
    xml.text('action', report.action, 'report.action');
    const sides = new Map(document.accounts.map((account, index) => [account.address, { account, index }]));
    document.transactions.forEach((transaction, index) => {
      if (transaction.is_chosen) writeTransaction(xml, document, transaction, `transactions.${index}`, sides);
    });
    xml.within('report_indicators', 'report.indicators', () => {
      report.indicators.forEach(({ code }, index) => {
        xml.optional('indicator', code, `report.indicators.${index}`);
      });
    });
  });
  return xml.written();
}

function writeReportingPerson(xml: XmlLines, { reporting_person: person }: FilingDocument): void {
  const field = 'reporting_person';
  xml.within('reporting_person', field, () => {
    xml.text('first_name', person.first_name, `${field}.first_name`);
    xml.text('last_name', person.last_name, `${field}.last_name`);
    if (person.phone !== '') {
      xml.within('phones', `${field}.phone`, () => {
        xml.within('phone', `${field}.phone`, () => {
          xml.text('tph_contact_type', 'B', `${field}.phone`);
          xml.text('tph_communication_type', 'L', `${field}.phone`);
          xml.text('tph_number', person.phone, `${field}.phone`);
        });
      });
    }
    xml.optional('email', person.email, `${field}.email`);
    xml.optional('occupation', person.occupation, `${field}.occupation`);
  });
}

function writeAddress(xml: XmlLines, name: string, place: PostalAddress, field: string): void {
  if ([place.address, place.city, place.country_code].every((one) => one === '')) return;
  xml.within(name, field, () => {
    xml.text('address_type', 'B', field);
    xml.text('address', place.address, `${field}.address`);
    xml.text('city', place.city, `${field}.city`);
    xml.optional('zip', place.zip, `${field}.zip`);
    xml.text('country_code', place.country_code, `${field}.country_code`);
    xml.optional('state', place.state, `${field}.state`);
  });
}

type Sides = ReadonlyMap<string, { readonly account: FilingAccount; readonly index: number }>;

function writeTransaction(
  xml: XmlLines,
  document: FilingDocument,
  transaction: FilingTransaction,
  field: string,
  sides: Sides,
): void {
  const { origin } = document;
  const { transfer_id, tx_id, at_ms, amount_usd, asset_symbol, amount } = transaction;
  const isPriced = Number(amount_usd) > 0;
  xml.within('transaction', field, () => {
    // The schema takes 50 characters: the whole identity stands in the description.
    xml.text('transactionnumber', shortDigest(transfer_id), field);
    xml.text(
      'transaction_description',
      `${amount} ${asset_symbol} on ${origin.network}, transaction ${tx_id}, transfer ${transfer_id}`,
      field,
    );
    xml.text('date_transaction', new Date(at_ms).toISOString().slice(0, 19), field);
    xml.text('transmode_code', TRANSMODE_CODE, field);
    xml.text('transmode_comment', TRANSMODE_COMMENT, field);
    xml.text('amount_local', localAmount(document, amount_usd), field);
    writeSide(xml, document, transaction, 'from', field, sides);
    writeSide(xml, document, transaction, 'to', field, sides);
    xml.optional('comments', isPriced ? '' : 'The asset has no known price: the local amount is not known.', field);
  });
}

/** In the currency of the report, to the cent. */
export function localAmount({ report }: Pick<FilingDocument, 'report'>, amount_usd: string): string {
  return centsOf(amount_usd, rateOf(report));
}

function rateOf({ currency_code, usd_rate }: FilingDocument['report']): string {
  return currency_code === 'USD' || usd_rate === '' ? '1' : usd_rate;
}

function writeSide(
  xml: XmlLines,
  document: FilingDocument,
  transaction: FilingTransaction,
  side: 'from' | 'to',
  field: string,
  sides: Sides,
): void {
  const address = side === 'from' ? transaction.from_address : transaction.to_address;
  const { account, index } = sides.get(address) ?? { account: undefined, index: -1 };
  const isClient = account?.is_client === true;
  const subject = document.subjects.find(({ subject_id }) => subject_id === account?.subject_id);
  const suffix = isClient ? '_my_client' : '';
  xml.within(`t_${side}${suffix}`, field, () => {
    xml.text(`${side}_funds_code`, FUNDS_CODE, field);
    xml.text(`${side}_funds_comment`, FUNDS_COMMENT, field);
    xml.within(`${side}_foreign_currency`, field, () => {
      xml.text('foreign_currency_code', transaction.asset_symbol, field);
      xml.text('foreign_amount', transaction.amount, field);
      xml.text('foreign_exchange_rate', exchangeRate(document, transaction), field);
    });
    const place = index < 0 ? field : `accounts.${index}`;
    xml.within(`${side}_account`, place, () => {
      writeAccount(xml, document, { address, label: account?.label ?? '', subject, place });
    });
    xml.text(`${side}_country`, countryOf(document, subject, isClient), place);
  });
}

/** Units of the local currency for one of the asset. */
function exchangeRate(document: FilingDocument, { amount_usd, amount }: FilingTransaction): string {
  const local = localAmount(document, amount_usd);
  return ratioOf(local, amount);
}

interface AccountFacts {
  readonly address: string;
  readonly label: string;
  readonly subject: FilingSubject | undefined;
  readonly place: string;
}

function writeAccount(xml: XmlLines, document: FilingDocument, { address, label, subject, place }: AccountFacts): void {
  const { network } = document.origin;
  xml.text('institution_name', network, place);
  xml.text('institution_code', network, place);
  xml.text('non_bank_institution', 'true', place);
  xml.text('account', address, place);
  xml.optional('account_name', label, place);
  if (subject === undefined) return;
  const field = `subjects.${document.subjects.indexOf(subject)}`;
  if (subject.kind === 'entity') {
    xml.within('t_entity', field, () => {
      xml.text('name', subject.legal_name, `${field}.legal_name`);
      xml.optional('commercial_name', subject.alias, `${field}.alias`);
      xml.optional('incorporation_number', subject.incorporation_number, `${field}.incorporation_number`);
      xml.optional('business', subject.business, `${field}.business`);
      writeAddresses(xml, subject, field);
      xml.optional('tax_number', subject.id_number, `${field}.id_number`);
      xml.optional('comments', subject.comments, `${field}.comments`);
    });
  }
  if (subject.kind === 'person') {
    xml.within('signatory', field, () => {
      xml.text('is_primary', 'true', field);
      xml.within('t_person', field, () => {
        xml.text('first_name', subject.first_name, `${field}.first_name`);
        xml.text('last_name', subject.last_name, `${field}.last_name`);
        xml.optional('birthdate', dayStart(subject.birthdate), `${field}.birthdate`);
        xml.optional('alias', subject.alias, `${field}.alias`);
        xml.optional('id_number', subject.id_number, `${field}.id_number`);
        xml.optional('nationality1', subject.nationality, `${field}.nationality`);
        writeAddresses(xml, subject, field);
        xml.optional('occupation', subject.occupation, `${field}.occupation`);
        xml.optional('comments', subject.comments, `${field}.comments`);
      });
    });
  }
  if (subject.kind === 'unknown') xml.optional('comments', subject.comments, `${field}.comments`);
}

function writeAddresses(xml: XmlLines, { location }: FilingSubject, field: string): void {
  if (location.address === '' && location.city === '' && location.country_code === '') return;
  xml.within('addresses', `${field}.location`, () => {
    writeAddress(xml, 'address', location, `${field}.location`);
  });
}

function countryOf(document: FilingDocument, subject: FilingSubject | undefined, isClient: boolean): string {
  const known = subject?.location.country_code ?? '';
  if (known !== '') return known;
  const own = document.reporting_entity.location.country_code;
  return isClient && own !== '' ? own : UNKNOWN_COUNTRY;
}

/** `2025-06-18T00:00:00`; empty where the date is. */
function dayStart(date: string): string {
  return date === '' ? '' : `${date}T00:00:00`;
}
