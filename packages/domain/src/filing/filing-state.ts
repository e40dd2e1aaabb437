/** Which version an export is of: every export says so, and whether somebody approved it. */
import { LOCAL_NAME } from '../vocabulary.ts';
import type { FilingFormat, FilingStatus } from './filing-limits.ts';

export interface FilingState {
  readonly filing_id: string;
  readonly version: number;
  readonly status: FilingStatus;
  readonly digest: string;
  /** Empty where nobody approved this version. */
  readonly approved_by: string;
  readonly is_own_approval: boolean;
  /** The version that took the approval of this one back; 0 where none did. */
  readonly superseded_by: number;
}

/** Whether it is what somebody approved, and no later version took that back. */
export function isApproved({ status, superseded_by }: Pick<FilingState, 'status' | 'superseded_by'>): boolean {
  return (status === 'approved' || status === 'filed') && superseded_by === 0;
}

const ENDINGS: Readonly<Record<FilingFormat, string>> = {
  goaml: 'goaml.xml',
  fincen: 'fincen.json',
  html: 'html',
  json: 'json',
};

/** `filing_1-v4-draft.goaml.xml`: so that nobody takes it for what may be sent. */
export function filingFileName(format: FilingFormat, state: FilingState): string {
  const { filing_id, version, superseded_by } = state;
  const unapproved = superseded_by > 0 ? '-superseded' : '-draft';
  return `${filing_id}-v${version}${isApproved(state) ? '' : unapproved}.${ENDINGS[format]}`;
}

/** `Version 4 of filing_1, approved by ben. SHA-256 …`. */
export function stateWords(state: FilingState): string {
  const { filing_id, version, digest } = state;
  return `Version ${version} of ${filing_id}, ${approvalWords(state)}. SHA-256 ${digest}`;
}

function approvalWords({ status, superseded_by, approved_by, is_own_approval }: FilingState): string {
  if (status !== 'approved' && status !== 'filed') return `DRAFT: not approved (${status.replaceAll('_', ' ')})`;
  const later = superseded_by === 0 ? '' : `; SUPERSEDED: version ${superseded_by} took the approval back`;
  return `approved by ${approved_by}${is_own_approval ? ownWords(approved_by) : ''}${later}`;
}

/** Everybody is `local` at a command line: nobody can say who it was. */
function ownWords(approved_by: string): string {
  return approved_by === LOCAL_NAME ? ', who may have drafted it too' : ', who drafted it too';
}
