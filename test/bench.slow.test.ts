import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it('times a whole run and finds in the exports what the steps told', async () => {
  const args = ['--import', 'tsx', 'bench/bench.ts', 'runs', '2k'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  expect(stdout).toMatch(/^2k: 7,555 transfers, \d,\d{3} addresses, \d+ patterns$/mu);
  expect(stdout).toMatch(/^ {2}typologies +\d+\.\d\d s/mu);
});
