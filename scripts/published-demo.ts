/**
 * One small world and its published slice for the whole slow suite: copying it takes a blink, making it half a minute.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds world/ (the simulator's files) and data/ (a data directory with the slice published); '' in other suites. */
    readonly published_demo: string;
  }
}

const WORLD = ['--network', 'demo', '--transfers', '5k', '--seed', '3', '--days', '30', '--out', 'world'];
const RUN = ['--network', 'demo', '--processing-date', '2025-06-30', '--window-days', '30'];

export default function setup(project: TestProject): () => void {
  if (process.env['TEST_SUITE'] !== 'slow') {
    project.provide('published_demo', '');
    return () => undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'analytics-published-'));
  const analytics = (...args: string[]): void => {
    const env = { PATH: process.env['PATH'], HOME: directory };
    execFileSync(process.execPath, [join(import.meta.dirname, '../packages/cli/bin/analytics.js'), ...args], {
      cwd: directory,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  analytics('simulate', ...WORLD);
  analytics('run', ...RUN, '--source', 'directory:world', '--data-dir', 'data', '--json');
  project.provide('published_demo', directory);
  return () => {
    rmSync(directory, { recursive: true, force: true });
  };
}
