/**
 * The first version of a filing, from the stories of its alerts: who, what, when, how much and how, each sentence with
 * its transfers. What only people know stays empty. Pure: the same alerts and transfers give the same document.
 */
import type { AlertRow } from '../rows/alert-row.ts';
import type { AddressName } from '../rows/address-row.ts';
import type { TransferRow } from '../rows/transfer-row.ts';
import { capitalised, counted, moment, typologyWords, usd } from '../quantities.ts';
import type { ReportingEntity, ReportingPerson, FilingDocument, FilingSentence } from './filing-document.ts';
import {
  MAX_FILING_ACCOUNTS,
  MAX_FILING_ALERTS,
  MAX_FILING_INDICATORS,
  MAX_FILING_NAME,
  MAX_FILING_PARAGRAPHS,
  MAX_FILING_SUBJECTS,
  MAX_FILING_TRANSACTIONS,
  MAX_NARRATIVE,
  MAX_NARRATIVE_LINKS,
  MAX_SENTENCE,
  type FilingSubjectKind,
} from './filing-limits.ts';

export interface FilingSource {
  readonly network: string;
  readonly subject_kind: FilingSubjectKind;
  readonly subject_id: string;
  readonly processing_date: string;
  readonly window_days: number;
  /** Highest-ranked first; not empty. */
  readonly alerts: readonly AlertRow[];
  /** Distinct evidence of them, in order of time, as far as it is listed. */
  readonly transfers: readonly TransferRow[];
  readonly labels: readonly AddressName[];
  /** Of all alerts, listed or not. */
  readonly evidence_count: number;
  readonly alert_count: number;
  /** Who reports, as it is known from before. */
  readonly reporting_entity: ReportingEntity;
  readonly reporting_person: ReportingPerson;
  readonly currency_code: string;
}

export function draftFiling(source: FilingSource): FilingDocument {
  const alerts = source.alerts.slice(0, MAX_FILING_ALERTS);
  const listed = source.transfers.slice(0, MAX_FILING_TRANSACTIONS);
  const transactions = listed.map((one) => ({
    transfer_id: one.transfer_id,
    tx_id: one.tx_id,
    at_ms: one.block_timestamp,
    from_address: one.from_address,
    to_address: one.to_address,
    asset_symbol: one.asset_symbol,
    asset_contract: one.asset_contract,
    amount: positive(one.amount),
    amount_usd: positive(one.amount_usd),
    is_chosen: true,
  }));
  const { subjects, accounts } = parties(alerts, listed, source.labels);
  const indicators = [...new Set(alerts.flatMap((one) => [one.typology_type, ...one.risk_indicators]))];
  return {
    report: {
      report_code: 'STR',
      entity_reference: '',
      fiu_ref_number: '',
      submission_date: '',
      due_date: '',
      currency_code: source.currency_code,
      usd_rate: '',
      reason: '',
      action: '',
      indicators: indicators
        .slice(0, MAX_FILING_INDICATORS)
        .map((word) => ({ code: '', words: capitalised(typologyWords(word)) })),
    },
    reporting_entity: source.reporting_entity,
    reporting_person: source.reporting_person,
    subjects,
    accounts,
    transactions,
    narrative: narrativeOf(alerts, listed),
    origin: {
      network: source.network,
      subject_kind: source.subject_kind,
      subject_id: source.subject_id,
      processing_date: source.processing_date,
      window_days: source.window_days,
      run_id: alerts[0]?.run_id ?? '',
      alerts: alerts.map((one) => ({
        alert_id: one.alert_id,
        typology_type: one.typology_type,
        evidence_digest: one.evidence.evidence_digest,
        entered_usd: positive(one.entered_usd),
        volume_usd: positive(one.volume_usd),
      })),
      evidence_count: source.evidence_count,
      alert_count: source.alert_count,
    },
  };
}

/** A decimal that is not negative: what an engine writes of an amount below 0 is no amount. */
function positive(amount: string): string {
  return amount.startsWith('-') ? '0' : amount;
}

type Parties = Pick<FilingDocument, 'subjects' | 'accounts'>;

/** A subject for each suspect, of whom only a label may be known, and an account for every address of the evidence. */
function parties(
  alerts: readonly AlertRow[],
  transfers: readonly TransferRow[],
  labels: readonly AddressName[],
): Parties {
  const names = new Map(labels.map(({ address, label }) => [address, label.slice(0, MAX_FILING_NAME)]));
  const roles = new Map<string, string>();
  for (const { addresses_involved, address_roles } of alerts)
    addresses_involved.forEach((address, index) => {
      if (!roles.has(address)) roles.set(address, address_roles[index] ?? '');
    });
  const suspects = [...new Set(alerts.flatMap((one) => one.suspect_addresses))].slice(0, MAX_FILING_SUBJECTS);
  const idOf = new Map(suspects.map((address, index) => [address, `subject_${index + 1}`]));
  const addresses = new Set([...suspects, ...transfers.flatMap((one) => [one.from_address, one.to_address])]);
  return {
    subjects: suspects.map((address, index) => ({
      subject_id: `subject_${index + 1}`,
      kind: 'unknown' as const,
      is_suspect: true,
      first_name: '',
      last_name: '',
      birthdate: '',
      nationality: '',
      occupation: '',
      legal_name: '',
      incorporation_number: '',
      business: '',
      alias: names.get(address) ?? '',
      id_number: '',
      location: { address: '', city: '', state: '', zip: '', country_code: '' },
      comments: '',
    })),
    accounts: [...addresses].slice(0, MAX_FILING_ACCOUNTS).map((address) => ({
      address,
      label: names.get(address) ?? '',
      role: roles.get(address) ?? '',
      subject_id: idOf.get(address) ?? '',
      is_client: false,
    })),
  };
}

/** What there is room for: the first alerts whole, later ones only while the text and the links fit. */
class Room {
  characters = MAX_NARRATIVE;
  links = MAX_NARRATIVE_LINKS;
  private readonly listed: ReadonlySet<string>;

  constructor(transfers: readonly TransferRow[]) {
    this.listed = new Set(transfers.map(({ transfer_id }) => transfer_id));
  }

  /** None where the text does not fit; links that do not fit are left out. */
  sentence(sentence_id: string, text: string, alert_id: string, transfer_ids: readonly string[]): FilingSentence[] {
    const cut = text.length > MAX_SENTENCE ? `${text.slice(0, MAX_SENTENCE - 1)}…` : text;
    if (cut.length > this.characters || this.links < 1) return [];
    const linked = [...new Set(transfer_ids)].filter((id) => this.listed.has(id)).slice(0, this.links - 1);
    this.characters -= cut.length;
    this.links -= linked.length + 1;
    return [{ sentence_id, text: cut, transfer_ids: linked, alert_ids: [alert_id] }];
  }
}

function narrativeOf(alerts: readonly AlertRow[], transfers: readonly TransferRow[]): FilingDocument['narrative'] {
  const room = new Room(transfers);
  // Two paragraphs an alert.
  return alerts
    .slice(0, MAX_FILING_PARAGRAPHS / 2)
    .flatMap((alert, index) => [
      { paragraph_id: `alert_${index + 1}`, sentences: storySentences(alert, index + 1, room) },
      { paragraph_id: `limits_${index + 1}`, sentences: limitSentences(alert, index + 1, room) },
    ])
    .filter(({ sentences }) => sentences.length > 0);
}

function storySentences(alert: AlertRow, number: number, room: Room): FilingSentence[] {
  const { alert_id, evidence } = alert;
  const told = evidence.sentences.flatMap(({ text, transfer_ids }, index) =>
    room.sentence(`alert_${number}_${index + 2}`, text, alert_id, transfer_ids),
  );
  return [...room.sentence(`alert_${number}_1`, summaryOf(alert), alert_id, []), ...told];
}

/** `Layering: $79,010 entered and $158,020 moved in 12 transfers between … and …; the evidence names 7 addresses.` */
function summaryOf(alert: AlertRow): string {
  const { typology_type, start_time, end_time, evidence_transaction_count: count, addresses_involved } = alert;
  const [entered, volume] = [Number(alert.entered_usd), Number(alert.volume_usd)];
  const money = volume > 0 ? `${usd(volume)} moved` : 'assets without a known price moved';
  const brought = entered > 0 ? `${usd(entered)} entered and ` : '';
  return `${capitalised(typologyWords(typology_type))}: ${brought}${money} in ${counted(count, 'transfer')} between ${moment(start_time)} and ${moment(end_time)}, among ${counted(addresses_involved.length, 'address', 'addresses')}.`;
}

/** What speaks against it, and what the data do not show: a report names both. */
function limitSentences({ alert_id, evidence, limitations }: AlertRow, number: number, room: Room): FilingSentence[] {
  return [evidence.innocent_reading, ...limitations]
    .filter((text) => text.trim() !== '')
    .flatMap((text, index) => room.sentence(`limits_${number}_${index + 1}`, text, alert_id, []));
}
