/** The environment variables that this program knows: parsed once at start by the composition root, handed down as a value. */
import { z } from 'zod';
import { AnalyticsError } from './errors.ts';

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
  ANALYTICS_TYPOLOGIES_DIR: text
    .optional()
    .meta({ reason: 'Where your own typologies are, a folder each with manifest.json and detect.sql.' }),
  NETWORK: text.optional().meta({ reason: 'The default of --network.' }),
  ANALYTICS_DEBUG: z.enum(['0', '1']).default('0').meta({ reason: '1 adds the stack to an error message.' }),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Parses the variables; empty ones count as unset, unknown ones are none of ours. Throws INVALID_SETTING. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const known = Object.keys(environmentSchema.shape)
    .map((name) => [name, variables[name]] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AnalyticsError('INVALID_SETTING', `Expected valid environment variables, found ${places.join('; ')}.`);
}
