import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that stand by the modules of stryker.config.json: a mutant is looked at by those only. Stryker runs them in threads, where the engine cannot. */
export default defineConfig({
  ...base,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: [
      'packages/analyzers/src/structural/cycle/*.test.ts',
      'packages/analyzers/src/structural/identity.test.ts',
      'packages/analyzers/src/alerts/*.test.ts',
    ],
  },
});
