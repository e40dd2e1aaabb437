/** Numbers and times in sentences: short, in English, always UTC. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';

export { counted } from '@analytics/domain';

/** `$1,234`, or with cents below ten dollars. */
export function usd(amount: number): string {
  const digits = amount < 10 ? 2 : 0;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })} %`;
}

/** `40 seconds`, `12 minutes`, `3.5 hours`, `4.2 days`. */
export function lasting(duration_ms: number): string {
  const written = (amount: number, one: string): string => {
    const text = amount.toLocaleString('en-US', { maximumFractionDigits: amount < 10 ? 1 : 0 });
    return `${text} ${one}${text === '1' ? '' : 's'}`;
  };
  if (duration_ms < 120_000) return written(duration_ms / 1000, 'second');
  if (duration_ms < 2 * HOUR_MS) return written(duration_ms / 60_000, 'minute');
  if (duration_ms < 2 * DAY_MS) return written(duration_ms / HOUR_MS, 'hour');
  return written(duration_ms / DAY_MS, 'day');
}

/** `2025-05-03 14:05 UTC`. */
export function moment(time_ms: number): string {
  return `${new Date(time_ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
