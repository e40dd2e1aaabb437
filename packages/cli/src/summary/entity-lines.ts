/** How well entities are found where it is known who holds what, as a person reads it. */
import { counted } from '@analytics/domain';
import type { EntityQuality, PairCount } from '@analytics/analyzers';
import { alignedRows } from '../terminal/quantities.ts';
import { figure } from './evaluation-tables.ts';

export function entityLines({ entities, wrong_entities, all, owners, by_rule }: EntityQuality): string[] {
  const cells = (name: string, { pairs, right, known }: PairCount): string[] => [
    `  ${name}`,
    `${right} of ${pairs} pairs right`,
    `precision ${figure(pairs === 0 ? null : right / pairs)}`,
    `${known} known`,
    `recall ${figure(known === 0 ? null : right / known)}`,
  ];
  return [
    `${counted(entities, 'entity', 'entities')}, ${wrong_entities} with addresses of several owners.`,
    ...alignedRows([cells('all', all), cells('without services', owners)]),
    ...alignedRows(
      by_rule.map(({ rule, is_hint, links, right }) => [
        `  ${rule.replaceAll('_', ' ')}${is_hint ? ' (hint)' : ''}`,
        `${right} of ${counted(links, 'link')} right`,
      ]),
    ),
  ];
}
