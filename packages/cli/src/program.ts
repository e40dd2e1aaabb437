/**
 * All commands in one program, in the order of their help. What a command needs is loaded when the command is asked
 * for.
 */
import { Command } from 'commander';
import { CODE_VERSION } from './code-version.ts';
import type { Shell } from './shell.ts';

interface CommandGroup {
  /** Name and description of each command that the module registers. */
  readonly commands: Readonly<Record<string, string>>;
  readonly load: () => Promise<(program: Command, shell: Shell) => void>;
  /** Commands that these hand their arguments to. */
  readonly hands_on_to?: readonly string[];
}

const GROUPS: readonly CommandGroup[] = [
  {
    commands: {
      run: 'ingest, compute features, find patterns, name schemes and raise alerts in one window, publish them',
      ingest: 'load transfers, labels, assets and prices; compute nothing',
      features: 'compute and publish the features of a window that is loaded',
      patterns: 'find and publish the structural patterns of a window that is loaded',
    },
    load: async () => (await import('./commands/run.ts')).registerRuns,
  },
  {
    commands: {
      'first-look':
        'load a folder of files, whatever wrote them, and raise its alerts over the newest days that they hold',
    },
    load: async () => (await import('./commands/first-look.ts')).registerFirstLook,
  },
  {
    commands: {
      backfill: 'run every day of a range of dates, first to last',
    },
    load: async () => (await import('./commands/backfill.ts')).registerBackfill,
  },
  {
    commands: {
      init: "make or upgrade a network's database",
    },
    load: async () => (await import('./commands/init.ts')).registerInit,
  },
  {
    commands: {
      status: 'what is loaded, what is published, how the last runs went',
    },
    load: async () => (await import('./commands/status.ts')).registerStatus,
  },
  {
    commands: {
      audit: 'what was computed when, step by step, newest first; what people decided: trail, verify, export',
    },
    load: async () => (await import('./commands/audit.ts')).registerAudit,
  },
  {
    commands: {
      export:
        'write a published slice or a core table to a file; without a date and window, the newest slice or the whole table',
    },
    load: async () => (await import('./commands/export.ts')).registerExport,
  },
  {
    commands: {
      alerts:
        'what an analyst should look at: the list of a slice, one alert, what was decided, what changed between two dates',
    },
    load: async () => (await import('./commands/alerts.ts')).registerAlerts,
  },
  {
    commands: {
      filings: 'reports to an authority: list, show, draft, save, submit, approve, export, validate',
    },
    load: async () => (await import('./commands/filings.ts')).registerFilings,
  },
  {
    commands: {
      cases: 'the work on cases: list, show, assign, status, comment, attach, merge, separate, split',
    },
    load: async () => (await import('./commands/cases.ts')).registerCases,
  },
  {
    commands: {
      assets: 'what is loaded of each asset, and which tokens count in USD: list, trust, set-aside',
    },
    load: async () => (await import('./commands/assets.ts')).registerAssets,
  },
  {
    commands: {
      prices: 'import daily prices and value transfers by them',
    },
    load: async () => (await import('./commands/assets.ts')).registerPrices,
  },
  {
    commands: {
      networks: 'the networks that are here, and how to remove one',
    },
    load: async () => (await import('./commands/networks.ts')).registerNetworks,
  },
  {
    commands: {
      sql: 'one SELECT over the transfers and results of a network, read only',
    },
    load: async () => (await import('./commands/sql.ts')).registerSql,
  },
  {
    commands: {
      labels: 'lists of labelled addresses: import, list, add, remove, history',
    },
    load: async () => (await import('./commands/labels.ts')).registerLabels,
  },
  {
    commands: {
      watch: 'addresses that a team watches: add, import, list with what is new, remove',
    },
    load: async () => (await import('./commands/watch.ts')).registerWatch,
  },
  {
    commands: {
      notifications: 'rules that send news to webhooks, chats and mail: channels, add, list, remove, test, log, retry',
    },
    load: async () => (await import('./commands/notifications.ts')).registerNotifications,
  },
  {
    commands: {
      roles: 'addresses that behave as businesses, whatever labels say',
    },
    load: async () => (await import('./commands/roles.ts')).registerRoles,
  },
  {
    commands: {
      entities: 'addresses controlled by one hand, why, and what an analyst refuses of it',
    },
    load: async () => (await import('./commands/entities.ts')).registerEntities,
  },
  {
    commands: {
      learning: 'what decisions about alerts taught, and from when on they count',
    },
    load: async () => (await import('./commands/learning.ts')).registerLearning,
  },
  {
    commands: {
      calibrate: 'make shuffled copies of a window anew, and hold what they show against what the slice found',
    },
    load: async () => (await import('./commands/calibrate.ts')).registerCalibrate,
  },
  {
    commands: {
      verify: 'replay the evidence of published alerts and patterns against the ingested transfers, byte by byte',
    },
    load: async () => (await import('./commands/verify.ts')).registerVerify,
  },
  {
    commands: {
      prune: 'remove old slices and their runs; says what would go, and removes it with --yes',
    },
    load: async () => (await import('./commands/prune.ts')).registerPrune,
  },
  {
    commands: {
      explain: 'which typologies named an address or nearly did, which condition failed, and by how much',
    },
    load: async () => (await import('./commands/explain.ts')).registerExplain,
  },
  {
    commands: {
      trace: 'where the money of an address or a transfer went, or came from, over any number of hops',
    },
    load: async () => (await import('./commands/trace.ts')).registerTrace,
  },
  {
    commands: {
      path: 'the heaviest and the shortest way of money from one address to another',
    },
    load: async () => (await import('./commands/trace.ts')).registerPath,
  },
  {
    commands: {
      typologies: 'the catalogue of schemes: list, show, test, preview',
    },
    load: async () => (await import('./commands/typologies.ts')).registerTypologies,
  },
  {
    commands: {
      simulate: 'write a seeded world with planted schemes as Parquet',
    },
    load: async () => (await import('./commands/simulate.ts')).registerSimulate,
  },
  {
    commands: {
      evaluate: 'compare the published alerts of a simulated world with what was planted in it, and keep the measures',
    },
    load: async () => (await import('./commands/evaluate.ts')).registerEvaluate,
  },
  {
    commands: {
      api: 'answer over HTTP, run what is asked for and follow the schedule, until it is interrupted',
      'api-key': 'make an API key; only its hash is kept, in ANALYTICS_API_KEYS',
    },
    load: async () => (await import('./commands/api.ts')).registerApi,
  },
  {
    commands: {
      users: 'people who may sign in, and what each may do: add, list, change, remove',
    },
    load: async () => (await import('./commands/users.ts')).registerUsers,
  },
  {
    commands: {
      keys: 'API keys of programs that the service keeps as their hash: add, list, revoke',
    },
    load: async () => (await import('./commands/keys.ts')).registerKeys,
  },
  {
    commands: {
      config: 'show the settings of a network, or explain every setting',
    },
    load: async () => (await import('./commands/config.ts')).registerConfig,
  },
  {
    commands: {
      doctor: 'check that this machine can do the work, and that the data are whole',
    },
    load: async () => (await import('./commands/doctor.ts')).registerDoctor,
  },
  {
    commands: {
      backup: 'copy the whole data directory, with the digest of every file',
      restore: 'make a data directory from a backup, every file compared with its digest',
    },
    load: async () => (await import('./commands/backup.ts')).registerBackup,
  },
  {
    commands: {
      worker: 'carry out tasks of the queue on Redis until stopped',
      scheduler: 'fire the schedule until stopped',
    },
    load: async () => (await import('./commands/worker.ts')).registerWorker,
  },
  {
    commands: {
      start:
        'what ANALYTICS_EXECUTION_MODE says: on-demand is "api", daily is "scheduler"; with a folder, "first-look"; takes the same options',
    },
    load: async () => (await import('./commands/worker.ts')).registerStart,
    hands_on_to: ['api', 'scheduler', 'first-look'],
  },
  {
    commands: {
      completion: 'what bash, zsh or fish sources to complete commands and flags',
    },
    load: async () => (await import('./commands/completion.ts')).completionOf(createProgram),
  },
  {
    commands: {
      demo: 'simulate a network with planted schemes and run everything over it',
    },
    load: async () => (await import('./commands/demo.ts')).registerDemo,
  },
];

/**
 * The program that understands `argv`: of the other commands it knows the names only, for its help. Without `argv` it
 * knows all of all. Failures throw; nothing is printed but help and versions.
 */
export async function createProgram(shell: Shell, argv?: readonly string[]): Promise<Command> {
  const program = new Command('analytics')
    .description('Features, patterns, typologies and alerts with evidence, from token transfers.')
    .version(CODE_VERSION)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const asked = argv === undefined ? undefined : askedFor(argv);
  for (const { commands, load } of GROUPS) {
    const names = Object.keys(commands);
    if (asked === undefined || names.some((name) => asked.includes(name))) (await load())(program, shell);
    else for (const name of names) program.command(name);
  }
  const descriptions = new Map(GROUPS.flatMap(({ commands }) => Object.entries(commands)));
  for (const command of program.commands) command.description(descriptions.get(command.name()) ?? '');
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}

/** The names in the first two words, for one may be "help", and those of the commands that they hand on to. */
function askedFor(argv: readonly string[]): string[] {
  const words = argv.filter((word) => !word.startsWith('-')).slice(0, 2);
  const handedOn = GROUPS.filter(({ commands }) => words.some((word) => Object.hasOwn(commands, word))).flatMap(
    ({ hands_on_to = [] }) => hands_on_to,
  );
  return [...words, ...handedOn];
}
