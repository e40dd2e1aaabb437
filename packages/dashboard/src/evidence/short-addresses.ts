/** Sentences with their long addresses shortened in the middle; tables hold them whole. */
import { shortAddress } from '@analytics/domain';

const ADDRESS = /\b[A-Za-z0-9]{24,}\b/gu;

export function withShortAddresses(sentence: string): string {
  return sentence.replaceAll(ADDRESS, shortAddress);
}
