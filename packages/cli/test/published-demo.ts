/** A copy of the slice that the slow suite publishes once, for tests of what comes after a run. */
import { join } from 'node:path';
import { inject } from 'vitest';
import { copyFiles } from '../../storage/test/made-once.ts';

export const DEMO_SLICE = ['--network', 'demo', '--processing-date', '2025-06-30', '--window-days', '30'] as const;

/** Puts the world into `directory`/world: some 5,000 transfers of 30 days. */
export function copyDemoWorld(directory: string): void {
  copyFiles(join(inject('published_demo'), 'world'), join(directory, 'world'));
}

/** The world, and DEMO_SLICE published in `directory`/`data_dir`. */
export function copyPublishedDemo(directory: string, data_dir = '.analytics'): void {
  copyDemoWorld(directory);
  copyFiles(join(inject('published_demo'), 'data'), join(directory, data_dir));
}

/** For runs whose alerts are not looked at: chance is not measured, which is most of the time of a first run. */
export const WITHOUT_COPIES = ['--config', join(import.meta.dirname, 'without-copies.json')] as const;
