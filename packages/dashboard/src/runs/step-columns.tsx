/** What is shown of each step of a run, while it goes on and in its log. */
import { formatCount, formatTenths } from '../format/number.ts';
import { words } from '../format/words.ts';
import type { DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';

const text = strings.run_log;
const MEGABYTE = 1e6;

interface Step {
  readonly step: string;
  readonly duration_seconds: number;
  readonly row_count: number;
  readonly peak_rss_bytes: number;
}

export const STEP_COLUMNS: readonly DataColumn<Step>[] = [
  { key: 'step', head: text.step, isRowHead: true, cell: ({ step }) => words(step) },
  {
    key: 'seconds',
    head: text.seconds,
    isNumber: true,
    cell: ({ duration_seconds }) => formatTenths(duration_seconds),
  },
  { key: 'rows', head: text.rows, isNumber: true, cell: ({ row_count }) => formatCount(row_count) },
  {
    key: 'memory',
    head: text.memory,
    isNumber: true,
    cell: ({ peak_rss_bytes }) => `${formatCount(Math.round(peak_rss_bytes / MEGABYTE))} MB`,
  },
];
