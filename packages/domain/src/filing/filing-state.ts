/** Which version an export is of: every export says so, and whether somebody approved it. */
import type { FilingStatus } from './filing-limits.ts';

export interface FilingState {
  readonly filing_id: string;
  readonly version: number;
  readonly status: FilingStatus;
  readonly digest: string;
  /** Empty where nobody approved this version. */
  readonly approved_by: string;
  readonly is_own_approval: boolean;
}

/** Whether it is what somebody approved. */
export function isApproved({ status }: Pick<FilingState, 'status'>): boolean {
  return status === 'approved' || status === 'filed';
}

/** `Version 4 of filing_1, approved by ben. SHA-256 …`. */
export function stateWords(state: FilingState): string {
  const { filing_id, version, status, digest, approved_by, is_own_approval } = state;
  const own = is_own_approval ? ', who drafted it too' : '';
  const said = isApproved(state)
    ? `approved by ${approved_by}${own}`
    : `DRAFT: not approved (${status.replaceAll('_', ' ')})`;
  return `Version ${version} of ${filing_id}, ${said}. SHA-256 ${digest}`;
}
