/**
 * The environment variables that this program knows: parsed once at start by the composition root, handed down as a
 * value.
 */
import { z } from 'zod';
import { AnalyticsError } from './errors.ts';
import { USER_ROLES } from './rows/people-row.ts';
import { SOURCE_FORMATS } from './source-formats.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().min(1);

/** One entry a variable: how it is read, its default, and why it exists. `.env.example` and the docs come from here. */
export const environmentSchema = z.object({
  ANALYTICS_DATA_DIR: text
    .default('./.analytics')
    .meta({ reason: 'Where the embedded engine keeps its data and runs keep their files.' }),
  CLICKHOUSE_HOST: text
    .optional()
    .meta({ reason: 'A ClickHouse server to use instead of the embedded engine; may carry http:// or https://.' }),
  CLICKHOUSE_PORT: port.default(8123).meta({ reason: "The server's HTTP port." }),
  CLICKHOUSE_USER: text.default('default').meta({ reason: 'Needs CREATE DATABASE, and all rights on analytics_*.' }),
  CLICKHOUSE_PASSWORD: z.string().default('').meta({ reason: "That user's password.", secret: true }),
  CLICKHOUSE_DATABASE: text
    .default('default')
    .meta({ reason: "Only where to connect first; results go to the network's own database." }),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/u)
    .optional()
    .meta({ reason: "The server's cluster: tables are then replicated, transfers spread over its shards." }),
  ANALYTICS_TYPOLOGIES_DIR: text
    .optional()
    .meta({ reason: 'Where your own typologies are, a folder each with manifest.json and detect.sql.' }),
  ANALYTICS_NOTIFICATIONS: text.optional().meta({
    reason: 'A JSON file of the channels, hosts and secrets that messages may use; unset: nothing leaves this machine.',
  }),
  ANALYTICS_FILING: text.optional().meta({
    reason: 'A JSON file of who reports to the authority, and whether one person may draft and approve.',
  }),
  ANALYTICS_EXECUTION_MODE: z
    .enum(['on-demand', 'daily'])
    .default('on-demand')
    .meta({ reason: 'What "npm start" starts: on-demand the API, daily the scheduler alone.' }),
  API_HOST: text
    .default('127.0.0.1')
    .meta({ reason: 'Where the API listens; beyond this machine only with API keys or sign-in.' }),
  API_PORT: port.default(8001).meta({ reason: "The API's port." }),
  ANALYTICS_API_KEYS: z.string().default('').meta({
    reason: 'Who may ask: name:scopes:sha256, separated by commas; "analytics api-key" makes one.',
    secret: true,
  }),
  ANALYTICS_PUBLIC_URL: z.url().optional().meta({
    reason: 'Where browsers find this service, as https://analytics.example.org; sign-in beyond this machine needs it.',
  }),
  ANALYTICS_OIDC_ISSUER: z.url().optional().meta({
    reason: 'The OpenID provider at which people sign in; unset: API keys alone count.',
  }),
  ANALYTICS_OIDC_CLIENT_ID: text.optional().meta({ reason: 'What that provider calls this service.' }),
  ANALYTICS_OIDC_CLIENT_SECRET: z.string().default('').meta({
    reason: 'The secret that goes with it; unset for a public client, which proves itself with PKCE.',
    secret: true,
  }),
  ANALYTICS_OIDC_SCOPES: text
    .default('openid profile email')
    .meta({ reason: 'What the provider is asked for; some give groups only for a scope of their own.' }),
  ANALYTICS_OIDC_ROLE_CLAIM: text.max(200).optional().meta({
    reason: 'The claim that says the role, as groups or realm_access.roles; unset: users are given roles here.',
  }),
  ANALYTICS_OIDC_ROLES: z.string().default('').meta({
    reason: 'What its values mean: value=role, separated by commas; of several the one that may do most counts.',
  }),
  ANALYTICS_OIDC_DEFAULT_ROLE: z.enum(USER_ROLES).optional().meta({
    reason: 'The role of people whom nobody added; unset: they are refused.',
  }),
  ANALYTICS_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60).meta({
    reason: 'A session that was not used for so long has ended: a screen that somebody left.',
  }),
  ANALYTICS_SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12).meta({
    reason: 'Any session ends after so long: a working day, so that a removal at the provider counts the next day.',
  }),
  ANALYTICS_API_KEY: text.optional().meta({
    reason: 'The key with which commands that read or decide ask the API that has the data directory open.',
    secret: true,
  }),
  API_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).max(10_000_000).default(6000).meta({
    reason:
      'Requests a minute that one API key may make, or one address without a known key; a dashboard makes a few dozen.',
  }),
  API_CASE_FILE_BYTES: z.coerce.number().int().min(1000).max(100_000_000).default(10_000_000).meta({
    reason: 'Bytes of one file that is attached to a case; each is in memory while it is received.',
  }),
  API_CASE_FILES: z.coerce.number().int().min(0).max(10_000).default(100).meta({
    reason: 'Files that one case has attached at one time; 0: none may be attached.',
  }),
  REDIS_URL: text
    .optional()
    .meta({ reason: 'Queue tasks on Redis for any number of workers; absent: in this process.', secret: true }),
  CELERY_BROKER_URL: text
    .optional()
    .meta({ reason: 'Read where REDIS_URL is absent, as existing deployments set it.', secret: true }),
  CELERY_BEAT_SCHEDULE_PATH: text.optional().meta({ reason: 'A schedule to follow instead of the shipped one.' }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .meta({ reason: 'What the service logs, as JSON lines on standard output.' }),
  NETWORK: text.optional().meta({ reason: 'The default of --network.' }),
  INGESTION_SOURCE_TYPE: z
    .enum(['directory', 'clickhouse', 's3', 'http'])
    .optional()
    .meta({ reason: 'Where runs load transfers from that name no source; unset: they take the tables as they are.' }),
  INGESTION_FORMAT: z.enum(SOURCE_FORMATS).default('auto').meta({
    reason:
      'What the files of the sources "directory" and "s3" are; auto finds it out, core is the format of docs/tables.md.',
  }),
  INGESTION_MAPPING: text.optional().meta({
    reason: 'What the columns of a table mean, as --map takes it: from=From,to=To,…, or a YAML or JSON file.',
  }),
  INGESTION_DIRECTORY: text.optional().meta({ reason: 'The directory that the source "directory" reads.' }),
  INGESTION_CLICKHOUSE_HOST: text
    .optional()
    .meta({ reason: "Another server's core_* tables as the source; may carry http:// or https://." }),
  INGESTION_CLICKHOUSE_PORT: port.default(8123).meta({ reason: "That server's HTTP port." }),
  INGESTION_CLICKHOUSE_USER: text.default('default').meta({ reason: 'A user that may only read is enough.' }),
  INGESTION_CLICKHOUSE_PASSWORD: z.string().default('').meta({ reason: "That user's password.", secret: true }),
  INGESTION_CLICKHOUSE_DATABASE: text
    .optional()
    .meta({ reason: "The database of the core_* tables; unset: the one of the network's name." }),
  INGESTION_S3_ENDPOINT: z
    .url()
    .optional()
    .meta({ reason: "Unset: Amazon's of the region; else any S3-compatible one." }),
  INGESTION_S3_REGION: text.default('us-east-1').meta({ reason: 'Requests are signed for a region.' }),
  INGESTION_S3_BUCKET: text.optional().meta({ reason: 'The bucket of the snapshots.' }),
  INGESTION_S3_PREFIX: z
    .string()
    .default('snapshots')
    .meta({ reason: 'Files lie under PREFIX/NETWORK/DATE/WINDOW_DAYS/.' }),
  INGESTION_S3_ACCESS_KEY_ID: text.optional().meta({ reason: 'Unset: the bucket is read as a public one.' }),
  INGESTION_S3_SECRET_ACCESS_KEY: text.optional().meta({ reason: 'Goes with the key id.', secret: true }),
  INGESTION_HTTP_URL: z.url().optional().meta({ reason: 'Another instance, whose exports are the source.' }),
  INGESTION_HTTP_API_KEY: text.optional().meta({ reason: 'A key of that instance with the scope read.', secret: true }),
  INGESTION_ALLOW_LINK_LOCAL: z
    .enum(['0', '1'])
    .default('0')
    .meta({ reason: '1 lets sources be at link-local addresses, where clouds keep the credentials of a machine.' }),
  ANALYTICS_DEBUG: z.enum(['0', '1']).default('0').meta({ reason: '1 adds the stack to an error message.' }),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Parses the variables; empty ones count as unset, unknown ones are ignored. Throws INVALID_SETTING. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const known = Object.keys(environmentSchema.shape)
    .map((name) => [name, variables[name]] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AnalyticsError('INVALID_SETTING', `Expected valid environment variables, found ${places.join('; ')}.`);
}

/** Prefixes that no other program uses: a variable with one of them that is not known is a slip of the pen. */
const OWN_PREFIXES = /^(ANALYTICS|INGESTION)_/u;

/** Names that look like ours and are none, sorted: read by nobody, which whoever set them would want to know. */
export function unknownVariables(variables: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(variables)
    .filter((name) => OWN_PREFIXES.test(name) && !Object.hasOwn(environmentSchema.shape, name))
    .sort();
}
