/** Whether a version still says of the evidence what the first version took from it. */
import type { FilingDocument, FilingTransaction } from './filing-document.ts';
import { canonicalJson } from '../settings.ts';

/** What of the evidence another document says differently, in words; undefined where nothing. */
export function changedEvidence(first: FilingDocument, given: FilingDocument): string | undefined {
  if (canonicalJson(first.origin) !== canonicalJson(given.origin)) return 'another origin';
  const [before, after] = [first.transactions, given.transactions];
  if (before.length !== after.length)
    return `${after.length} transactions instead of ${before.length}; leave one out with is_chosen`;
  const account = accountFault(first, given);
  if (account !== undefined) return account;
  const at = before.findIndex((transaction, index) => facts(transaction) !== facts(after[index]));
  return at < 0 ? undefined : `another transaction ${at + 1}`;
}

/** Whose an address is, people say; what it is called and what it did are evidence. */
function accountFault(first: FilingDocument, given: FilingDocument): string | undefined {
  const [before, after] = [first.accounts, given.accounts];
  if (before.length !== after.length) return `${after.length} accounts instead of ${before.length}`;
  const at = before.findIndex(({ address, label, role }, index) => {
    const other = after[index];
    return other?.address !== address || other.label !== label || other.role !== role;
  });
  return at < 0 ? undefined : `another address, label or role of account ${at + 1}`;
}

function facts(transaction: FilingTransaction | undefined): string {
  return canonicalJson({ ...transaction, is_chosen: true });
}
