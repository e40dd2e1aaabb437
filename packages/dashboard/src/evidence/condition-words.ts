/** What a condition measured and what it asks for, in words: a fact is a yes or a no, not a 1. */
import type { ApiSchemas } from '@analytics/api-client';
import { FACT_UNIT } from '@analytics/domain';
import { formatMeasure } from '../format/number.ts';
import { strings } from '../strings.ts';

const text = strings.alert;
type Measured = Pick<ApiSchemas['Condition'], 'value' | 'relation' | 'limit' | 'unit'>;

export function isFact({ unit }: Pick<Measured, 'unit'>): boolean {
  return unit === FACT_UNIT;
}

export function measuredWords({ value, unit }: Pick<Measured, 'value' | 'unit'>): string {
  if (isFact({ unit })) return value >= 1 ? text.yes : text.no;
  return formatMeasure(value);
}

export function wantedWords(condition: Omit<Measured, 'value'>): string {
  const { relation, limit } = condition;
  if (isFact(condition)) return relation === 'at_least' && limit >= 1 ? text.yes : text.no;
  return `${relation === 'at_least' ? text.at_least : text.at_most} ${formatMeasure(limit)}`;
}
