/**
 * Builds before tests run, and again before each rerun: worker threads, processes and the dashboard's browser load what
 * is built.
 */
import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/** Types are for `npm run typecheck`: to check them takes longer than to build. */
const BUILD = ['node_modules/typescript/bin/tsc', '-b', '--noCheck'];
const BUILD_DASHBOARD = ['../../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];

/** Under a second where nothing has changed. The slow suite also needs the dashboard's pages. */
function build(): void {
  execFileSync(process.execPath, BUILD, { stdio: 'inherit' });
  if (process.env['TEST_SUITE'] === 'slow')
    execFileSync(process.execPath, BUILD_DASHBOARD, { stdio: 'inherit', cwd: 'packages/dashboard' });
}

export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(build);
}
