/** The service as a process of its own on a free port. */
import { startAnalytics, type Outcome } from './analytics-process.ts';

export interface ApiProcess {
  readonly url: string;
  readonly pid: number;
  /** Sends SIGTERM and gives how it ended. */
  stop(): Promise<Outcome>;
}

export async function startApi(
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<ApiProcess> {
  const { child, outcome } = startAnalytics(['api', '--port', '0', '--threads', '1', '--json', ...args], { cwd, env });
  const ended = outcome.then(({ stdout, stderr }) => Promise.reject(new Error(`it ended: ${stdout}${stderr}`)));
  const listening = new Promise<string>((resolve) => {
    child.stdout?.once('data', (line: Buffer) => {
      resolve((JSON.parse(line.toString('utf8')) as { url: string }).url);
    });
  });
  ended.catch(() => undefined);
  const url = await Promise.race([listening, ended]);
  const stop = async (): Promise<Outcome> => {
    child.kill('SIGTERM');
    return await outcome;
  };
  return { url, pid: child.pid ?? 0, stop };
}
