/** How well roles by behaviour are told where it is known who plays them, as a person reads it. */
import type { RoleQuality } from '@analytics/analyzers';
import { counted } from '@analytics/domain';
import { alignedRows } from '../terminal/quantities.ts';
import { figure } from './evaluation-tables.ts';

export function roleLines(roles: readonly RoleQuality[]): string[] {
  const quiet = roles.reduce((sum, one) => sum + one.quiet, 0);
  return [
    'Roles by behaviour:',
    ...alignedRows(
      roles.map(({ role, given, right, known, found, precision, recall }) => [
        `  ${role.replaceAll('_', ' ')}`,
        `${right} of ${given} right`,
        `precision ${figure(precision)}`,
        `${found} of ${known} found`,
        `recall ${figure(recall)}`,
      ]),
    ),
    ...(quiet > 0
      ? [`  ${counted(quiet, 'address', 'addresses')} with too few transfers for a habit left out of the recall.`]
      : []),
  ];
}
