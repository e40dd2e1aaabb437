/** Between two transfers of a drawing that is played. */
export const STEP_MS = 120;
/** However many transfers there are, and however long a step takes to draw. */
const MAX_PLAY_MS = 15_000;

/** How many transfers have been played after so many milliseconds: one a step, or more where all would take too long. */
export function playedTransfers(elapsed_ms: number, count: number): number {
  return Math.floor(elapsed_ms * Math.max(1 / STEP_MS, count / MAX_PLAY_MS));
}
