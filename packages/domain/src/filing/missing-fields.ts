/** What a report lacks before somebody may approve it. Nothing is made up for it. */
import type { FilingDocument, FilingSubject } from './filing-document.ts';

export interface MissingField {
  /** `reporting_person.last_name`, `subjects.0.legal_name`. */
  readonly field: string;
  readonly message: string;
}

/** In the order of the form. */
export function missingFields(document: FilingDocument): MissingField[] {
  const { report, reporting_entity: entity, reporting_person: person, subjects, transactions, narrative } = document;
  const sentences = narrative.flatMap((paragraph) => paragraph.sentences);
  const hasRate = report.currency_code === 'USD' || Number(report.usd_rate) > 0;
  const needed: readonly (readonly [field: string, isThere: boolean, message: string])[] = [
    ['report.submission_date', isFilled(report.submission_date), 'The date of the report.'],
    ['report.usd_rate', hasRate, `How much of ${report.currency_code} one USD is.`],
    ['report.reason', isFilled(report.reason), 'Why it is suspicious.'],
    ['report.action', isFilled(report.action), 'What was done about it.'],
    [
      'report.indicators',
      report.indicators.some(({ code }) => isFilled(code)),
      'An indicator with a code of the authority.',
    ],
    ['reporting_entity.name', isFilled(entity.name), 'Who reports.'],
    [
      'reporting_entity.rentity_id',
      isFilled(entity.rentity_id),
      'The number that the authority gave the reporting entity.',
    ],
    ['reporting_entity.location.address', isFilled(entity.location.address), 'Where the reporting entity is.'],
    ['reporting_entity.location.city', isFilled(entity.location.city), 'The city of the reporting entity.'],
    [
      'reporting_entity.location.country_code',
      isFilled(entity.location.country_code),
      'The country of the reporting entity.',
    ],
    ['reporting_person.first_name', isFilled(person.first_name), 'The first name of who reports.'],
    ['reporting_person.last_name', isFilled(person.last_name), 'The last name of who reports.'],
    [
      'reporting_person.email',
      isFilled(person.email) || isFilled(person.phone),
      'An e-mail or telephone of who reports.',
    ],
    ['transactions', transactions.some(({ is_chosen }) => is_chosen), 'At least one transaction.'],
    ['narrative', sentences.some(({ text }) => isFilled(text)), 'At least one sentence.'],
  ];
  const lacking = needed.filter(([, isThere]) => !isThere).map(([field, , message]) => ({ field, message }));
  return [...lacking, ...subjects.flatMap(namesMissing)];
}

function namesMissing({ kind, first_name, last_name, legal_name }: FilingSubject, index: number): MissingField[] {
  const lacking = (name: string, value: string, message: string): MissingField[] =>
    isFilled(value) ? [] : [{ field: `subjects.${index}.${name}`, message: `${message} of subject ${index + 1}.` }];
  if (kind === 'person')
    return [
      ...lacking('first_name', first_name, 'The first name'),
      ...lacking('last_name', last_name, 'The last name'),
    ];
  return kind === 'entity' ? lacking('legal_name', legal_name, 'The legal name') : [];
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
