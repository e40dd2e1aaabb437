/** Sums dealt out anew: whom of those that it pays a payer pays what. */
import { seededRandom } from '@analytics/graph';
import type { DetectionInput } from '../structural/detection.ts';
import { dealtAnew, habitsOf } from '../structural/unusual-sums/habits.ts';
import type { UnusualSumsSettings } from '../structural/unusual-sums/params.ts';
import { rowsOut } from '../transfer-index.ts';
import { copiedInput } from './copied-input.ts';
import type { Copy } from './copy.ts';

/**
 * Keeps who pays whom, what each payer pays and when, and how many relations everybody has; breaks which payee is paid
 * an unusual sum. The unit is a relation, all transfers of a payer to one payee in an asset, of payers with an unusual
 * sum. Its payees move round by a random number of places, at least one. Deterministic in the seed. O(transfers · log(transfers)).
 */
export function dealSums(input: DetectionInput, seed: number, settings: UnusualSumsSettings): Copy {
  const { transfers, index } = input;
  const random = seededRandom(seed);
  const to = transfers.to.slice();
  for (const { payer, asset, payees } of habitsOf(input, settings)) {
    const payeeNow = dealtAnew(payees, random);
    for (const row of rowsOut(index, payer)) {
      if (transfers.asset[row] === asset) to[row] = payeeNow.get(transfers.to[row]!) ?? to[row]!;
    }
  }
  // Everything that can be moved was.
  return { input: copiedInput(input, { to }), moved_ratio: 1 };
}
