/** What a condition measured and what it asks for, in words: a fact is a yes or a no, not a 1. */
import { formatMeasure } from '../format/number.ts';
import { strings } from '../strings.ts';

const text = strings.alert;
/** How a chapter marks a condition that is a fact. */
const FACT_UNIT = 'yes or no';

interface Measured {
  readonly value: number;
  readonly relation: string;
  readonly limit: number;
  readonly unit: string;
}

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
