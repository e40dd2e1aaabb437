import { compactUsd, exactUsd } from '../format/usd.ts';

/** An amount, compact, with every digit on hover. */
export function Usd({ amount_usd }: { readonly amount_usd: string | number }) {
  return (
    <data className="number" value={String(amount_usd)} title={exactUsd(amount_usd)}>
      {compactUsd(amount_usd)}
    </data>
  );
}
