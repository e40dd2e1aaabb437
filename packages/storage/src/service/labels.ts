/** Stores and removes labels, and writes down what that changed. */
import { randomBytes } from 'node:crypto';
import { AnalyticsError, foldAddress, type LabelCounts, type NetworkName, type NewLabel } from '@analytics/domain';
import { arrowTable, textColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

/** Who changed labels, and why: a person's words, or the file that they came from. */
export interface LabelAuthor {
  readonly changed_by: string;
  readonly reason: string;
  /** Whether labels that were removed before return: a person says so, unless this says no. */
  readonly returns?: boolean;
}

/**
 * Adds labels, or changes those of the same address, label and source; one that was removed before returns. O(labels).
 */
export async function storeLabels(
  database: Database,
  network: NetworkName,
  labels: readonly NewLabel[],
  author: LabelAuthor,
  now_ms: number,
): Promise<LabelCounts> {
  const staged = `labels_staged_${randomBytes(6).toString('hex')}`;
  await database.command(statement('labels/make_staged', { staged }));
  try {
    await database.insertArrow(staged, columnsOf(labels));
    return await storeStagedLabels(database, network, staged, { returns: true, ...author, now_ms, version: now_ms });
  } finally {
    await database.command(`DROP TABLE IF EXISTS ${staged}`);
  }
}

export interface StagedAuthor extends LabelAuthor {
  readonly now_ms: number;
  /** Later versions replace earlier ones. */
  readonly version: number;
  /** A person says so: labels that were removed before return, and hold for the time that is given. */
  readonly returns: boolean;
}

/** The same from a table or view with the columns of `labels/make_staged`. Storing the same again changes nothing. */
export async function storeStagedLabels(
  database: Database,
  network: NetworkName,
  staged: string,
  author: StagedAuthor,
): Promise<LabelCounts> {
  const changes = `labels_changes_${randomBytes(6).toString('hex')}`;
  const keeps_validity = !author.returns;
  await database.command(statement('labels/make_changes', { changes, staged }), { network, keeps_validity });
  try {
    const rows = await readRows(database, 'labels/count_changes', {}, { changes });
    const countOf = (action: string): number => Number(rows.find((row) => row.action === action)?.label_count ?? 0);
    await database.command(statement('labels/insert_history', { changes }), { network, ...author });
    await database.command(statement('labels/insert_labels', { changes }), { network, ...author });
    return {
      added: countOf('added'),
      changed: countOf('changed'),
      unchanged: countOf(''),
      removed_before: countOf('removed'),
    };
  } finally {
    await database.command(`DROP TABLE IF EXISTS ${changes}`);
  }
}

/** Which labels; '' for any. */
export interface LabelChoice {
  readonly address: string;
  readonly label: string;
  readonly source: string;
}

/** Removes labels that stand; the history keeps them. Gives how many. Throws LABEL_NOT_FOUND where none is chosen. */
export async function removeLabels(
  database: Database,
  network: NetworkName,
  choice: LabelChoice,
  author: LabelAuthor,
  now_ms: number,
): Promise<number> {
  const chosen = { ...choice, address: foldAddress(choice.address), network };
  const [found] = await readRows(database, 'labels/count_chosen', chosen);
  const count = Number(found?.label_count ?? 0);
  if (count === 0) {
    const named = Object.entries(choice).flatMap(([key, value]) => (value === '' ? [] : [`${key} ${value}`]));
    throw new AnalyticsError('LABEL_NOT_FOUND', `Expected a label with ${named.join(', ')}, found none.`);
  }
  await database.command(statement('labels/record_removal'), { ...chosen, ...author, now_ms });
  await database.command(statement('labels/delete_removed'), chosen);
  return count;
}

function columnsOf(labels: readonly NewLabel[]): ReturnType<typeof arrowTable> {
  const text = (value: (label: NewLabel) => string) => textColumn(labels.map(value));
  const time = (value: (label: NewLabel) => number) => ({
    values: BigUint64Array.from(labels, (label) => BigInt(value(label))),
  });
  return arrowTable({
    network_type: text(() => ''),
    address: text(({ address }) => foldAddress(address)),
    label: text(({ label }) => label),
    address_type: text(({ address_type }) => address_type),
    address_subtype: text(({ address_subtype }) => address_subtype),
    trust_level: text(({ trust_level }) => trust_level),
    source: text(({ source }) => source),
    risk_level: text(({ risk_level }) => risk_level),
    confidence_score: { values: Float32Array.from(labels, ({ confidence_score }) => confidence_score) },
    created_timestamp: time(() => 0),
    updated_timestamp: time(({ updated_timestamp }) => updated_timestamp),
    valid_from_timestamp: time(({ valid_from_ms }) => valid_from_ms),
    valid_to_timestamp: time(({ valid_to_ms }) => valid_to_ms),
  });
}
