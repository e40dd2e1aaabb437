/** All commands in one program, in the order of their help. */
import { Command } from 'commander';
import { CODE_VERSION } from './code-version.ts';
import { registerAlerts } from './commands/alerts.ts';
import { registerApi } from './commands/api.ts';
import { registerAudit } from './commands/audit.ts';
import { registerBackfill } from './commands/backfill.ts';
import { registerConfig } from './commands/config.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerExport } from './commands/export.ts';
import { registerExplain } from './commands/explain.ts';
import { registerInit } from './commands/init.ts';
import { registerRuns } from './commands/run.ts';
import { registerPrune } from './commands/prune.ts';
import { registerStart, registerWorker } from './commands/worker.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerStatus } from './commands/status.ts';
import { registerTypologies } from './commands/typologies.ts';
import { registerVerify } from './commands/verify.ts';
import type { Shell } from './shell.ts';

/** Failures throw; nothing is printed but help and versions. */
export function createProgram(shell: Shell): Command {
  const program = new Command('analytics')
    .description('Features, patterns, typologies and alerts with evidence, from token transfers.')
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
  registerAlerts(program, shell);
  registerVerify(program, shell);
  registerPrune(program, shell);
  registerExplain(program, shell);
  registerTypologies(program, shell);
  registerSimulate(program, shell);
  registerEvaluate(program, shell);
  registerApi(program, shell);
  registerConfig(program, shell);
  registerDoctor(program, shell);
  registerWorker(program, shell);
  registerStart(program, shell);
  registerDemo(program, shell);
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}
