import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ANALYTICS = fileURLToPath(new URL('../bin/analytics.js', import.meta.url));
const TRANSFERS = 50_000;

/**
 * Bytes a transfer that a step may take beyond what the process has with an open engine, a tenth to a quarter above what
 * was measured. At this size most of them are taken by every run, whatever its window: docs/scale.md has the growth.
 */
const MAX_BYTES_A_TRANSFER = {
  ingest: 3_500,
  features: 7_900,
  patterns: 6_900,
  typologies: 7_400,
  alerts: 6_900,
  publish: 7_700,
} as const;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'analytics-memory-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

interface Answer {
  readonly steps: readonly { readonly step: string; readonly peak_rss_bytes: number; readonly row_count: number }[];
}

/** By its first line, which says how memory is handed back. */
function analytics(...args: readonly string[]): Answer {
  return JSON.parse(execFileSync(ANALYTICS, [...args, '--json'], { encoding: 'utf8', cwd: directory })) as Answer;
}

describe('the memory of a run', () => {
  it('stays within what each step may take', () => {
    writeFileSync(join(directory, 'settings.json'), JSON.stringify({ detection: { copies: 0 } }));
    analytics('simulate', '--transfers', String(TRANSFERS), '--seed', '7', '--network', 'memory', '--out', directory);
    const slice = ['--network', 'memory', '--processing-date', '2025-06-30', '--window-days', '30'];
    const source = ['--data-dir', 'data', '--config', 'settings.json', '--source', `directory:${directory}`];
    const { steps } = analytics('run', ...slice, ...source, '--threads', '2');
    const [first, ...others] = steps;
    const transfers = others.find(({ step }) => step === 'ingest')!.row_count;
    const taken = Object.fromEntries(
      others.map(({ step, peak_rss_bytes }) => [step, (peak_rss_bytes - first!.peak_rss_bytes) / transfers]),
    );
    for (const [step, most] of Object.entries(MAX_BYTES_A_TRANSFER)) {
      expect(taken[step], step).toBeLessThan(most);
    }
  });
});
