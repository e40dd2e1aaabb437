import { describe, expect, it } from 'vitest';
import type { Asker } from './asker.ts';
import { StatementTurns } from './statement-turns.ts';

const asker = (client: string): Asker & { readonly leave: () => void } => {
  const controller = new AbortController();
  return {
    client,
    signal: controller.signal,
    leave: () => {
      controller.abort();
    },
  };
};

/** Statements by name that end when they are told, and the order in which they began. */
function statements() {
  const turns = new StatementTurns();
  const begun: string[] = [];
  const killed: string[] = [];
  const ends = new Map<string, () => void>();
  const run = async (name: string, who?: Asker): Promise<void> => {
    await turns.run(
      who,
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      },
      () => killed.push(name),
    );
  };
  return { turns, begun, killed, run, end: (name: string) => ends.get(name)?.() };
}

describe('StatementTurns', () => {
  it('gives clients turns, however many statements one has', async () => {
    const { begun, run, end } = statements();
    const [ana, bo] = [asker('ana'), asker('bo')];
    const all = [run('a1', ana), run('a2', ana), run('a3', ana), run('b1', bo), run('kept')];
    for (const name of ['a1', 'a2', 'b1', 'kept', 'a3']) {
      await Promise.resolve();
      await expect.poll(() => begun.at(-1)).toBe(name);
      end(name);
    }
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'kept', 'a3']);
  });

  it('passes over who left while waiting, and begins nothing for who has left', async () => {
    const { begun, run, end } = statements();
    const ana = asker('ana');
    const first = run('first');
    const second = run('second', ana);
    const third = run('third');
    ana.leave();
    await expect(second).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    await expect(run('fourth', ana)).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    end('first');
    await first;
    await expect.poll(() => begun).toEqual(['first', 'third']);
    end('third');
    await third;
  });

  it('begins nothing for who leaves at the moment of his turn', async () => {
    const { begun, run, turns } = statements();
    const ana = asker('ana');
    const first = run('a', ana);
    ana.leave();
    await expect(first).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
    expect(begun).toEqual([]);
    await turns.idle();
  });

  it('ends the statement of who leaves while it runs, and no other', async () => {
    const { killed, run, end, turns } = statements();
    const [ana, bo] = [asker('ana'), asker('bo')];
    const running = run('a', ana);
    const waiting = run('b', bo);
    await Promise.resolve();
    ana.leave();
    expect(killed).toEqual(['a']);
    end('a');
    await running;
    ana.leave();
    await expect.poll(() => end('b') === undefined && killed.length).toBe(1);
    await waiting;
    await turns.idle();
  });
});
