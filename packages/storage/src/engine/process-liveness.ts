/** Whether a process that a record names as `host:pid` still runs. */
import { hostname } from 'node:os';

/** This process, as records name it. */
export const THIS_PROCESS = `${hostname()}:${process.pid}`;

export interface ProcessFacts {
  /** `host:pid`. */
  readonly process: string;
  /** Epoch milliseconds of its last sign of life. */
  readonly updated_ms: number;
}

/**
 * The embedded engine admits one process, so any other is dead; on a server a process of this host is asked for, any
 * other is trusted while its last sign of life is younger than `stale_after_ms`.
 */
export function processIsAlive(
  facts: ProcessFacts,
  engine: 'embedded' | 'server',
  now_ms: number,
  stale_after_ms: number,
): boolean {
  if (engine === 'embedded') return false;
  const [host, pid] = facts.process.split(':');
  return host === hostname() ? processExists(Number(pid)) : now_ms - facts.updated_ms < stale_after_ms;
}

/** Of this machine. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
