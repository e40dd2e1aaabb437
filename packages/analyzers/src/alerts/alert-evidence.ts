/** The reasoning of an alert as its `evidence_json` holds it, sealed by a digest over all that a reader sees. */
import { createHash } from 'node:crypto';
import {
  NOT_JUDGED,
  decimalText,
  type AlertEvidence,
  type AlertTrace,
  type DetectionStory,
  type StorySentence,
} from '@analytics/domain';
import type { TypologyDetection } from '../typologies/detection.ts';
import type { AlertRowInput } from './alert-row-input.ts';
import type { Assessment } from './assess.ts';
import { calledAs, withAddresses } from './description.ts';
import type { AssessedScheme } from './find-schemes.ts';

/** With its last key, `story_digest`. */
export function evidenceJson(
  scheme: AssessedScheme,
  trace: AlertTrace | undefined,
  row: ReadColumns,
  input: AlertRowInput,
): string {
  return sealed(JSON.stringify(evidenceOf(scheme, trace, input)), row);
}

export function listedOf({ rows }: TypologyDetection, limit: number): Uint32Array {
  return Uint32Array.from(new Set(rows)).sort().subarray(0, limit);
}

export function chanceColumns({ chance }: Assessment): { chance_ratio: number; expected_by_chance: number } {
  return {
    chance_ratio: chance.chance_ratio ?? NOT_JUDGED,
    expected_by_chance: chance.expected_by_chance ?? NOT_JUDGED,
  };
}

/** Who dealt with the scheme and is no part of it: of its roles, then of its surroundings. */
export function counterpartiesOf({ roles, participants, surroundings }: AssessedScheme): ReadonlyMap<number, string> {
  const members = new Set(participants);
  return new Map([...surroundings.roles, ...roles].filter(([node]) => !members.has(node)));
}

/** The columns that a reader of an alert sees; alerts/verify.sql reads them in the same order. */
interface ReadColumns {
  readonly typology_type: string;
  readonly address: string;
  readonly severity: string;
  readonly severity_score: number;
  readonly alert_confidence_score: number;
  readonly fatf_category: string;
  readonly description: string;
  readonly addresses_involved: readonly string[];
  readonly address_roles: readonly string[];
  readonly suspect_addresses: readonly string[];
  readonly limitations: readonly string[];
  readonly entered_usd: bigint;
}

/**
 * The JSON with its last key, `story_digest`: SHA-256, in hex, over the JSON before it and over every column that a
 * reader sees. A score counts in millionths, to which it is rounded.
 */
function sealed(json: string, row: ReadColumns): string {
  const parts = [
    json.slice(0, -1),
    row.typology_type,
    row.address,
    row.severity,
    String(Math.round(row.severity_score * 1e6)),
    String(Math.round(row.alert_confidence_score * 1e6)),
    row.fatf_category,
    row.description,
    row.addresses_involved.join('\n'),
    row.address_roles.join('\n'),
    row.suspect_addresses.join('\n'),
    row.limitations.join('\n'),
    decimalText(row.entered_usd),
  ];
  const digest = createHash('sha256').update(parts.join('\n\n')).digest('hex');
  return `${json.slice(0, -1)},"story_digest":"${digest}"}`;
}

/**
 * What an alert's evidence_json holds: sentences with their transfers, terms, conditions, surroundings, the innocent
 * reading.
 */
function evidenceOf(
  scheme: AssessedScheme,
  trace: AlertTrace | undefined,
  input: AlertRowInput,
): Omit<AlertEvidence, 'story_digest'> {
  const { lead, indicators, around, assessment, surroundings } = scheme;
  const storyOf = (detection: TypologyDetection): DetectionStory => ({
    detection_id: detectionId(detection, input),
    typology_type: detection.typology_type,
    sentences: sentencesOf(detection, input),
  });
  return {
    sentences: sentencesOf(lead, input),
    indicators: indicators.map(storyOf),
    around: around.map(storyOf),
    surroundings: { funding: idsOf(surroundings.funding, input), cash_out: idsOf(surroundings.cash_out, input) },
    stages: [...lead.stages],
    conditions: [...lead.conditions],
    confidence: {
      score: assessment.confidence_score,
      prior_bits: assessment.chance.prior_bits,
      terms: [...assessment.evidence.terms],
      chance: { ...chanceColumns(assessment), is_pooled: assessment.chance.is_pooled },
    },
    severity: { level: assessment.severity, score: assessment.severity_score, terms: [...assessment.severity_terms] },
    counterparties: [...counterpartiesOf(scheme)].map(([node, role]) => ({ address: input.addresses[node]!, role })),
    ...(trace === undefined ? {} : { trace }),
    innocent_reading: lead.innocent_reading,
    parameters_hash: lead.parameters_hash,
    evidence_digest: digestOf(scheme.rows.subarray(0, input.max_evidence_transfers), input),
    surroundings_digest: digestOf([...surroundings.funding, ...surroundings.cash_out], input),
  };
}

export function sentencesOf({ roles, sentences }: TypologyDetection, input: AlertRowInput): StorySentence[] {
  return sentences.map(({ text, rows }) => {
    const ascending = [...new Set(rows)].sort((a, b) => a - b);
    return {
      text: withAddresses(text, (node) => calledAs(roles.get(node), input.addresses[node]!)),
      transfer_ids: idsOf(ascending, input),
      transfer_count: ascending.length,
      volume_usd: decimalText(ascending.reduce((sum, row) => sum + input.exactUsd(row), 0n)),
    };
  });
}

/** SHA-256, in hex, over the digests of listed transfers in their order: it changes with any byte of any of them. */
function digestOf(rows: Iterable<number>, input: AlertRowInput): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(input.identityOfRow(row).transfer_digest);
  return hash.digest('hex');
}

/** Ids of rows; those beyond what is listed are left out. */
function idsOf(rows: readonly number[], input: AlertRowInput): string[] {
  return rows.flatMap((row) => input.identityIfListed(row)?.transfer_id ?? []);
}

/** The same detection has the same id on every day: its typology, subject and first transfer. */
export function detectionId(detection: TypologyDetection, input: AlertRowInput): string {
  const first = listedOf(detection, 1)[0]!;
  const text = `${detection.typology_type}:${input.addresses[detection.subject]!}:${input.identityOfRow(first).transfer_id}`;
  return `${detection.typology_type}_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
