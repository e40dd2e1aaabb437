/** Sums dealt out anew: whom of those that it pays a payer pays an unusual sum, and which. */
import { seededRandom } from '@analytics/graph';
import type { DetectionInput } from '../structural/detection.ts';
import { dealtAnew, habitsOf } from '../structural/unusual-sums/habits.ts';
import type { UnusualSumsSettings } from '../structural/unusual-sums/params.ts';
import { rowsOut } from '../transfer-index.ts';
import { copiedInput } from './copied-input.ts';
import type { Copy } from './copy.ts';

/**
 * Keeps who pays whom, when, how many relations everybody has, and how often which unusual sum is paid; breaks who is paid
 * an unusual sum, and who pays the same. The unit is a relation, all transfers of a payer to one payee in an asset, of
 * payers with an unusual sum. Its payees move round by a random number of places, at least one, and unusual sums change
 * places where they are unusual there too. Deterministic in the seed. O(transfers · log(transfers)).
 */
export function dealSums(input: DetectionInput, seed: number, settings: UnusualSumsSettings): Copy {
  const { transfers, index } = input;
  const habits = habitsOf(input, settings);
  const to = transfers.to.slice();
  const amount = transfers.amount.slice();
  const amount_usd = transfers.amount_usd.slice();
  dealtAnew(habits, seededRandom(seed)).forEach(({ payeeNow, departures }, at) => {
    const habit = habits[at]!;
    for (const row of rowsOut(index, habit.payer)) {
      if (transfers.asset[row] === habit.asset) to[row] = payeeNow.get(transfers.to[row]!) ?? to[row]!;
    }
    departures.forEach(({ rows, size }, nth) => {
      const factor = 2 ** (size - habit.departures[nth]!.size);
      for (const row of rows) {
        amount[row]! *= factor;
        amount_usd[row]! *= factor;
      }
    });
  });
  // Everything that can be moved was.
  return { input: copiedInput(input, { to, amount, amount_usd }), moved_ratio: 1 };
}
