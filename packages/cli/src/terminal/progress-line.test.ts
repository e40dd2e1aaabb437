import { describe, expect, it } from 'vitest';
import { createProgressLine } from './progress-line.ts';

const PROGRESS = {
  kind: 'progress',
  step: 'features',
  activity: 'sums',
  progress: 0.5,
  remaining_seconds: 90,
} as const;
const ENDED = {
  kind: 'step_ended',
  step: 'ingest',
  duration_seconds: 2,
  row_count: 1234,
  peak_rss_bytes: 5e8,
  parts: {},
} as const;

function written(columns: number | undefined): {
  write: (text: string) => void;
  text: () => string;
  columns: () => number | undefined;
} {
  let all = '';
  return { write: (text) => (all += text), text: () => all, columns: () => columns };
}

describe('createProgressLine', () => {
  it('redraws one line with the time left on a terminal, and clears it before a lasting one', () => {
    const out = written(200);
    const line = createProgressLine(out.write, out.columns);
    line.onEvent(PROGRESS);
    line.onEvent(ENDED);
    expect(out.text()).toBe(
      '\r\u001b[2K████████████░░░░░░░░░░░░  50 % · 1 min 30 s left · features: sums\r\u001b[2K  ingest        2.0 s     500 MB peak  1,234 rows\n',
    );
  });

  it('does not run over the edge of the terminal', () => {
    const out = written(20);
    createProgressLine(out.write, out.columns).onEvent(PROGRESS);
    expect(out.text().replace('\r\u001b[2K', '')).toHaveLength(19);
  });

  it('writes plain lines elsewhere', () => {
    const out = written(undefined);
    const line = createProgressLine(out.write, out.columns);
    line.onEvent(PROGRESS);
    line.onEvent(ENDED);
    line.finish();
    expect(out.text()).toBe('  ingest        2.0 s     500 MB peak  1,234 rows\n');
  });
});
