import { UNPRICED } from '@analytics/domain';
import { Usd } from './usd.tsx';

interface WorthProps {
  readonly amount_usd: string;
  /** In a column a dash stands for it, with the words on hover. */
  readonly isInColumn?: boolean;
}

/** What a scheme moved; where nothing in it has a price, that. */
export function Worth({ amount_usd, isInColumn = false }: WorthProps) {
  if (Number(amount_usd) > 0) return <Usd amount_usd={amount_usd} />;
  if (!isInColumn) return <span className="quiet">{UNPRICED}</span>;
  return (
    <span className="quiet" role="img" aria-label={UNPRICED} title={UNPRICED}>
      –
    </span>
  );
}
