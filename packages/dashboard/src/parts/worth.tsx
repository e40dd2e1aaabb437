import { TURNOVER, UNPRICED } from '@analytics/domain';
import { Usd } from './usd.tsx';

interface WorthProps {
  readonly amount_usd: string;
  /** Shown, and named, where the amount is 0: slices of the first edition do not know what entered. */
  readonly turnover_usd?: string;
  /** In a column a dash stands for it, with the words on hover. */
  readonly isInColumn?: boolean;
}

/** What entered a scheme or moved in it; where nothing in it has a price, that. */
export function Worth({ amount_usd, turnover_usd = '0', isInColumn = false }: WorthProps) {
  if (Number(amount_usd) > 0) return <Usd amount_usd={amount_usd} />;
  if (Number(turnover_usd) > 0) {
    return (
      <>
        <Usd amount_usd={turnover_usd} /> {TURNOVER}
      </>
    );
  }
  if (!isInColumn) return <span className="quiet">{UNPRICED}</span>;
  return (
    <span className="quiet" role="img" aria-label={UNPRICED} title={UNPRICED}>
      –
    </span>
  );
}
