/** The real input, where it is at hand. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { copyOfMade } from '../../storage/test/made-once.ts';
import { analytics, answerOf } from './analytics-process.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** `<shared>/data`; tests that need it are skipped by name where it is absent. */
export const REAL_DATA = resolve(repository, process.env['ANALYTICS_SHARED_DIR'] ?? '../shared', 'data');

export const HAS_REAL_DATA = existsSync(REAL_DATA);

export const TORUS = ['--network', 'torus', '--processing-date', '2025-11-20', '--window-days', '300'] as const;

/** Puts a data directory in which TORUS is published into `directory`: the first that asks for it runs it. */
export async function copyPublishedTorus(directory: string, data_dir = '.analytics'): Promise<void> {
  await copyOfMade('torus', join(directory, data_dir), async (making) => {
    const run = ['run', ...TORUS, '--source', `directory:${REAL_DATA}`, '--data-dir', making, '--json'];
    const outcome = await analytics(run, { cwd: directory });
    expect(outcome.stderr).toBe('');
    expect(answerOf(outcome)).toMatchObject({ ok: true, run: { status: 'published', progress: 1 } });
  });
}
