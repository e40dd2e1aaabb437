import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partRows } from './sound-rows.ts';
import { readTableFile } from './table-file.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-sound-'));
  await writeFile(join(root, 'a.csv'), 'a,b\n1,2\n3\n');
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

it.each(['sound.csv', 'torn.jsonl'])('partRows says so where the disk is full for %s', async (part) => {
  const directory = await mkdtemp(join(root, 'parts-'));
  await symlink('/dev/full', join(directory, part));
  await expect(partRows(await readTableFile(join(root, 'a.csv')), directory)).rejects.toMatchObject({
    code: 'DISK_FULL',
    message: expect.stringContaining('a.csv, found: ENOSPC') as string,
  });
});

it('partRows says so where it cannot write', async () => {
  await expect(partRows(await readTableFile(join(root, 'a.csv')), join(root, 'none'))).rejects.toMatchObject({
    code: 'SOURCE_UNREADABLE',
  });
});
