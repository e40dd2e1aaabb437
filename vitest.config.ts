import { defineConfig } from 'vitest/config';

// 'import' and 'require' are added by how a module is loaded: naming one here would give CommonJS packages the other's file.
const conditions = ['source', 'module', 'node'];

/** `npm test` runs all but *.slow.test.ts; `npm run test:slow` runs those. */
const slow = process.env['TEST_SUITE'] === 'slow';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: slow ? ['packages/*/test/**/*.slow.test.ts', 'test/**/*.slow.test.ts'] : ['packages/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...(slow ? [] : ['**/*.slow.test.ts']), '**/node_modules/**', '**/dist/**'],
    // A process a file: the embedded engine binds one data directory to a process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: slow ? 300_000 : 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/closing-line-reporter.ts'],
  },
});
