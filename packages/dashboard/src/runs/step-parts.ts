/** Where the seconds of a step went, read out of its audit: `schemes 1.2 s, write 0.1 s`; '' where it says nothing. */
import { formatTenths } from '../format/number.ts';
import { words } from '../format/words.ts';

export function partsOf(details_json: string): string {
  const details = JSON.parse(details_json) as { readonly seconds?: Readonly<Record<string, number>> };
  return Object.entries(details.seconds ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([name, seconds]) => `${words(name)} ${formatTenths(seconds)} s`)
    .join(', ');
}
