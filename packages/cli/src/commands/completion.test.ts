import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../program.ts';
import { documentationShell } from '../shell.ts';
import { completionScript } from './completion.ts';

describe('completionScript', () => {
  let script: string;
  beforeAll(async () => {
    script = completionScript('bash', await createProgram(documentationShell()));
  });
  /** What bash offers for the last word. */
  const offered = (...words: readonly string[]): string[] => {
    const ask = `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _analytics; echo "\${COMPREPLY[@]}"`;
    const answer = execFileSync('bash', ['-uc', ask, 'bash', 'analytics', ...words], { encoding: 'utf8' }).trim();
    return answer === '' ? [] : answer.split(' ');
  };

  it('offers commands, then the commands below them', () => {
    expect(offered('al')).toEqual(['alerts']);
    expect(offered('alerts', 's')).toEqual(['show', 'suppress', 'suppressions']);
  });

  it('offers the flags of the command, wherever it stands among flags', () => {
    expect(offered('alerts', 'list', '--se')).toEqual(['--severity']);
    expect(offered('alerts', 'list', '--network', 'alerts', '--se')).toEqual(['--severity']);
    expect(offered('alerts', 'show', 'alert_1', '--fu')).toEqual(['--full']);
    expect(offered('run', '--severity')).toEqual([]);
  });

  it('leaves the value of a flag to the names of files', () => {
    expect(offered('run', '--source', 'al')).toEqual([]);
  });

  it.each(['zsh', 'fish'] as const)('names every command and flag for %s', async (name) => {
    const program = await createProgram(documentationShell());
    const text = completionScript(name, program);
    const all = program.commands.flatMap((one) => [one, ...one.commands]);
    for (const command of all) {
      expect(text).toContain(command.name());
      for (const { long } of command.options) expect(text).toContain(long?.replace(/^--/u, ''));
    }
  });
});
