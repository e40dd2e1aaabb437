/** All commands in one program, in the order of their help. */
import { Command } from 'commander';
import { CODE_VERSION } from './code-version.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackfill } from './commands/backfill.ts';
import { registerConfig } from './commands/config.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerExport } from './commands/export.ts';
import { registerInit } from './commands/init.ts';
import { registerRuns } from './commands/run.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerStatus } from './commands/status.ts';
import { registerVerify } from './commands/verify.ts';
import type { Shell } from './shell.ts';

/** Failures throw; nothing is printed but help and versions. */
export function createProgram(shell: Shell): Command {
  const program = new Command('analytics')
    .description('Features, structural patterns and evidence from token transfers.')
    .version(CODE_VERSION)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  registerRuns(program, shell);
  registerBackfill(program, shell);
  registerInit(program, shell);
  registerStatus(program, shell);
  registerAudit(program, shell);
  registerExport(program, shell);
  registerVerify(program, shell);
  registerSimulate(program, shell);
  registerEvaluate(program, shell);
  registerConfig(program, shell);
  registerDoctor(program, shell);
  registerDemo(program, shell);
  for (const command of program.commands) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}
