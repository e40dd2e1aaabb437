/** The real input, where it is at hand. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** `<shared>/data`; tests that need it are skipped by name where it is absent. */
export const REAL_DATA = resolve(repository, process.env['ANALYTICS_SHARED_DIR'] ?? '../shared', 'data');

export const HAS_REAL_DATA = existsSync(REAL_DATA);

export const TORUS = ['--network', 'torus', '--processing-date', '2025-11-20', '--window-days', '300'] as const;
