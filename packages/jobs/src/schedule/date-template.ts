/** Dates as a schedule writes them: YYYY-MM-DD, or relative to the day on which the entry is due. */
import { DAY_MS, parseProcessingDate, type ProcessingDate } from '@analytics/domain';

const TEMPLATE = /^\{\{\s*(today|yesterday|tomorrow)\s*(?:([+-])\s*(\d{1,4})\s*)?\}\}$/u;
const DAYS = { yesterday: -1, today: 0, tomorrow: 1 } as const;

/**
 * Reads a date or `{{ today }}`, `{{ yesterday }}`, `{{ tomorrow }}`, each with `- n` or `+ n` days. Gives what makes
 * the date from the moment at which the entry is due (epoch milliseconds, UTC). Throws INVALID_DATE.
 */
export function parseDateTemplate(text: string): (due_ms: number) => ProcessingDate {
  const found = TEMPLATE.exec(text.trim());
  if (found === null) {
    const fixed = parseProcessingDate(text);
    return () => fixed;
  }
  const [, name, sign, count = '0'] = found;
  const shift = DAYS[name as keyof typeof DAYS] + (sign === '-' ? -1 : 1) * Number(count);
  return (due_ms) => parseProcessingDate(new Date(due_ms + shift * DAY_MS).toISOString().slice(0, 10));
}
