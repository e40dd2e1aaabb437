/** What differs between two versions of a document, field by field and sentence by sentence. */
import type { FilingDocument } from '@analytics/domain';

export interface Difference {
  /** `report.reason`, `subjects.0.last_name`, `narrative.s1`. */
  readonly place: string;
  /** Undefined where it was added. */
  readonly was: string | undefined;
  /** Undefined where it was removed. */
  readonly is: string | undefined;
}

/** In the order of the document; what was removed stands last. */
export function differencesOf(before: FilingDocument, after: FilingDocument): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const changed = [...is].flatMap(([place, value]) =>
    was.get(place) === value ? [] : [{ place, was: was.get(place), is: value }],
  );
  const removed = [...was].flatMap(([place, value]) => (is.has(place) ? [] : [{ place, was: value, is: undefined }]));
  return [...changed, ...removed];
}

function valuesOf(document: FilingDocument): Map<string, string> {
  const values = new Map<string, string>();
  const { report, reporting_entity, reporting_person, subjects, accounts, transactions, narrative } = document;
  collect(values, 'report', report);
  collect(values, 'reporting_entity', reporting_entity);
  collect(values, 'reporting_person', reporting_person);
  for (const { subject_id, ...subject } of subjects) collect(values, `subjects.${subject_id}`, subject);
  for (const { address, subject_id, is_client } of accounts)
    collect(values, `accounts.${address}`, { subject_id, is_client });
  for (const { transfer_id, is_chosen } of transactions) values.set(`transactions.${transfer_id}`, String(is_chosen));
  for (const { sentence_id, text, transfer_ids } of narrative.flatMap(({ sentences }) => sentences))
    values.set(`narrative.${sentence_id}`, `${text} [${transfer_ids.length}]`);
  values.set('order', narrative.map(({ sentences }) => sentences.map((one) => one.sentence_id).join(' ')).join(' / '));
  return values;
}

function collect(values: Map<string, string>, place: string, value: unknown): void {
  if (value !== null && typeof value === 'object')
    for (const [name, inner] of Object.entries(value)) collect(values, `${place}.${name}`, inner);
  else values.set(place, String(value));
}
