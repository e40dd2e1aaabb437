/** The filter of an address's transfers as it stands in the URL. */
import { defined } from '../api/defined.ts';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
export const TRANSFER_PARAMS = ['direction', 'asset', 'with', 'min', 'max', 'from', 'to', 'tx', 'order'] as const;
export type TransferParam = (typeof TRANSFER_PARAMS)[number];

export interface TransferFilter {
  readonly direction?: 'in' | 'out';
  readonly asset?: string;
  readonly counterparty?: string;
  readonly tx_id?: string;
  readonly min_usd?: number;
  readonly max_usd?: number;
  readonly from_ms?: number;
  readonly to_ms?: number;
  readonly sort: 'time' | 'usd';
}

/** Unknown words and numbers that are none are left out. Days are of UTC, the last one included. */
export function transferFilter(params: URLSearchParams): TransferFilter {
  const text = (name: TransferParam): string | undefined => params.get(name)?.trim() || undefined;
  const number = (name: TransferParam): number | undefined => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const day = (name: TransferParam): number | undefined => {
    const given = text(name) ?? '';
    const at_ms = DATE.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(at_ms) ? undefined : at_ms;
  };
  const direction = text('direction');
  const last_ms = day('to');
  return {
    sort: text('order') === 'usd' ? 'usd' : 'time',
    ...defined({
      direction: direction === 'in' || direction === 'out' ? direction : undefined,
      asset: text('asset'),
      counterparty: text('with'),
      tx_id: text('tx'),
      min_usd: number('min'),
      max_usd: number('max'),
      from_ms: day('from'),
      to_ms: last_ms === undefined ? undefined : last_ms + DAY_MS,
    }),
  };
}
