import { strings } from '../strings.ts';
import { Usd } from './usd.tsx';

/** What entered a scheme; where nothing in it has a price, that. */
export function Entered({ amount_usd }: { readonly amount_usd: string }) {
  return Number(amount_usd) > 0 ? <Usd amount_usd={amount_usd} /> : <span className="quiet">{strings.unpriced}</span>;
}
