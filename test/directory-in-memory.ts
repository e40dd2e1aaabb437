/**
 * Where the files of tests lie: in memory where there is room for them. Tests make and drop thousands of small files,
 * and a file system on a disk took a third of the unit suite's processor time to find a place for each.
 */
import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';

/** Linux keeps it in memory. */
const IN_MEMORY = '/dev/shm';

/** The files of a whole run are under 0.5 GB; a container may have 64 MB there. */
const ROOM_BYTES = 4e9;

/** Undefined where the tests are to use the directory for temporary files that the system names. */
export function directoryInMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES && freemem() >= ROOM_BYTES ? IN_MEMORY : undefined;
  } catch {
    return undefined;
  }
}
