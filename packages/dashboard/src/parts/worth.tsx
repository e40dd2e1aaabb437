import { UNPRICED } from '@analytics/domain';
import { Usd } from './usd.tsx';

/** What a scheme moved; where nothing in it has a price, that. */
export function Worth({ amount_usd }: { readonly amount_usd: string }) {
  return Number(amount_usd) > 0 ? <Usd amount_usd={amount_usd} /> : <span className="quiet">{UNPRICED}</span>;
}
