/**
 * Begins the longest files of the slow suite first, so that no worker idles while another ends with one of them. Vitest
 * orders by the times of an earlier run; a clean checkout has none, and the size of a file says little of its time.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first; what takes less than 20 seconds on two cores is not named. */
const LONGEST: readonly string[] = [
  'packages/dashboard/test/pages.slow.test.ts',
  'packages/dashboard/test/dashboard.slow.test.ts',
  'packages/dashboard/test/canvas.slow.test.ts',
  'packages/dashboard/test/queue.slow.test.ts',
  'packages/cli/test/worker.slow.test.ts',
  'packages/cli/test/docs-commands.slow.test.ts',
  'packages/cli/test/api.slow.test.ts',
  'test/evaluation.slow.test.ts',
  'packages/cli/test/reading.slow.test.ts',
  'packages/cli/test/help.slow.test.ts',
  'packages/cli/test/kill.slow.test.ts',
  'packages/dashboard/test/torus.slow.test.ts',
  'test/bench.slow.test.ts',
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at === -1 ? LONGEST.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
