/** How long traces of simulated thefts take over a window that is open, and how much of the stolen money they name. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveSettings } from '@analytics/analyzers';
import {
  databaseOf,
  formatNumber,
  knownTheftsSchema,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
} from '@analytics/domain';
import { askWindow, traceWindow, type TraceQuestion } from '@analytics/jobs';
import { openDatabase } from '@analytics/storage';
import { analytics } from './analytics-command.ts';

const NETWORK = parseNetworkName('bench');
const DATE = parseProcessingDate('2025-06-30');
const DAYS = 30;
const QUESTION: Omit<TraceQuestion, 'transfers'> = {
  from: [],
  direction: 'forward',
  method: 'haircut',
  min_usd: 1,
  path_count: 10,
};
/** The target of a trace over 1 M transfers, the window being open. */
const TARGET_SECONDS = 2;

/** Lines of a table. `size` is as `analytics simulate --transfers` takes it. */
export async function benchTraces(size: string): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-bench-traces-'));
  const data_dir = join(directory, 'data');
  const slice = ['--network', NETWORK, '--processing-date', DATE, '--window-days', String(DAYS)];
  try {
    analytics('simulate', '--transfers', size, '--seed', '7', '--network', NETWORK, '--thefts', '--out', directory);
    analytics('ingest', ...slice, '--data-dir', data_dir, '--source', `directory:${directory}`);
    const told = readFileSync(join(directory, NETWORK, DATE, String(DAYS), 'thefts.json'), 'utf8');
    const { thefts } = knownTheftsSchema.parse(JSON.parse(told));
    const database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 2, must_exist: true });
    const settings = resolveSettings({}, NETWORK, 'bench');
    const window = windowOf(DATE, DAYS);
    const request = { network: NETWORK, window, settings, threads: 2, signal: new AbortController().signal };
    try {
      return await askWindow(database, request, Date.now, async (opened) => {
        const began = performance.now();
        const { input } = await opened.traceInput();
        const open_seconds = (performance.now() - began) / 1000;
        const seconds: number[] = [];
        let [named_usd, exits_usd] = [0, 0];
        for (const { transfer_ids, exits } of thefts) {
          const from = performance.now();
          const { answer } = await traceWindow(opened, { ...QUESTION, transfers: transfer_ids });
          seconds.push((performance.now() - from) / 1000);
          const named = new Set(answer.destinations.map(({ address }) => address));
          for (const { address, stolen_usd } of exits) {
            exits_usd += stolen_usd;
            if (named.has(address)) named_usd += stolen_usd;
          }
        }
        seconds.sort((a, b) => a - b);
        const [median, most] = [seconds[seconds.length >> 1] ?? 0, seconds.at(-1) ?? 0];
        return [
          `traces of ${thefts.length} thefts over ${formatNumber(input.transfers.length)} transfers: window open in ${open_seconds.toFixed(1)} s, a trace ${median.toFixed(2)} s (median), ${most.toFixed(2)} s (longest; target ≤ ${TARGET_SECONDS} s at 1 M: ${most <= TARGET_SECONDS ? 'reached' : 'MISSED'})`,
          `  ${((100 * named_usd) / exits_usd).toFixed(1)} % of the stolen USD that reached exits is named`,
        ];
      });
    } finally {
      await database.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
