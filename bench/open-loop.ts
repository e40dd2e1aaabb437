/**
 * Asks a server at a fixed rate whatever it answers, and measures each answer from the moment at which it was due to be
 * asked: a server that stalls is charged for every request that fell into the stall (no coordinated omission).
 */
import { Agent, get } from 'node:http';

export interface Latencies {
  /** Milliseconds, ascending. */
  readonly ms: readonly number[];
  readonly failures: number;
}

/**
 * One request by each of `urls` in turn, `rate` a second in all, until `signal` aborts; resolves when the last has been
 * answered.
 */
export async function askAtRate(
  urls: readonly string[],
  rate: number,
  signal: AbortSignal,
): Promise<Map<string, Latencies>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const found = new Map(urls.map((url) => [url, { ms: new Array<number>(), failures: 0 }]));
  const open = new Set<Promise<void>>();
  const started = performance.now();
  for (let asked = 0; !signal.aborted;) {
    const due = 1 + Math.floor(((performance.now() - started) / 1000) * rate);
    for (; asked < due; asked += 1) {
      const url = urls[asked % urls.length] ?? '';
      const due_ms = started + (asked * 1000) / rate;
      const answered = ask(url, agent).then((isOk) => {
        const entry = found.get(url);
        if (entry === undefined) return;
        entry.ms.push(performance.now() - due_ms);
        if (!isOk) entry.failures += 1;
      });
      open.add(answered);
      void answered.finally(() => open.delete(answered));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(open);
  agent.destroy();
  for (const entry of found.values()) entry.ms.sort((a, b) => a - b);
  return found;
}

async function ask(url: string, agent: Agent): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode === 200);
      });
      response.on('error', () => {
        resolve(false);
      });
    }).on('error', () => {
      resolve(false);
    });
  });
}

/** The value that a share `q` of the ascending values does not exceed. */
export function quantile(ascending: readonly number[], q: number): number {
  return ascending[Math.min(ascending.length - 1, Math.ceil(q * ascending.length) - 1)] ?? Number.NaN;
}
