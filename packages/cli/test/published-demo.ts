/** A copy of the slice that the slow suite publishes once, for tests of what comes after a run. */
import { join } from 'node:path';
import { inject } from 'vitest';
import { copyFiles } from '../../storage/test/made-once.ts';

export const DEMO_SLICE = ['--network', 'demo', '--processing-date', '2025-06-30', '--window-days', '30'] as const;

/** Puts the world into `directory`/world, 9,131 transfers, and DEMO_SLICE published into `directory`/`data_dir`. */
export function copyPublishedDemo(directory: string, data_dir = '.analytics'): void {
  copyFiles(join(inject('published_demo'), 'world'), join(directory, 'world'));
  copyFiles(join(inject('published_demo'), 'data'), join(directory, data_dir));
}

/** For runs whose alerts are not looked at: chance is not measured, which is most of the time of a first run. */
export const WITHOUT_COPIES = ['--config', join(import.meta.dirname, 'without-copies.json')] as const;
