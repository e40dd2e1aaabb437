import { describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { BESIDE_SERVICE, wordsOf } from './reading/beside-service.ts';
import { documentationShell } from './shell.ts';

/** The commands that the program has loaded for these words: of others it knows no option. */
async function loadedFor(...argv: string[]): Promise<string[]> {
  const program = await createProgram(documentationShell(), argv);
  return program.commands
    .filter(({ options, commands }) => options.length > 0 || commands.length > 0)
    .map((command) => command.name());
}

describe('createProgram', () => {
  it('loads nothing for help and version, and else what the words ask for', async () => {
    expect(await loadedFor('--help')).toEqual([]);
    expect(await loadedFor('--version')).toEqual([]);
    expect(await loadedFor('explain', '5FEUnXua', '--json')).toEqual(['explain']);
    expect(await loadedFor('help', 'alerts')).toEqual(['alerts']);
    // What `start` stands for is decided by the environment, or by a folder.
    expect(await loadedFor('start')).toEqual(['first-look', 'api', 'api-key', 'worker', 'scheduler']);
  });

  it('names and describes every command, loaded or not, in one order', async () => {
    const described = async (argv?: readonly string[]): Promise<string[]> =>
      (await createProgram(documentationShell(), argv)).commands.map((one) => `${one.name()}: ${one.description()}`);
    const all = await described();
    expect(all).toContain(
      'run: ingest, compute features, find patterns, name schemes and raise alerts in one window, publish them',
    );
    expect(all.filter((line) => line.endsWith(': '))).toEqual([]);
    expect(await described(['verify'])).toEqual(all);
  });

  it('has no command of which nobody knows what it does beside an API', async () => {
    const { commands } = await createProgram(documentationShell());
    const known = Object.keys(BESIDE_SERVICE);
    const of_one_word = commands.filter((one) => one.commands.length === 0 || known.includes(one.name()));
    const all = [...of_one_word, ...commands.flatMap((one) => one.commands)].map(wordsOf);
    expect(all.sort()).toEqual(known.sort());
  });
});
