/**
 * A version of a filing as its table has it. Versions are a chain: each holds the digest of the one before, so that an
 * export that names a digest names one text and all that led to it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { FILING_ACTIONS, FILING_STATUSES, FILING_SUBJECTS, type FilingStatus } from '../filing/filing-limits.ts';
import type { FilingDocument } from '../filing/filing-document.ts';
import { canonicalJson } from '../settings.ts';
import { booleanColumn, dateColumn, integerColumn, timeColumn } from './row-types.ts';

const STATUSES = Object.keys(FILING_STATUSES) as [FilingStatus, ...FilingStatus[]];
export const filingStatusSchema = z.enum(STATUSES);

/** A version without its document. */
export const filingVersionSchema = z
  .object({
    filing_id: z.string(),
    version: integerColumn.meta({ description: '1 for the first; each act makes the next.' }),
    action: z.enum(FILING_ACTIONS).meta({ description: 'What made it.' }),
    status: filingStatusSchema.meta({ description: 'What it was afterwards.' }),
    title: z.string().meta({ description: 'The report code and what the filing is about.' }),
    subject_kind: z.enum(FILING_SUBJECTS),
    subject_id: z.string(),
    processing_date: dateColumn.meta({ description: 'Of the slice that it was drafted from.' }),
    window_days: integerColumn,
    due_date: dateColumn.meta({ description: 'Empty where nobody set one.' }),
    drafted_by: z.string().meta({ description: 'Who made the first version.' }),
    saved_by: z.string().meta({ description: 'Who did this: the name of the API key, or local.' }),
    saved_at_ms: timeColumn,
    note: z.string().meta({ description: 'Why it was returned or withdrawn, or what else was said.' }),
    approved_by: z.string().meta({ description: 'Who approved this text; empty where nobody did.' }),
    is_own_approval: booleanColumn.meta({
      description: 'Whether who approved had drafted it too, or was local, which is nobody in particular.',
    }),
    reference_number: z
      .string()
      .meta({ description: 'What the authority gave it; empty before it is filed; kept by later versions.' }),
    filed_date: dateColumn.meta({ description: 'Empty before it is filed; kept by later versions.' }),
    document_digest: z.string().meta({ description: 'SHA-256, hex, over the canonical JSON of the document.' }),
    previous_digest: z.string().meta({ description: 'Of the version before; empty for the first.' }),
    digest: z.string().meta({ description: 'SHA-256, hex, over all of the above with the network.' }),
  })
  .meta({ id: 'FilingVersion' });
export type FilingVersion = Readonly<z.infer<typeof filingVersionSchema>>;

export function documentDigest(document: FilingDocument): string {
  return digestOf(document);
}

/** Keys in order, no spaces. */
export function filingDigest(network: string, version: Omit<FilingVersion, 'digest'>): string {
  return digestOf({ network, ...version });
}

/** The first version, in the order in which they are given, that does not continue the one before; undefined where all do. */
export function brokenVersion(network: string, versions: readonly FilingVersion[]): number | undefined {
  let before = '';
  for (const { digest, ...facts } of versions) {
    if (facts.previous_digest !== before || filingDigest(network, facts) !== digest) return facts.version;
    before = digest;
  }
  return undefined;
}

function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
