import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** The import table: what each package may import of ours. docs/architecture.md shows the same table. */
const MAY_IMPORT = {
  domain: [],
  graph: [],
  analyzers: ['domain', 'graph'],
  simulator: ['domain'],
  storage: ['domain'],
  ingestion: ['domain', 'storage'],
  jobs: ['domain', 'analyzers', 'ingestion', 'storage'],
  api: ['domain', 'storage', 'jobs'],
  'api-client': [],
  dashboard: ['domain', 'api-client'],
  cli: ['domain', 'graph', 'analyzers', 'simulator', 'storage', 'ingestion', 'jobs', 'api', 'api-client'],
};

/** Packages that compute: no database, file, clock, environment or unseeded randomness reaches them. */
const PURE = ['graph', 'analyzers', 'simulator', 'domain'];

const importRules = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  files: [`packages/${name}/src/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^@analytics/(?!(${[...allowed, 'nothing'].join('|')})(/|$))`,
            message: `packages/${name} may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
          },
          { regex: '^\\.\\./\\.\\./\\.\\./', message: 'Cross a package border through its name, not its path.' },
          {
            regex: '^\\.{1,2}/(index)\\.ts$',
            message: 'Inside a package import siblings, never your own barrel.',
          },
        ],
      },
    ],
  },
}));

const pureRules = {
  files: PURE.map((name) => `packages/${name}/src/**/*.ts`),
  ignores: ['**/*.test.ts', 'packages/graph/src/parallel/**', 'packages/domain/src/environment.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Randomness is an argument: take a seeded source.' },
      { object: 'Date', property: 'now', message: 'Time is an argument.' },
      { object: 'process', property: 'env', message: 'The environment is read in domain/src/environment.ts only.' },
    ],
    'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval'],
  },
};

/** A text of a stranger may be as long as a request: a pattern that looks at it again from every letter stops a server. */
const patternRules = {
  files: ['api', 'cli', 'domain', 'ingestion', 'jobs', 'storage'].map((name) => `packages/${name}/src/**/*.ts`),
  plugins: { regexp },
  rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
};

/** For a provider on this machine, as tests and first steps have one; sign-in-settings.ts refuses any other over http. */
const providerRules = {
  files: ['packages/api/src/security/openid.ts'],
  rules: {
    '@typescript-eslint/no-deprecated': [
      'error',
      { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
    ],
  },
};

/** A queue carries tasks and knows nothing of what they do. */
const queueRules = {
  files: ['packages/jobs/src/queue/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^(\\.\\./)+(window|compute|run|questions|tasks|schedule)/',
            message: 'The queue imports no pipeline: what a task does lives in tasks/.',
          },
          {
            regex: '^@analytics/(?!(domain|storage)$)',
            message: 'The queue may import of ours only domain and storage.',
          },
          { regex: '^\\.{1,2}/(index)\\.ts$', message: 'Inside a package import siblings, never your own barrel.' },
        ],
      },
    ],
  },
};

/** What runs before a command is known: it loads no more than it needs to print help. */
const startRules = {
  files: ['packages/cli/src/{main,program,shell}.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '^@analytics/(?!domain$)|^\\./(?!(program|shell|code-version)\\.ts$)',
            message: 'Load it with the command that needs it: await import(…).',
            allowTypeImports: true,
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['**/dist/**', '.stryker-tmp/**', '**/node_modules/**', '**/generated/**', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.check.json', './packages/dashboard/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/naming-convention': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='toLocaleString'], MemberExpression[object.name='Intl'][property.name='NumberFormat']",
          message: 'Write numbers with domain/src/format-number.ts: Intl writes them otherwise on another runtime.',
        },
      ],
    },
  },
  {
    // Kernels index typed arrays in hot loops; their shapes are checked once at the exported door.
    files: ['packages/graph/src/**/*.ts', 'packages/analyzers/src/**/*.ts', 'packages/simulator/src/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // React takes promises and never awaits what an event handler gives back.
    files: ['packages/dashboard/src/**/*.tsx'],
    rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }] },
  },
  {
    files: ['**/*.test.ts', '**/*.reference.ts', '**/test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Compares our numbers with the runtime's.
    files: ['packages/domain/src/format-number.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  patternRules,
  providerRules,
  ...importRules,
  queueRules,
  startRules,
  pureRules,
);
