/** Runs the real command in a process of its own, for benchmarks. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ANALYTICS = fileURLToPath(new URL('../packages/cli/bin/analytics.js', import.meta.url));

/** The command's JSON answer and its seconds, process start included. Throws where it fails. */
export function analytics(...args: readonly string[]): {
  readonly answer: Record<string, unknown>;
  readonly seconds: number;
} {
  const started = performance.now();
  // By its own first line, as npm's links do: it says how memory is handed back.
  const done = spawnSync(ANALYTICS, [...args, '--json'], { encoding: 'utf8', maxBuffer: 1e9 });
  const seconds = (performance.now() - started) / 1000;
  if (done.status !== 0)
    throw new Error(`analytics ${args.join(' ')} ended with ${done.status}: ${done.stdout}${done.stderr}`);
  return { answer: JSON.parse(done.stdout) as Record<string, unknown>, seconds };
}
