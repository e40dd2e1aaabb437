/**
 * A report to an authority, as it is written: what is known from evidence, and what only people know. The parts from
 * evidence (transactions, origin) never change after the first version; fields that nobody has filled are empty.
 */
import { z } from 'zod';
import { isRealDate } from '../real-date.ts';
import { addressText, noteText } from '../request-text.ts';
import {
  FILING_SUBJECTS,
  MAX_FILING_ACCOUNTS,
  MAX_FILING_ALERTS,
  MAX_FILING_INDICATORS,
  MAX_FILING_NAME,
  MAX_FILING_PARAGRAPHS,
  MAX_FILING_SENTENCES,
  MAX_FILING_SUBJECTS,
  MAX_FILING_TEXT,
  MAX_FILING_TRANSACTIONS,
  MAX_NARRATIVE,
  MAX_NARRATIVE_LINKS,
  MAX_SENTENCE,
  REPORT_CODES,
} from './filing-limits.ts';

const name = noteText(MAX_FILING_NAME).default('');
const longText = noteText(MAX_FILING_TEXT).default('');
const emptyOr = (pattern: RegExp, expected: string) =>
  z.string().regex(pattern, `expected ${expected}, or nothing`).default('');
const date = emptyOr(/^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/u, 'a date as YYYY-MM-DD').refine(
  (text) => text === '' || isRealDate(text),
  'expected a date of the calendar, or nothing',
);
const country = emptyOr(/^([A-Z]{2})?$/u, 'two capital letters, as DE');
const ownId = z.string().regex(/^[a-z0-9_-]{1,60}$/u, 'expected 1 to 60 of a-z, 0-9, "_" and "-"');
const decimal = z.string().regex(/^\d{1,38}(\.\d{1,18})?$/u, 'expected a decimal that is not negative');

export const postalAddressSchema = z.strictObject({
  address: noteText(100).default(''),
  city: name,
  state: name,
  zip: noteText(20).default(''),
  country_code: country,
});
export type PostalAddress = Readonly<z.infer<typeof postalAddressSchema>>;

export const reportingEntitySchema = z.strictObject({
  name,
  rentity_id: emptyOr(/^\d{0,10}$/u, 'up to 10 digits').meta({ description: 'The number that the authority gave.' }),
  rentity_branch: name,
  tax_number: noteText(100).default(''),
  institution_type: name.meta({ description: 'As FinCEN’s "type of financial institution".' }),
  regulator: name.meta({ description: 'The primary federal regulator, where there is one.' }),
  location: postalAddressSchema.prefault({}),
});
export type ReportingEntity = Readonly<z.infer<typeof reportingEntitySchema>>;

export const reportingPersonSchema = z.strictObject({
  first_name: noteText(100).default(''),
  last_name: noteText(100).default(''),
  occupation: name,
  phone: emptyOr(/^[\d +().-]{0,50}$/u, 'a telephone number'),
  email: emptyOr(/^([^\s\p{C}@<>"]{1,100}@[^\s\p{C}@<>"]{1,150})?$/u, 'an address of e-mail'),
});
export type ReportingPerson = Readonly<z.infer<typeof reportingPersonSchema>>;

export const filingSubjectSchema = z.strictObject({
  subject_id: ownId,
  kind: z.enum(['unknown', 'person', 'entity']),
  is_suspect: z.boolean(),
  /** Of a person. */
  first_name: noteText(100).default(''),
  last_name: noteText(100).default(''),
  birthdate: date,
  nationality: country,
  occupation: name,
  /** Of a firm. */
  legal_name: name,
  incorporation_number: noteText(50).default(''),
  business: name,
  /** Of both. */
  alias: name.meta({ description: 'Another name, such as a label says.' }),
  id_number: name,
  location: postalAddressSchema.prefault({}),
  comments: longText,
});
export type FilingSubject = Readonly<z.infer<typeof filingSubjectSchema>>;

export const filingAccountSchema = z.strictObject({
  address: addressText,
  label: name.meta({ description: 'What a label calls it; empty without one.' }),
  role: noteText(64).default('').meta({ description: 'In the scheme.' }),
  subject_id: ownId.or(z.literal('')).default('').meta({ description: 'Whose it is, of subjects; empty: not known.' }),
  is_client: z.boolean().default(false).meta({ description: 'Of a client of the reporting entity.' }),
});
export type FilingAccount = Readonly<z.infer<typeof filingAccountSchema>>;

export const filingTransactionSchema = z.strictObject({
  transfer_id: noteText(700),
  tx_id: noteText(256),
  at_ms: z.int().min(0).max(8_640_000_000_000_000),
  from_address: addressText,
  to_address: addressText,
  asset_symbol: noteText(200),
  asset_contract: noteText(256),
  amount: decimal.meta({ description: 'In units of the asset, exact.' }),
  amount_usd: decimal.meta({ description: 'Exact; 0 where the asset has no price.' }),
  is_chosen: z.boolean().meta({ description: 'Whether the report names it.' }),
});
export type FilingTransaction = Readonly<z.infer<typeof filingTransactionSchema>>;

export const filingSentenceSchema = z.strictObject({
  sentence_id: ownId,
  text: noteText(MAX_SENTENCE),
  transfer_ids: z.array(noteText(700)).max(MAX_FILING_TRANSACTIONS).meta({ description: 'That it stands on.' }),
  alert_ids: z.array(noteText(200)).max(MAX_FILING_ALERTS),
});
export type FilingSentence = Readonly<z.infer<typeof filingSentenceSchema>>;

const narrativeSchema = z
  .array(
    z.strictObject({
      paragraph_id: ownId,
      sentences: z.array(filingSentenceSchema).max(MAX_FILING_SENTENCES),
    }),
  )
  .max(MAX_FILING_PARAGRAPHS);

const documentShape = z.strictObject({
  report: z.strictObject({
    report_code: z.enum(REPORT_CODES).default('STR'),
    entity_reference: noteText(50).default('').meta({ description: 'How the reporting entity calls the report.' }),
    fiu_ref_number: noteText(50).default('').meta({ description: 'A reference of the authority, in an answer to it.' }),
    submission_date: date,
    due_date: date,
    currency_code: z
      .string()
      .regex(/^[A-Z]{3}$/u, 'expected three capital letters, as USD')
      .default('USD'),
    usd_rate: emptyOr(/^(\d{1,12}(\.\d{1,12})?)?$/u, 'a decimal').meta({
      description: 'Units of currency_code for one USD; empty where that is USD.',
    }),
    reason: longText,
    action: longText,
    indicators: z
      .array(
        z.strictObject({
          code: noteText(50).meta({ description: 'Of the authority’s list; empty: not chosen yet.' }),
          words: noteText(500).meta({ description: 'What was found.' }),
        }),
      )
      .max(MAX_FILING_INDICATORS),
  }),
  reporting_entity: reportingEntitySchema.prefault({}),
  reporting_person: reportingPersonSchema.prefault({}),
  subjects: z.array(filingSubjectSchema).max(MAX_FILING_SUBJECTS),
  accounts: z.array(filingAccountSchema).max(MAX_FILING_ACCOUNTS),
  transactions: z.array(filingTransactionSchema).max(MAX_FILING_TRANSACTIONS),
  narrative: narrativeSchema,
  origin: z.strictObject({
    network: noteText(63),
    subject_kind: z.enum(FILING_SUBJECTS),
    subject_id: noteText(200),
    processing_date: noteText(10),
    window_days: z.int(),
    run_id: noteText(200),
    alerts: z
      .array(
        z.strictObject({
          alert_id: noteText(200),
          typology_type: noteText(64),
          evidence_digest: noteText(64),
          entered_usd: decimal,
          volume_usd: decimal,
        }),
      )
      .max(MAX_FILING_ALERTS),
    evidence_count: z
      .int()
      .meta({ description: 'Transfers of the evidence; above those listed where there are more.' }),
    alert_count: z.int().meta({ description: 'Alerts of the subject; above those listed where there are more.' }),
  }),
});

/** As it is answered: what was stored fitted already. */
export const storedFilingSchema = documentShape.meta({ id: 'FilingDocument' });
export type FilingDocument = Readonly<z.infer<typeof documentShape>>;

/** As it is given: nothing is there twice, every link leads to something, and the narrative has its limits. */
export const filingDocumentSchema = documentShape.superRefine((document, context) => {
  for (const [path, message] of faultsOf(document)) context.addIssue({ code: 'custom', path: [...path], message });
});

type Fault = readonly [path: readonly (string | number)[], message: string];

function faultsOf({ subjects, accounts, transactions, narrative, origin }: FilingDocument): Fault[] {
  const faults: Fault[] = [];
  const once = (path: string, ids: readonly string[], what: string): void => {
    if (new Set(ids).size < ids.length) faults.push([[path], `expected each ${what} once`]);
  };
  const sentences = narrative.flatMap((paragraph) => paragraph.sentences);
  once(
    'subjects',
    subjects.map(({ subject_id }) => subject_id),
    'subject_id',
  );
  once(
    'accounts',
    accounts.map(({ address }) => address),
    'address',
  );
  once(
    'transactions',
    transactions.map(({ transfer_id }) => transfer_id),
    'transfer_id',
  );
  once(
    'narrative',
    narrative.map(({ paragraph_id }) => paragraph_id),
    'paragraph_id',
  );
  once(
    'narrative',
    sentences.map(({ sentence_id }) => sentence_id),
    'sentence_id',
  );
  const known = new Set(subjects.map(({ subject_id }) => subject_id));
  const stray = accounts.findIndex(({ subject_id }) => subject_id !== '' && !known.has(subject_id));
  if (stray >= 0) faults.push([['accounts', stray, 'subject_id'], 'expected a subject_id of subjects']);
  const transfers = new Set(transactions.map(({ transfer_id }) => transfer_id));
  const alerts = new Set(origin.alerts.map(({ alert_id }) => alert_id));
  const lost = sentences.find(
    ({ transfer_ids, alert_ids }) =>
      transfer_ids.some((id) => !transfers.has(id)) || alert_ids.some((id) => !alerts.has(id)),
  );
  if (lost !== undefined)
    faults.push([['narrative'], `expected links of ${lost.sentence_id} to transactions and alerts of the report`]);
  const size = sentences.reduce((sum, { text }) => sum + text.length, 0);
  if (size > MAX_NARRATIVE) faults.push([['narrative'], `expected at most ${MAX_NARRATIVE} characters, found ${size}`]);
  const links = sentences.reduce((sum, one) => sum + one.transfer_ids.length + one.alert_ids.length, 0);
  if (links > MAX_NARRATIVE_LINKS)
    faults.push([['narrative'], `expected at most ${MAX_NARRATIVE_LINKS} links, found ${links}`]);
  if (sentences.length > MAX_FILING_SENTENCES)
    faults.push([['narrative'], `expected at most ${MAX_FILING_SENTENCES} sentences, found ${sentences.length}`]);
  return faults;
}
