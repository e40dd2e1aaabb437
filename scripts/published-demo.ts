/**
 * A small demo for the whole slow suite, its world and its published slice: copying it takes a blink, making it half a
 * minute.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { QUICK_NODE } from '../test/quick-node.ts';

const ANALYTICS = join(import.meta.dirname, '../packages/cli/bin/analytics.js');

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds world/ (the simulator's files) and data/ (a data directory as the demo leaves it); '' in other suites. */
    readonly published_demo: string;
  }
}

export default function setup(project: TestProject): () => void {
  if (process.env['TEST_SUITE'] !== 'slow') {
    project.provide('published_demo', '');
    return () => undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'analytics-published-'));
  const demo = ['demo', '--transfers', '5k', '--seed', '3', '--data-dir', 'data', '--json'];
  execFileSync(process.execPath, [...QUICK_NODE, ANALYTICS, ...demo], {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: directory },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  renameSync(join(directory, 'data', 'worlds'), join(directory, 'world'));
  project.provide('published_demo', directory);
  return () => {
    rmSync(directory, { recursive: true, force: true });
  };
}
