/** Refusals of filings that an analyst meets: every page may show them. */
import type { ErrorCode } from '@analytics/domain';

export const filingRefusals = {
  FILING_CONFLICT: [
    'Somebody changed this filing while you wrote.',
    'Read what they did; yours can be saved after it, so that both stay.',
  ],
  FILING_INCOMPLETE: ['Required fields are empty.', 'Fill them in and save, then try again.'],
  FOUR_EYES: [
    'Who drafted a filing may not approve it.',
    'Somebody with another API key of the scope lead must. Without keys everybody is one person; a desk of one can allow it in its settings.',
  ],
  XSD_REFUSED: ['This schema cannot be used.', 'Choose an XSD without a DTD, and with it every file that it includes.'],
} satisfies Partial<Record<ErrorCode, readonly [message: string, remedy: string]>>;
