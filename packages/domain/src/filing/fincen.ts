/**
 * A filing as the fields of FinCEN's Suspicious Activity Report (Form 111), by part and item. The numbers of Part I and
 * II are those of the form of 2018; of Parts III and IV, whose numbers changed between forms, the fields are named.
 */
import type { FilingAccount, FilingDocument, FilingSubject } from './filing-document.ts';
import { sumOf } from './decimals.ts';
import { isApproved, stateWords, type FilingState } from './filing-state.ts';
import { narrativeText } from './narrative-text.ts';

export interface FincenField {
  /** `4`, `30`; empty where forms differ. */
  readonly item: string;
  readonly name: string;
  readonly value: string;
}

export interface FincenPart {
  /** `I`, `II`, `III`, `IV`, `V`. */
  readonly part: string;
  readonly title: string;
  readonly fields: readonly FincenField[];
}

/** Its parts in the order of the form; Part I once for each subject that is suspected. */
export function fincenParts(document: FilingDocument): FincenPart[] {
  const suspects = document.subjects.filter(({ is_suspect }) => is_suspect);
  return [
    ...suspects.map((subject) => subjectPart(document, subject)),
    activityPart(document),
    ...institutionParts(document),
    { part: 'V', title: 'Narrative', fields: [{ item: '', name: 'Narrative', value: narrativeText(document) }] },
  ];
}

/** One JSON document; the keys of fields are item numbers and names. */
export function fincenJson(document: FilingDocument, state: FilingState): string {
  // One by one: a version that is read has its document and notes too.
  const { filing_id, version, status, digest, approved_by, is_own_approval, superseded_by } = state;
  const shown = { filing_id, version, status, digest, approved_by, is_own_approval, superseded_by };
  const described = {
    form: 'FinCEN SAR (Form 111)',
    state: { ...shown, is_approved: isApproved(state), words: stateWords(state) },
    filing_type: document.report.fiu_ref_number === '' ? 'Initial report' : 'Correct/amend prior report',
    parts: fincenParts(document),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

type FieldRow = readonly [item: string, name: string, value: string];

function subjectPart(document: FilingDocument, subject: FilingSubject): FincenPart {
  const own = document.accounts.filter(({ subject_id }) => subject_id === subject.subject_id);
  const isEntity = subject.kind === 'entity';
  const isUnknown = subject.kind === 'unknown';
  const { location } = subject;
  const fields: readonly FieldRow[] = [
    ['3', 'If entity', isEntity ? 'yes' : ''],
    ['3', 'All critical subject information is unavailable', isUnknown ? 'yes' : ''],
    ['4', "Individual's last name or entity's legal name", isEntity ? subject.legal_name : subject.last_name],
    ['5', 'First name', isEntity ? '' : subject.first_name],
    ['8', 'Alternate name', subject.alias],
    ['9', 'Occupation or type of business', isEntity ? subject.business : subject.occupation],
    ['10', 'Address', location.address],
    ['11', 'City', location.city],
    ['12', 'State', location.state],
    ['13', 'ZIP/Postal code', location.zip],
    ['14', 'Country', location.country_code],
    ['15', 'TIN', subject.id_number],
    ['18', 'Date of birth', subject.birthdate],
    ['27', 'Account number(s) affected', own.map(({ address }) => address).join(', ')],
    ['28', "Subject's role in suspicious activity", roleOf(document, own)],
  ];
  return { part: 'I', title: 'Subject information', fields: filled(fields) };
}

/** By the transactions that the report names. */
function roleOf({ transactions }: FilingDocument, own: readonly FilingAccount[]): string {
  const addresses = new Set(own.map(({ address }) => address));
  const chosen = transactions.filter(({ is_chosen }) => is_chosen);
  const pays = chosen.some(({ from_address }) => addresses.has(from_address));
  const receives = chosen.some(({ to_address }) => addresses.has(to_address));
  if (pays && receives) return 'Both a & b';
  if (pays) return 'Purchaser/Sender';
  return receives ? 'Payee/Receiver' : '';
}

function activityPart({ report, transactions }: FilingDocument): FincenPart {
  const chosen = transactions.filter(({ is_chosen }) => is_chosen);
  const times = chosen.map(({ at_ms }) => at_ms);
  const day = (at_ms: number): string => new Date(at_ms).toISOString().slice(0, 10);
  const first = times.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, one) => Math.max(most, one), 0);
  const dates = times.length === 0 ? '' : `${day(first)} to ${day(last)}`;
  const amounts = chosen.map(({ amount_usd }) => amount_usd);
  const isPriced = amounts.some((amount) => Number(amount) > 0);
  const assets = [...new Set(chosen.map(({ asset_symbol }) => asset_symbol))].join(', ');
  const fields: readonly FieldRow[] = [
    // The form takes whole dollars, rounded up.
    ['29', 'Amount involved in this report', isPriced ? wholeDollars(sumOf(amounts)) : 'Amount unknown'],
    ['30', 'Date or date range of suspicious activity', dates],
    ...report.indicators.map(
      ({ code, words }) =>
        ['', 'Type of suspicious activity', [code, words].filter((one) => one !== '').join(': ')] as const,
    ),
    ['', 'Product or instrument', assets === '' ? '' : `Virtual currency: ${assets}`],
  ];
  return { part: 'II', title: 'Suspicious activity information', fields: filled(fields) };
}

function institutionParts({
  reporting_entity: entity,
  reporting_person: person,
  report,
}: FilingDocument): FincenPart[] {
  const { location } = entity;
  const common: readonly FieldRow[] = [
    ['', 'Type of financial institution', entity.institution_type],
    ['', 'Primary federal regulator', entity.regulator],
    ['', 'Legal name', entity.name],
    ['', 'TIN', entity.tax_number],
    ['', 'Address', location.address],
    ['', 'City', location.city],
    ['', 'State', location.state],
    ['', 'ZIP/Postal code', location.zip],
    ['', 'Country', location.country_code],
  ];
  const contact: readonly FieldRow[] = [
    ['', 'Internal control/file number', report.entity_reference],
    ['', 'Designated contact office', [person.first_name, person.last_name].filter((one) => one !== '').join(' ')],
    ['', 'Phone number', person.phone],
    ['', 'Date filed', report.submission_date],
  ];
  return [
    { part: 'III', title: 'Financial institution where activity occurred', fields: filled(common) },
    { part: 'IV', title: 'Filing institution contact information', fields: filled([...common, ...contact]) },
  ];
}

function filled(fields: readonly FieldRow[]): FincenField[] {
  return fields.filter(([, , value]) => value !== '').map(([item, name, value]) => ({ item, name, value }));
}

function wholeDollars(sum: string): string {
  const [whole = '0', fraction = ''] = sum.split('.');
  return (BigInt(whole) + (fraction === '' ? 0n : 1n)).toString();
}
