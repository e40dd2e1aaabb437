/** Rows of truth with their meaning: members of schemes, guilty accounts, innocent look-alikes. */
import { AnalyticsError, foldAddress } from '@analytics/domain';
import type { TruthMember } from '@analytics/analyzers';
import type { TruthRow } from './truth-file.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a scheme's member has to say beside its address, and a role where there is one. */
const SCHEME_COLUMNS = ['pattern_type', 'pattern_instance_id'] as const;
const NO_ROLE = 'member';

/** Members of schemes, or addresses alone where no row names a scheme. Throws SOURCE_SCHEMA. */
export function truthOf(rows: readonly TruthRow[], path: string): readonly TruthMember[] | ReadonlySet<string> {
  if (!rows.some((row) => typeof row !== 'string' && SCHEME_COLUMNS.some((column) => row[column] !== undefined)))
    return new Set(rows.map((row, at) => addressOf(fieldsOf(row), path, at)));
  return rows.map((row, at) => {
    const fields = fieldsOf(row);
    return {
      address: addressOf(fields, path, at),
      role: fields['role'] === undefined || fields['role'] === '' ? NO_ROLE : textOf(fields, 'role', path, at),
      pattern_type: textOf(fields, 'pattern_type', path, at),
      pattern_instance_id: textOf(fields, 'pattern_instance_id', path, at),
    };
  });
}

/** The words for the name and for the instance of an innocent look-alike. */
const KIND = ['kind', 'twin_type', 'pattern_type'] as const;
const INSTANCE = ['instance', 'twin_instance_id', 'pattern_instance_id'] as const;

/**
 * Members of innocent look-alikes: a row an address, or a row an instance with its `addresses`. Throws SOURCE_SCHEMA.
 */
export function innocentsOf(rows: readonly TruthRow[], path: string): TruthMember[] {
  return rows.flatMap((row, at) => {
    const fields = fieldsOf(row);
    const pattern_type = textOf(fields, present(fields, KIND), path, at);
    const pattern_instance_id = `${pattern_type} ${textOf(fields, present(fields, INSTANCE), path, at)}`;
    const addresses = fields['addresses'];
    const members: readonly Fields[] = Array.isArray(addresses)
      ? addresses.map((address) => ({ ...fields, address: address as unknown }))
      : [fields];
    return members.map((member) => ({
      address: addressOf(member, path, at),
      role: member['role'] === undefined ? NO_ROLE : textOf(member, 'role', path, at),
      pattern_type,
      pattern_instance_id,
    }));
  });
}

function fieldsOf(row: TruthRow): Fields {
  return typeof row === 'string' ? { address: row } : row;
}

function present(fields: Fields, names: readonly [string, ...string[]]): string {
  return names.find((name) => fields[name] !== undefined) ?? names[0];
}

function addressOf(fields: Fields, path: string, at: number): string {
  return foldAddress(textOf(fields, 'address', path, at));
}

function textOf(fields: Fields, name: string, path: string, at: number): string {
  const value = fields[name];
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof text === 'string' && text.trim() !== '') return text.trim();
  const found =
    text === undefined
      ? `only ${Object.keys(fields).join(', ') || 'nothing'}`
      : text === ''
        ? 'an empty one'
        : typeof text;
  throw new AnalyticsError('SOURCE_SCHEMA', `Expected text in ${name} of row ${at + 1} of ${path}, found ${found}.`);
}
