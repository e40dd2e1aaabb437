/** A connection of the embedded engine whose statements take turns, and end when whoever asked for one has left. */
import { currentAsker } from './asker.ts';
import type { ChdbConnection } from './embedded-sessions.ts';
import type { SessionSettings } from './session-settings.ts';
import type { StatementTurns } from './statement-turns.ts';

const KILL_AGAIN_MS = 250;

const NOTHING_LEFT = 'nothing left';
const MAX_EMPTYINGS = 3;

type Asked = { readonly clickhouse_settings?: Readonly<Record<string, unknown>> | undefined };

/**
 * The connection, with its statements one at a time. The engine does not take the client's query ids: a comment names
 * the handle and the statement, so that the one whose asker left is ended and no other.
 */
export function inTurns(
  connection: ChdbConnection,
  turns: StatementTurns,
  control: ChdbConnection,
  mark: string,
  session: SessionSettings,
  among_askers: boolean,
): ChdbConnection {
  let count = 0;
  const inTurn =
    <T>(method: (asked: never) => Promise<T>) =>
    async (asked: Asked): Promise<T> => {
      const log_comment = `${mark}/${++count}`;
      const kill = (): void =>
        void control.chdb
          .queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${log_comment}' ASYNC`)
          .catch(() => undefined);
      let again: NodeJS.Timeout | undefined;
      const work = async (): Promise<T> => {
        const settings = { ...asked.clickhouse_settings, log_comment };
        try {
          const answer = await method({ ...asked, clickhouse_settings: session.missing(settings) } as never);
          session.hold(settings);
          return answer;
        } catch (error) {
          session.forget();
          await empty(connection);
          throw error;
        } finally {
          clearInterval(again);
        }
      };
      // A statement that the engine has not begun cannot be ended yet.
      const end = (): void => {
        kill();
        again = setInterval(kill, KILL_AGAIN_MS);
      };
      return await turns.run(among_askers ? currentAsker() : undefined, work, end);
    };
  const query = inTurn(connection.query.bind(connection));
  const exec = inTurn(connection.exec.bind(connection));
  const command = inTurn(connection.command.bind(connection));
  return new Proxy(connection, {
    get: (target, name) => {
      const own = { query, exec, command }[String(name)];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
}

/**
 * Takes what a statement that failed on its way had written: the engine keeps those rows, and would put them before the
 * answer of the next statement, whoever asks it.
 */
async function empty(connection: ChdbConnection): Promise<void> {
  for (let taken = 0; taken < MAX_EMPTYINGS; taken += 1) {
    const answer = await connection.chdb
      .queryAsync(`SELECT '${NOTHING_LEFT}'`, { format: 'TabSeparated' })
      .catch(() => undefined);
    if (answer?.text().trim() === NOTHING_LEFT) return;
  }
}
