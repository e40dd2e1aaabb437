/** Ends a test run with one plain line that any tool can read: `N passed, N failed`, and how many were skipped. */
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = 0;
    for (const module of modules) {
      if (module.errors().length > 0) broken++;
      for (const test of module.children.allTests()) counts[test.result().state]++;
    }
    const skipped = counts.skipped + counts.pending;
    process.stdout.write(
      `\n${counts.passed} passed, ${counts.failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
