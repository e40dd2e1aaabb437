import { defineConfig } from 'vitest/config';
import LongestFirst from './scripts/longest-first.ts';
import { directoryInMemory } from './test/directory-in-memory.ts';
import { QUICK_NODE } from './test/quick-node.ts';

// 'import' and 'require' are added by how a module is loaded: naming one here would give CommonJS packages the other's file.
const conditions = ['source', 'module', 'node'];

/**
 * `npm test` runs all but *.slow.test.ts; `npm run test:slow` runs those; `portable` is what another Node may differ in:
 * text, numbers, times, the compiler and the services that join them.
 */
const suite = process.env['TEST_SUITE'] ?? 'unit';
const slow = suite === 'slow';

const ALL = ['packages/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'];
const SLOW = ['packages/*/test/**/*.slow.test.ts', 'test/**/*.slow.test.ts'];
/** What no Node differs in. */
const SAME_ON_EVERY_NODE = [
  // SQL and the engine's files: the engine is the same library.
  'packages/{storage,ingestion}/test/**/*.test.ts',
  'packages/api/test/damaged-data.test.ts',
  'test/query-rows.test.ts',
  // What the files of the repository say.
  'test/{chapters,commands-of-docs,documentation,folders,import-circles,plain-words}.test.ts',
];
const NO_TESTS = ['**/node_modules/**', '**/dist/**'];
const excluded = { unit: ['**/*.slow.test.ts'], portable: ['**/*.slow.test.ts', ...SAME_ON_EVERY_NODE], slow: [] }[
  suite
];
if (excluded === undefined) throw new Error(`Expected TEST_SUITE to be unit, portable or slow, found ${suite}.`);

// Who sets TMPDIR wants it so.
const in_memory = directoryInMemory();
if (in_memory !== undefined) process.env['TMPDIR'] ??= in_memory;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: 'forks',
    // Slow files wait for browsers, processes and clocks more than they compute.
    maxWorkers: slow ? 5 : 2,
    ...(slow ? { sequence: { sequencer: LongestFirst } } : {}),
    execArgv: [...QUICK_NODE],
    // A busy machine takes ten times as long; what hangs hangs for good.
    testTimeout: slow ? 300_000 : 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    globalSetup: ['./scripts/fresh-build.ts', './scripts/made-once.ts', './scripts/published-demo.ts'],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    include: slow ? SLOW : ALL,
    exclude: [...excluded, ...NO_TESTS],
    // Files of unit tests share two processes: each loads modules and engine once. A process holds one data directory at a
    // time, so that each file closes what it opens, and no file replaces a module.
    isolate: slow,
  },
});
