import { defineConfig } from 'vitest/config';
import { QUICK_NODE } from './test/quick-node.ts';

// 'import' and 'require' are added by how a module is loaded: naming one here would give CommonJS packages the other's file.
const conditions = ['source', 'module', 'node'];

/** `npm test` runs all but *.slow.test.ts; `npm run test:slow` runs those. */
const slow = process.env['TEST_SUITE'] === 'slow';

/** Packages of pure functions: their tests can share a process, which loads each module once. */
const PURE = ['packages/{analyzers,api,cli,dashboard,domain,graph,ingestion,simulator,storage}/src/**/*.test.ts'];
/**
 * Over the embedded engine, which the project 'service' needs too: a process of its own costs a file two seconds for
 * node, modules and engine. A process holds one data directory at a time, so that each file closes what it opens.
 */
const ENGINE = ['packages/{storage,ingestion}/test/**/!(*.slow).test.ts'];
/** A module that another file of the process has loaded cannot be replaced any more: a process of their own. */
const MOCKING = ['packages/jobs/test/bullmq-worker.test.ts'];
const SLOW = ['packages/*/test/**/*.slow.test.ts', 'test/**/*.slow.test.ts'];
const NO_TESTS = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    execArgv: [...QUICK_NODE],
    // A busy machine takes ten times as long; what hangs hangs for good.
    testTimeout: slow ? 300_000 : 60_000,
    hookTimeout: 180_000,
    globalSetup: ['./scripts/fresh-build.ts', './scripts/made-once.ts', './scripts/published-demo.ts'],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    projects: slow
      ? [{ extends: true, test: { name: 'slow', include: SLOW, exclude: NO_TESTS } }]
      : [
          { extends: true, test: { name: 'pure', include: PURE, exclude: NO_TESTS, isolate: false } },
          { extends: true, test: { name: 'engine', include: ENGINE, exclude: NO_TESTS, isolate: false } },
          {
            extends: true,
            test: {
              name: 'service',
              include: ['packages/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
              exclude: [...PURE, ...ENGINE, ...MOCKING, '**/*.slow.test.ts', ...NO_TESTS],
              isolate: false,
            },
          },
          { extends: true, test: { name: 'mocking', include: MOCKING } },
        ],
  },
});
