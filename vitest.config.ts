import { defineConfig } from 'vitest/config';

// 'import' and 'require' are added by how a module is loaded: naming one here would give CommonJS packages the other's file.
const conditions = ['source', 'module', 'node'];

/** `npm test` runs all but *.slow.test.ts; `npm run test:slow` runs those. */
const slow = process.env['TEST_SUITE'] === 'slow';

/** Packages of pure functions: their tests can share a process, which loads each module once. */
const PURE = ['packages/{analyzers,api,cli,dashboard,domain,graph,simulator,storage}/src/**/*.test.ts'];
const SLOW = ['packages/*/test/**/*.slow.test.ts', 'test/**/*.slow.test.ts'];
const NO_TESTS = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: slow ? 300_000 : 30_000,
    hookTimeout: 60_000,
    globalSetup: './scripts/fresh-build.ts',
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    projects: slow
      ? [{ extends: true, test: { name: 'slow', include: SLOW, exclude: NO_TESTS } }]
      : [
          { extends: true, test: { name: 'pure', include: PURE, exclude: NO_TESTS, isolate: false } },
          {
            extends: true,
            test: {
              // Files share a process too: starting one and loading engine and modules costs more than most files. A
              // process holds one data directory at a time, so that each file closes what it opens.
              name: 'whole',
              isolate: false,
              include: ['packages/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
              exclude: [...PURE, '**/*.slow.test.ts', ...NO_TESTS],
            },
          },
        ],
  },
});
