import { mkdir, mkdtemp, readFile, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from './backup.ts';

const MADE = { created_ms: 1_737_000_000_000, code_version: '1' };

describe('backUp and restore', () => {
  let root: string;
  const at = (path: string): string => join(root, path);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'analytics-backup-'));
    for (const path of ['live/engine/store/empty', 'live/engine/data', 'live/scratch', 'live/runs'])
      await mkdir(at(path), { recursive: true });
    await writeFile(at('live/engine/store/part.bin'), 'rows');
    await writeFile(at('live/runs/rejected.parquet'), 'rejected');
    await writeFile(at('live/scratch/left'), 'left');
    await symlink('../store', at('live/engine/data/table'));
  });
  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  it('give the same files, links and empty directories, without scratch', async () => {
    expect(await backUp(at('live'), at('backup'), MADE)).toEqual({ file_count: 2, bytes: 12 });
    expect(await restore(at('backup'), at('again'))).toEqual({ file_count: 2, bytes: 12, created_ms: MADE.created_ms });
    expect((await readdir(at('again'))).sort()).toEqual(['engine', 'runs']);
    expect((await readdir(at('again/engine/store'))).sort()).toEqual(['empty', 'part.bin']);
    expect(await readFile(at('again/engine/store/part.bin'), 'utf8')).toBe('rows');
    expect(await readlink(at('again/engine/data/table'))).toBe('../store');
    expect((await readdir(root)).sort()).toEqual(['again', 'backup', 'live']);
  });

  it('overwrite nothing', async () => {
    await backUp(at('live'), at('backup'), MADE);
    await expect(backUp(at('live'), at('backup'), MADE)).rejects.toMatchObject({ code: 'DATA_DIR_NOT_EMPTY' });
    await expect(restore(at('backup'), at('live'))).rejects.toMatchObject({ code: 'DATA_DIR_NOT_EMPTY' });
    await mkdir(at('empty'));
    await restore(at('backup'), at('empty'));
    expect(await readFile(at('live/scratch/left'), 'utf8')).toBe('left');
  });

  it('restore nothing of a backup with a changed or a missing file', async () => {
    const file = at('backup/data/engine/store/part.bin');
    await backUp(at('live'), at('backup'), MADE);
    await writeFile(file, 'rowz');
    await expect(restore(at('backup'), at('again'))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await rm(file);
    await expect(restore(at('backup'), at('again'))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await rm(at('backup/backup.json'));
    await expect(restore(at('backup'), at('again'))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect((await readdir(root)).sort()).toEqual(['backup', 'live']);
  });

  it.each([
    ['"runs/rejected.parquet"', '"../rejected.parquet"'],
    ['"runs/rejected.parquet"', '"/tmp/rejected.parquet"'],
    ['"../store"', '"../../../live"'],
    ['"../store"', '"/etc"'],
  ])('write nothing outside of the place: %s as %s', async (honest, forged) => {
    await backUp(at('live'), at('backup'), MADE);
    const list = await readFile(at('backup/backup.json'), 'utf8');
    expect(list).toContain(honest);
    await writeFile(at('backup/backup.json'), list.replace(honest, forged));
    await expect(restore(at('backup'), at('again'))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect((await readdir(root)).sort()).toEqual(['backup', 'live']);
  });

  it('refuse a place inside of the data, and a directory without data', async () => {
    await expect(backUp(at('live'), at('live/backup'), MADE)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    await expect(backUp(at('nothing'), at('backup'), MADE)).rejects.toMatchObject({ code: 'NETWORK_NOT_FOUND' });
  });
});
