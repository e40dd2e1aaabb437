/** `npm run new:source NAME`: a source that transfers can be read from, with its variable, its parser and its tests. */
import { finish, namesFrom, newFile, putAfter, putBefore } from './skeleton.ts';

const { snake, kebab, pascal, words } = namesFrom(process.argv, 'npm run new:source NAME');
const variable = `INGESTION_${snake.toUpperCase()}_URL`;
const sources = 'packages/ingestion/src/sources';

newFile(
  `${sources}/${kebab}-source.ts`,
  `/** ${words}: TODO, what it is and which files it gives. Here: Parquet files named as a directory's, under one address. */
import { join } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import type { CoreKind } from '../core-columns.ts';
import { sourceName, type ${pascal}Source } from '../source-location.ts';
import { describeRemote, downloadTo } from './download.ts';
import { CORE_FILES, type LocatedFiles } from './source-files.ts';

/** Downloads the window's files into \`directory\`. Throws SOURCE_NOT_FOUND and what \`downloadTo\` throws. */
export async function fetch${pascal}(
  source: ${pascal}Source,
  directory: string,
  signal: AbortSignal | undefined,
): Promise<LocatedFiles> {
  const { allow_link_local } = source;
  const files: Partial<Record<CoreKind, string>> = {};
  for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
    const path = join(directory, CORE_FILES[kind]);
    if (await downloadTo(path, { url: urlOf(source, kind), headers: {}, allow_link_local, signal })) files[kind] = path;
  }
  const { transfers } = files;
  if (transfers === undefined)
    throw new AnalyticsError('SOURCE_NOT_FOUND', \`Expected transfers at \${sourceName(source)}, found none.\`);
  return { ...files, transfers };
}

/** What changes when the transfers do. */
export async function describe${pascal}(source: ${pascal}Source, signal: AbortSignal | undefined): Promise<string> {
  const { allow_link_local } = source;
  return (await describeRemote('HEAD', { url: urlOf(source, 'transfers'), headers: {}, allow_link_local, signal })) ?? '';
}

function urlOf({ url }: ${pascal}Source, kind: CoreKind): string {
  return \`\${url}/\${CORE_FILES[kind]}\`;
}`,
);
newFile(
  `packages/ingestion/test/${kebab}-source.test.ts`,
  `import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '@analytics/domain';
import { parseSourceLocation, sourceName, type ${pascal}Source } from '../src/source-location.ts';
import { fetch${pascal} } from '../src/sources/${kebab}-source.ts';

let server: Server;
let directory: string;
const files = new Map<string, string>();

beforeEach(async () => {
  files.clear();
  directory = await mkdtemp(join(tmpdir(), 'analytics-${kebab}-'));
  server = createServer((request, response) => {
    const body = files.get(request.url ?? '');
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(directory, { recursive: true, force: true });
});

const source = (): ${pascal}Source => {
  const url = \`http://127.0.0.1:\${(server.address() as AddressInfo).port}\`;
  return parseSourceLocation('${snake}', parseEnvironment({ ${variable}: url })) as ${pascal}Source;
};

describe('the source ${snake}', () => {
  it('fetches the files that are there', async () => {
    files.set('/transfers.parquet', 'rows');
    const located = await fetch${pascal}(source(), directory, undefined);
    expect(Object.keys(located)).toEqual(['transfers']);
    expect(await readFile(located.transfers, 'utf8')).toBe('rows');
  });

  it('without transfers is SOURCE_NOT_FOUND', async () => {
    await expect(fetch${pascal}(source(), directory, undefined)).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
  });

  it('needs its variable, and is named without a secret', () => {
    expect(() => parseSourceLocation('${snake}', parseEnvironment({}))).toThrow('${variable}');
    expect(sourceName({ ...source(), url: 'https://user:word@host' })).not.toContain('word');
  });
});`,
);

const location = 'packages/ingestion/src/source-location.ts';
putBefore(
  location,
  'export type SourceLocation',
  `export interface ${pascal}Source {
  readonly kind: '${snake}';
  /** Without a slash at its end. */
  readonly url: string;
  readonly allow_link_local: boolean;
}

`,
);
putAfter(location, '| S3Source | HttpSource', ` | ${pascal}Source`);
putBefore(location, '      return sourceOfKind(text, environment);', `    case '${snake}':\n`);
putBefore(
  location,
  "    case 'http':\n      return {\n",
  `    case '${snake}':
      return { kind, url: needed('${variable}').replace(/\\/+$/u, ''), allow_link_local };
`,
);
putAfter(
  location,
  '      return `http:${withoutSecrets(source.url)}`;\n',
  `    case '${snake}':\n      return \`${snake}:\${withoutSecrets(source.url)}\`;\n`,
);
const fetching = `${sources}/fetch-source.ts`;
putBefore(
  fetching,
  'import { pathsOfExtract',
  `import { describe${pascal}, fetch${pascal} } from './${kebab}-source.ts';\n`,
);
putBefore(
  fetching,
  '    }\n  } catch',
  `      case '${snake}':\n        return { files: await fetch${pascal}(source, directory, signal), release };\n`,
);
putBefore(
  fetching,
  "    case 'clickhouse':\n      return await describeClickhouse",
  `    case '${snake}':\n      return await describe${pascal}(source, signal);\n`,
);
const environment = 'packages/domain/src/environment.ts';
putAfter(environment, "'s3', 'http'", `, '${snake}'`);
putBefore(
  environment,
  '  INGESTION_ALLOW_LINK_LOCAL:',
  `  ${variable}: z.url().optional().meta({ reason: 'TODO: what is there.' }),\n`,
);

finish([
  `npx tsc -b && npx vitest run packages/ingestion/test/${kebab}-source.test.ts`,
  'replace how the skeleton fetches, and every TODO; tell it in docs/sources.md and the --source option in packages/cli/src/options.ts',
  'npm run generate; add it to ops/infrastructure/docker-compose.yml where deployments need the variable',
]);
