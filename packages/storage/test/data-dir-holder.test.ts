import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { inUse, noteServiceAt } from '../src/engine/data-dir-holder.ts';
import { openDatabase } from '../src/engine/open-database.ts';

let data_dir: string;
beforeEach(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-holder-'));
});
afterEach(async () => {
  await rm(data_dir, { recursive: true, force: true });
});

const open = (must_exist: boolean) =>
  openDatabase({ name: databaseOf(parseNetworkName('torus')), data_dir, threads: 1, must_exist });

describe('inUse', () => {
  it('says where the process answers, while it does', async () => {
    const forget = await noteServiceAt(data_dir, 'http://127.0.0.1:8001');
    expect((await inUse(data_dir, process.pid)).message).toBe(
      `Expected to open ${data_dir}, found that process ${process.pid} has it open and answers at http://127.0.0.1:8001.`,
    );
    expect((await inUse(data_dir, 1)).message).not.toContain('answers');
    await forget();
    expect((await inUse(data_dir, process.pid)).message).not.toContain('answers');
  });

  it('believes no note that is cut off', async () => {
    await writeFile(join(data_dir, 'service.json'), '{"pid":');
    expect((await inUse(data_dir, process.pid)).message).not.toContain('answers');
  });
});

describe('openDatabase', () => {
  it('leaves nothing open where the network is missing: the process may open another directory', async () => {
    await (await open(false)).close();
    const missing = { name: databaseOf(parseNetworkName('missing')), data_dir, threads: 1, must_exist: true };
    await expect(openDatabase(missing)).rejects.toMatchObject({ code: 'NETWORK_NOT_FOUND' });
    data_dir = join(data_dir, 'another');
    await (await open(false)).close();
  });

  it.each([true, false])('says that metadata are damaged (must exist: %s)', async (must_exist) => {
    await (await open(false)).close();
    // In this process the engine keeps a directory until it ends: another one damages and opens a copy.
    const copy = join(data_dir, 'copy');
    await mkdir(copy);
    execFileSync('cp', ['-a', join(data_dir, 'engine'), join(copy, 'engine')]);
    const metadata = join(copy, 'engine', 'metadata');
    for (const file of (await readdir(metadata)).filter((name) => name.endsWith('.sql')))
      await writeFile(join(metadata, file), '');
    data_dir = copy;
    await expect(open(must_exist)).rejects.toMatchObject({ code: 'DATA_DIR_DAMAGED' });
  });

  it.each([true, false])('says that a file is in the place of the engine (must exist: %s)', async (must_exist) => {
    await writeFile(join(data_dir, 'engine'), 'x');
    await expect(open(must_exist)).rejects.toMatchObject({
      code: must_exist ? 'DATA_DIR_DAMAGED' : 'DATA_DIR_UNWRITABLE',
    });
  });
});
