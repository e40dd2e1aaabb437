import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../packages/cli/src/program.ts';
import { documentationShell } from '../packages/cli/src/shell.ts';
import { commandsOf, pagesOfDocs } from './commands-of-docs.ts';

/** What the program says of a command line that it does not understand. */
async function complaint(words: readonly string[]): Promise<string> {
  const program = await createProgram(documentationShell(), words);
  const nothing = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    command.action(() => undefined);
    for (const one of command.commands) nothing(one);
  };
  program.configureOutput({ writeOut: () => undefined });
  for (const command of program.commands) nothing(command);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return '';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return code === 'commander.helpDisplayed' ? '' : message;
  }
}

describe('the commands that the docs show', () => {
  it('are found: in blocks, in sentences, in the help of commands', () => {
    const shown = pagesOfDocs().flatMap(commandsOf);
    expect(shown.length).toBeGreaterThan(100);
    const lines = new Set(shown.map(({ line }) => line));
    expect(lines).toContain(
      'npx analytics restore analytics-backup --data-dir restored    # then: ANALYTICS_DATA_DIR=restored',
    );
    expect(lines).toContain('npx analytics start FOLDER');
    expect(lines).toContain('$ npx analytics doctor');
  });

  it('are told apart from what does not exist', async () => {
    expect(await complaint(['alerts', 'list', '--severty', 'high'])).toContain("unknown option '--severty'");
    expect(await complaint(['alert', 'list'])).not.toBe('');
    expect(await complaint(['backup'])).toContain('missing required argument');
    expect(await complaint(['run', 'twice'])).toContain('too many arguments');
    expect(await complaint(['run', '--network', 'torus'])).toBe('');
  }, 120_000);

  it('exist, with every flag and argument', async () => {
    const wrong: string[] = [];
    for (const { page, line, words } of pagesOfDocs().flatMap(commandsOf)) {
      const said = await complaint(words);
      if (said !== '') wrong.push(`${page}: ${line}: ${said}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
