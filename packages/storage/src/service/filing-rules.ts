/** What may be done with a filing, and what is said where it may not. */
import {
  AnalyticsError,
  FILING_STEPS,
  LOCAL_NAME,
  MAX_FILING_VERSIONS,
  counted,
  missingFields,
  type FilingAction,
  type FilingDocument,
  type FilingVersion,
} from '@analytics/domain';
import type { FilingAct } from './filings.ts';

export function requireNewest(last: FilingVersion, seen_version: number): void {
  if (last.version !== seen_version) throw conflict(last, seen_version);
}

export function requireStep({ status, filing_id }: FilingVersion, action: FilingAction): void {
  const { from } = FILING_STEPS[action];
  if (from.includes(status)) return;
  const wanted = from.map((one) => one.replaceAll('_', ' ')).join(' or ');
  throw new AnalyticsError(
    'FILING_STEP',
    `Expected ${filing_id} to be ${wanted}, for it to be ${action}, found it ${status.replaceAll('_', ' ')}.`,
  );
}

/** Of saves only: what is written can always be filed or given up. */
export function requireRoom({ version }: Pick<FilingVersion, 'version'>, action: FilingAction): void {
  if (action === 'saved' && version >= MAX_FILING_VERSIONS)
    throw new AnalyticsError('FILING_LIMIT', `Expected at most ${MAX_FILING_VERSIONS} versions, found ${version}.`);
}

/** A report that was filed is not given up, and is amended for a reason. */
export function requireFiledRules(
  filed: FilingVersion | undefined,
  last: FilingVersion,
  { action, note = '' }: FilingAct,
): void {
  if (filed === undefined) return;
  if (action === 'withdrawn')
    throw new AnalyticsError(
      'FILING_STEP',
      `Expected ${filed.filing_id} to be not filed, for it to be withdrawn, found it filed on ${filed.filed_date}.`,
    );
  if (action === 'saved' && last.status === 'filed' && note.trim() === '')
    throw new AnalyticsError('INVALID_REQUEST', 'Expected a note that says why a filed report is amended, found none.');
}

/** The first later version that is not the filing of the same text. */
export function supersededBy({ version, status }: FilingVersion, versions: readonly FilingVersion[]): number {
  if (status !== 'approved' && status !== 'filed') return 0;
  return versions.find((one) => one.version > version && one.action !== 'filed')?.version ?? 0;
}

export function requireComplete(document: FilingDocument): void {
  const missing = missingFields(document);
  if (missing.length === 0) return;
  const named = missing.map(({ field }) => field).join(', ');
  throw new AnalyticsError(
    'FILING_INCOMPLETE',
    `Expected every required field, found ${counted(missing.length, 'empty one')}: ${named}.`,
  );
}

/**
 * Who drafted any version may not approve, unless a setting lets them; nor may `local`, which is nobody in particular.
 * An approval lasts as long as the text.
 */
export function approvalOf(
  { action, done_by, same_person = new Set(), allow_own_approval = false }: FilingAct,
  last: FilingVersion,
  versions: readonly FilingVersion[],
): Pick<FilingVersion, 'approved_by' | 'is_own_approval'> {
  if (action === 'filed') return { approved_by: last.approved_by, is_own_approval: last.is_own_approval };
  if (action !== 'approved') return { approved_by: '', is_own_approval: false };
  const wrote = versions.some(
    ({ saved_by, action: done }) =>
      (saved_by === done_by || same_person.has(saved_by)) && (done === 'drafted' || done === 'saved'),
  );
  const isLocal = done_by === LOCAL_NAME;
  if (!wrote && isLocal && !allow_own_approval)
    throw new AnalyticsError(
      'FOUR_EYES',
      'Expected a name that shows who approves, found "local": at a command line or without API keys nothing shows that it is somebody else.',
    );
  if (wrote && !allow_own_approval)
    throw new AnalyticsError(
      'FOUR_EYES',
      `Expected somebody to approve who wrote no version, found ${JSON.stringify(done_by)}, who did.`,
    );
  return { approved_by: done_by, is_own_approval: wrote || isLocal };
}

export function notFound(filing_id: string, version = 0): AnalyticsError {
  const wanted = version === 0 ? '' : `version ${version} of `;
  return new AnalyticsError('FILING_NOT_FOUND', `Expected ${wanted}a filing ${JSON.stringify(filing_id)}, found none.`);
}

export function damaged(filing_id: string, version: number): AnalyticsError {
  return new AnalyticsError(
    'FILING_DAMAGED',
    `Expected version ${version} of ${filing_id} with the digest that it was saved with, found another text. The versions before it can be read.`,
  );
}

export function conflict(
  { filing_id, version, action, saved_by, saved_at_ms }: FilingVersion,
  seen: number,
): AnalyticsError {
  const when = new Date(saved_at_ms).toISOString();
  return new AnalyticsError(
    'FILING_CONFLICT',
    `Expected version ${seen} as the newest of ${filing_id}, found version ${version}, ${action} by ${saved_by} at ${when}.`,
  );
}
