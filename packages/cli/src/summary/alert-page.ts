/**
 * One alert as an analyst reads it: a heading, the story, evidence for and against, what could not be seen, what was
 * decided.
 */
import {
  chanceSentence,
  counted,
  enteredWords,
  entityName,
  UNPRICED,
  grouped,
  groupedDigits,
  growthWords,
  shortAddress,
  sharedEntities,
  shownProbability,
  signedBits,
  typologyWords,
  usd,
  utcMinute,
  weighedSentences,
  capitalised,
  type AlertEvidence,
  type AlertRow,
  type DispositionRow,
  type EntityAmong,
  type TransferRow,
} from '@analytics/domain';
import { severityWord, wrapped, type Layout } from '../terminal/layout.ts';
import { alertTraceLines } from '../trace/trace-table.ts';
import { alignedRows } from '../terminal/quantities.ts';

export interface AlertPage {
  readonly alert: AlertRow;
  /** What labels call an address. */
  readonly names: ReadonlyMap<string, string>;
  readonly entities: readonly EntityAmong[];
  /** Newest first. */
  readonly decisions: readonly DispositionRow[];
  /** All of the evidence, in order of time; absent where the story is enough. */
  readonly transfers?: readonly TransferRow[] | undefined;
}

/** Sentences of the story that are shown where not all of it is wanted. */
const SENTENCES = 5;
/** Less than this, in bits, is not worth a line where not all of it is wanted. */
const NOTABLE_BITS = 0.25;

export function alertPageLines(page: AlertPage, layout: Layout): string[] {
  const { alert, decisions, transfers } = page;
  const isFull = transfers !== undefined;
  const told = alert.evidence.sentences;
  const sentences = isFull ? told : told.slice(0, SENTENCES);
  return [
    ...headingLines(alert, layout),
    '',
    'What happened',
    ...sentences.flatMap(({ text }) => wrapped(isFull ? text : withShortAddresses(text, alert), '  ', layout)),
    ...(sentences.length < told.length
      ? [`  … and ${counted(told.length - sentences.length, 'sentence')} more: --full`]
      : []),
    '',
    ...evidenceLines(alert.evidence, isFull, layout),
    '',
    'An innocent reading',
    ...wrapped(alert.evidence.innocent_reading, '  ', layout),
    '',
    'Who takes part',
    ...participantLines(page, isFull),
    ...entityLines(page, isFull),
    ...traceLines(alert.evidence, isFull),
    ...limitLines(alert, layout),
    '',
    ...decisionLines(decisions),
    ...(transfers === undefined ? [] : ['', ...transferLines(alert, transfers)]),
  ];
}

/** Addresses are in full in the story, so that they can be searched for; a line is read with short ones. */
function withShortAddresses(text: string, { addresses_involved, evidence }: AlertRow): string {
  const others = (evidence.counterparties ?? []).map(({ address }) => address);
  return [...addresses_involved, ...others].reduce(
    (line, address) => line.replaceAll(address, shortAddress(address)),
    text,
  );
}

function headingLines(alert: AlertRow, layout: Layout): string[] {
  const { alert_id, severity, typology_type, disposition_status, is_suppressed } = alert;
  const grown = alert.grown_transfers === 0 ? '' : `, ${growthWords(alert)}`;
  const state = `${disposition_status.replaceAll('_', ' ')}${grown}${is_suppressed ? ', suppressed' : ''}`;
  const name = typologyWords(typology_type);
  return [
    `${capitalised(name)}, ${severityWord(severity, layout)} severity: ${enteredWords(alert)}, ${utcMinute(alert.start_time)} to ${utcMinute(alert.end_time)}`,
    `${alert_id}  ${alert.processing_date}/${alert.window_days}, rank ${alert.alert_rank}  ${state}  ${alert.cluster_id}`,
  ];
}

function evidenceLines({ confidence }: AlertEvidence, isFull: boolean, layout: Layout): string[] {
  const [prior, ...weighed] = weighedSentences(confidence);
  const notable = weighed.filter(({ bits }) => isFull || Math.abs(bits) >= NOTABLE_BITS);
  const chance = chanceSentence(confidence);
  if (prior === undefined) {
    return [
      `Confidence ${shownProbability(confidence.score)}: an older version placed it in a band by these measures; a new run of the slice gives evidence in bits.`,
      ...confidence.terms.map(({ name }) => `  ${name}`),
    ];
  }
  return [
    `Evidence for and against, in bits (confidence ${shownProbability(confidence.score)})`,
    ...[prior, ...notable].map(({ bits, text }) => `  ${signedBits(bits)}  ${text}`),
    ...(chance === undefined ? [] : wrapped(chance, '  ', layout)),
  ];
}

function participantLines({ alert, names }: AlertPage, isFull: boolean): string[] {
  const suspects = new Set(alert.suspect_addresses);
  const rows = alert.addresses_involved.map((address, at) => [
    `  ${isFull ? address : shortAddress(address)}`,
    (alert.address_roles[at] ?? '').replaceAll('_', ' '),
    suspects.has(address) ? 'suspect' : '',
    names.get(address) ?? '',
  ]);
  const shown = isFull ? rows : rows.slice(0, PARTICIPANTS);
  const more = rows.length - shown.length;
  return [
    ...alignedRows(shown),
    ...(more > 0 ? [`  … and ${counted(more, 'address', 'addresses')} more: --full`] : []),
  ];
}

/** Addresses of one hand. */
function entityLines({ entities }: AlertPage, isFull: boolean): string[] {
  const shared = sharedEntities(entities);
  if (shared.length === 0) return [];
  const rows = shared.map((entity) => {
    const { entity_kind, member_count, addresses } = entity;
    const shown = isFull ? addresses : addresses.slice(0, ADDRESSES_OF_ENTITY).map(shortAddress);
    const more = addresses.length > shown.length ? ', …' : '';
    return [
      `  ${entityName(entity)}`,
      entity_kind,
      `${grouped(addresses.length)} of its ${counted(member_count, 'address', 'addresses')}: ${shown.join(', ')}${more}`,
    ];
  });
  return ['', 'Of one hand', ...alignedRows(rows)];
}

const ADDRESSES_OF_ENTITY = 4;

/** Addresses that are listed where not all of it is wanted. */
const PARTICIPANTS = 12;

function traceLines({ trace }: AlertEvidence, isFull: boolean): string[] {
  if (trace === undefined) return [];
  const entered = trace.entered_usd > 0 ? usd(trace.entered_usd) : counted(trace.source_transfer_count, 'transfer');
  return ['', `Where the money went (${entered} traced, by haircut)`, ...alertTraceLines(trace, isFull)];
}

function limitLines({ limitations }: AlertRow, layout: Layout): string[] {
  if (limitations.length === 0) return [];
  return ['', 'What could not be seen', ...limitations.flatMap((text) => wrapped(text, '  ', layout))];
}

function decisionLines(decisions: readonly DispositionRow[]): string[] {
  if (decisions.length === 0) return ['Nothing was decided about it yet.'];
  return [
    'What was decided',
    ...alignedRows(
      decisions.map(({ decided_at_ms, status, decided_by, reason, note }) => [
        `  ${utcMinute(decided_at_ms)}`,
        status.replaceAll('_', ' '),
        `by ${decided_by}`,
        [reason, note].filter((text) => text !== '').join(': '),
      ]),
    ),
  ];
}

function transferLines({ evidence_transaction_count }: AlertRow, transfers: readonly TransferRow[]): string[] {
  const count = counted(transfers.length, 'transfer');
  const heading =
    transfers.length < evidence_transaction_count
      ? `The first ${count} of ${counted(evidence_transaction_count, 'transfer')} of the evidence`
      : `The evidence: ${count}`;
  return [
    heading,
    ...alignedRows(
      transfers.map((row) => [
        `  ${utcMinute(row.block_timestamp)}`,
        row.from_address,
        row.to_address,
        `${groupedDigits(row.amount)} ${row.asset_symbol}`,
        Number(row.amount_usd) > 0 ? usd(Number(row.amount_usd)) : UNPRICED,
        row.transfer_id,
      ]),
    ),
  ];
}
