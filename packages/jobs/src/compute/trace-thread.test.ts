import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const BUILT = new URL('../../dist/compute/trace-thread.js', import.meta.url);

/** A window without transfers, asked twice; a process that does nothing else ends as soon as nothing holds it. */
const SCRIPT = `
import { TraceThread } from ${JSON.stringify(BUILT)};
import { traceSettingsSchema } from '@analytics/analyzers';
const none = new Uint32Array(0);
const transfers = { length: 0, from: none, to: none, timestamp_ms: new Float64Array(0), block_height: none, amount: new Float64Array(0), amount_usd: new Float64Array(0), asset: none };
const index = { nodeCount: 0, outOffsets: new Uint32Array(1), outRows: none, inOffsets: new Uint32Array(1), inRows: none };
const words = new BigUint64Array(0);
const input = { transfers, index, amount_exact: words, amount_usd_exact: words, transaction: none, is_null: new Uint8Array(0), contract_nodes: [], assets: [], labels: new Map() };
const request = { nodes: [], rows: [], direction: 'forward', method: 'haircut', min_usd: 1, path_count: 1 };
const { signal } = new AbortController();
const thread = new TraceThread(input, traceSettingsSchema.parse({}));
console.log((await thread.trace(request, signal)).is_complete);
console.log((await thread.trace(request, signal)).is_complete);
`;
const run = async (script: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname }))
    .stdout;

it('TraceThread holds its process while it works and closes, and not between', async () => {
  expect(await run(`${SCRIPT} await thread.close(); console.log('closed');`)).toBe('true\ntrue\nclosed\n');
  expect(await run(SCRIPT)).toBe('true\ntrue\n');
});
