import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readRoles } from './read-roles.ts';

const directories: string[] = [];

function truthBeside(roles: string | undefined): string {
  const directory = mkdtempSync(join(tmpdir(), 'roles-'));
  directories.push(directory);
  if (roles !== undefined) writeFileSync(join(directory, 'roles.csv'), roles);
  return join(directory, 'ground_truth.parquet');
}

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe('readRoles', () => {
  it('takes the hot wallet of an exchange for what is asked for, and its deposit wallets as an aside', async () => {
    const file = truthBeside('address,role,part\nA,exchange,hot\nB,exchange,deposit\nC,merchant,\n');
    expect(await readRoles(file)).toEqual([
      { address: 'A', role: 'exchange', is_main: true },
      { address: 'B', role: 'exchange', is_main: false },
      { address: 'C', role: 'merchant', is_main: true },
    ]);
  });

  it('says which roles there are where a file names another', async () => {
    await expect(readRoles(truthBeside('address,role\nA,plumber\n'))).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringMatching(/exchange, router.*plumber/u) as string,
    });
  });

  it('knows nothing where there is no file', async () => {
    expect(await readRoles(truthBeside(undefined))).toBeUndefined();
  });
});
