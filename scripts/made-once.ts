/** A directory of the whole test run, for what one test file makes and others copy (`packages/storage/test/made-once.ts`). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly made_once: string;
  }
}

export default function setup(project: TestProject): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-made-once-'));
  project.provide('made_once', directory);
  return () => {
    rmSync(directory, { recursive: true, force: true });
  };
}
