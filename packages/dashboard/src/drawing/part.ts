/** The part that an address has in a scheme, as it is drawn: by colour and by shape. */
import { roleKindOf } from '@analytics/domain';

export const PARTS = ['suspect', 'risk', 'service', 'other', 'outside'] as const;
export type Part = (typeof PARTS)[number];

/** `outside` has none: it deals with somebody who has. */
export function partOf(role: string, isSuspect: boolean): Part {
  const kind = roleKindOf(role);
  if (kind === 'risk' || kind === 'service') return kind;
  return isSuspect ? 'suspect' : 'other';
}

/** The custom property of styles.css that holds the colour of a part. */
export const PART_COLORS = {
  suspect: '--high',
  risk: '--critical',
  service: '--accent',
  other: '--quiet',
  outside: '--control-line',
} as const satisfies Record<Part, string>;
