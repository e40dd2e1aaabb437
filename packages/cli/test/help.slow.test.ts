import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.ts';
import { documentationShell } from '../src/shell.ts';
import { analytics } from './analytics-process.ts';
import { HAS_REAL_DATA, REAL_DATA } from './torus.ts';

/** The example of a command's help, without its prompt. */
function exampleOf(name: string): string {
  let help = '';
  const command = createProgram(documentationShell()).commands.find((one) => one.name() === name);
  command?.configureOutput({ writeOut: (text) => (help += text) });
  command?.outputHelp();
  return /\$ npx analytics (.*)$/mu.exec(help)?.[1] ?? `no example for ${name}`;
}

const names = createProgram(documentationShell()).commands.map((command) => command.name());

describe.skipIf(!HAS_REAL_DATA)('the examples of --help (skipped where ANALYTICS_SHARED_DIR has no data)', () => {
  let clone: string;

  beforeAll(async () => {
    const root = await mkdtemp(join(tmpdir(), 'analytics-help-'));
    clone = join(root, 'clone');
    await mkdir(clone);
    await symlink(dirname(REAL_DATA), join(root, 'shared'));
  });
  afterAll(async () => {
    await rm(dirname(clone), { recursive: true, force: true });
  });

  it('work as printed, one after the other', async () => {
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const outcome = await analytics(exampleOf(name).split(' '), { cwd: clone });
      expect(`${name}: ${outcome.exit_code ?? 'killed'} ${outcome.exit_code === 0 ? '' : outcome.stderr}`).toBe(
        `${name}: 0 `,
      );
    }
  }, 180_000);
});
