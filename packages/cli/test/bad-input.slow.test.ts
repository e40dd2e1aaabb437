import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE, type ErrorCode } from '@analytics/domain';
import { analytics as freshAnalytics, startAnalytics } from './analytics-process.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-bad-'));
  await mkdir(join(directory, 'empty'));
  await writeFile(join(directory, 'a-file'), '');
  await writeFile(join(directory, 'unknown.json'), '{"structural": {"cycle": {"no_such_setting": 1}}}');
  await writeFile(join(directory, 'range.json'), '{"features": {"max_hops": 0}}');
  await writeFile(join(directory, 'broken.json'), '{"features": ');
  await writeFile(
    join(directory, 'other-network.json'),
    '{"networks": {"elsewhere": {"features": {"max_hops": "five"}}}}',
  );
  await writeFile(
    join(directory, 'contradiction.json'),
    '{"features": {"near_threshold_bands": [{"threshold_usd": 1000, "lower_pct": 0.99, "upper_pct": 0.8}]}}',
  );
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const RUN = ['run', '--network', 'torus', '--processing-date', '2025-11-20'];

describe('analytics', () => {
  it.each([
    ['a network that climbs out', 'INVALID_NETWORK', ['run', '--network', '../x']],
    ['a network that carries SQL', 'INVALID_NETWORK', ['status', '--network', 'a;DROP']],
    ['no network', 'USAGE', ['run']],
    ['a date that does not exist', 'INVALID_DATE', ['run', '--network', 'torus', '--processing-date', '2025-02-30']],
    ['a date in another form', 'INVALID_DATE', ['run', '--network', 'torus', '--processing-date', '20.11.2025']],
    ['a window of 0', 'INVALID_WINDOW', [...RUN, '--window-days', '0']],
    ['a window of 10,000', 'INVALID_WINDOW', [...RUN, '--window-days', '10000']],
    ['a window that is no number', 'INVALID_WINDOW', [...RUN, '--window-days', '3O']],
    ['an unknown source scheme', 'UNKNOWN_SOURCE', [...RUN, '--source', 'gopher:hole']],
    ['a source without files', 'SOURCE_NOT_FOUND', [...RUN, '--source', 'directory:empty']],
    ['an unknown export', 'UNKNOWN_EXPORT', ['export', 'secrets', '--network', 'torus', '--out', '-']],
    ['a network that is not there', 'NETWORK_NOT_FOUND', ['status', '--network', 'typo']],
    [
      'an output that is a directory',
      'OUTPUT_UNWRITABLE',
      ['export', 'assets', '--network', 'torus', '--out', 'empty'],
    ],
    [
      'a data directory that reads as a pattern',
      'DATA_DIR_UNWRITABLE',
      ['init', '--network', 'torus', '--data-dir', 'd{a,b}'],
    ],
    ...['__proto__.x=1', 'typologies={}', 'typologies.smurfing=null', 'typologies.smurfing.no_such=1'].map(
      (change): [string, ErrorCode, string[]] => [
        `a preview of ${change}`,
        'INVALID_SETTING',
        ['typologies', 'preview', '--network', 'torus', '--set', change],
      ],
    ),
    ['an unknown format', 'USAGE', ['export', 'features', '--network', 'torus', '--format', 'xls', '--out', '-']],
    [
      'an export of a slice never published',
      'SLICE_NOT_FOUND',
      ['export', 'features', '--network', 'torus', '--out', '-'],
      ['init', '--network', 'torus'],
    ],
    [
      'an output directory that is not there',
      'OUTPUT_UNWRITABLE',
      ['export', 'assets', '--network', 'torus', '--out', 'no/such/file'],
    ],
    ['an unknown setting', 'INVALID_SETTING', [...RUN, '--config', 'unknown.json']],
    ['a setting out of range', 'INVALID_SETTING', [...RUN, '--config', 'range.json']],
    ['settings that contradict each other', 'INVALID_SETTING', [...RUN, '--config', 'contradiction.json']],
    ["another network's bad override", 'INVALID_SETTING', [...RUN, '--config', 'other-network.json']],
    ['settings that are no JSON', 'INVALID_SETTING', [...RUN, '--config', 'broken.json']],
    ['settings that are not there', 'INVALID_SETTING', [...RUN, '--config', 'nowhere.json']],
    ['no threads', 'USAGE', [...RUN, '--threads', '0']],
    ['a format that is none of a source', 'USAGE', [...RUN, '--source-format', 'csv']],
    ['an unknown flag', 'USAGE', ['run', '--netwrok', 'torus']],
    ['an unknown command', 'USAGE', ['rnu']],
    ['an empty window', 'EMPTY_WINDOW', RUN],
    [
      'a range that runs backward',
      'INVALID_DATE',
      ['backfill', '--network', 'torus', '--from', '2025-02-02', '--to', '2025-02-01'],
    ],
    ['a data directory that is a file', 'DATA_DIR_UNWRITABLE', [...RUN, '--data-dir', 'a-file']],
    [
      'two networks that fold to one database',
      'NETWORK_COLLISION',
      ['init', '--network', 'fold-me'],
      ['init', '--network', 'fold_me'],
    ],
  ] satisfies [string, ErrorCode, string[], string[]?][])(
    'refuses %s with %s in one sentence',
    async (_, code, args, before?: string[]) => {
      if (before !== undefined) expect((await analytics(before, { cwd: directory })).exit_code).toBe(0);
      const outcome = await analytics(args, { cwd: directory });
      const { exit_code, remedy } = ERROR_CATALOGUE[code];
      const lines = outcome.stderr
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('Run ') && !line.startsWith('  '));
      expect(lines).toEqual([
        expect.stringMatching(new RegExp(`^${code}: Expected .*found`, 'u')),
        `What to do: ${remedy}`,
      ]);
      expect(outcome.stdout).toBe('');
      expect(outcome.exit_code).toBe(exit_code);
    },
  );

  it('answers with one JSON document under --json, also when it fails', async () => {
    const outcome = await analytics(['run', '--network', '../x', '--json'], { cwd: directory });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ ok: false, error: { code: 'INVALID_NETWORK' } });
    expect(outcome.stderr).toBe('');
    expect(outcome.exit_code).toBe(2);
  });

  it('names the process that holds the data directory', async () => {
    const place = { cwd: directory };
    await analytics(['init', '--network', 'held', '--data-dir', 'held'], place);
    const { openDatabase } = await import('@analytics/storage');
    const { databaseOf, parseNetworkName } = await import('@analytics/domain');
    const holder = await openDatabase({
      name: databaseOf(parseNetworkName('held')),
      data_dir: join(directory, 'held'),
      threads: 1,
    });
    try {
      const outcome = await analytics(['status', '--network', 'held', '--data-dir', 'held'], place);
      expect(outcome.stderr).toContain(
        `DATA_DIR_IN_USE: Expected to open held, found that process ${process.pid} has it open.`,
      );
      expect(outcome.exit_code).toBe(ERROR_CATALOGUE.DATA_DIR_IN_USE.exit_code);
    } finally {
      await holder.close();
    }
  });

  it('refuses a data directory that this user may not write, whether it is to write or to read there', async () => {
    await analytics(['init', '--network', 'torus', '--data-dir', 'not-mine'], { cwd: directory });
    execFileSync('chmod', ['-R', 'a-w,a+rX', join(directory, 'not-mine')]);
    await chmod(directory, 0o755);
    // Root may write anywhere, but may be another.
    const place = { cwd: directory, ...(process.getuid?.() === 0 ? { uid: 65_534 } : {}) };
    for (const command of ['init', 'status']) {
      const outcome = await freshAnalytics([command, '--network', 'torus', '--data-dir', 'not-mine'], place);
      expect(outcome.stderr).toMatch(/^DATA_DIR_UNWRITABLE: Expected a data directory that can be written, found /u);
      expect(outcome.exit_code).toBe(ERROR_CATALOGUE.DATA_DIR_UNWRITABLE.exit_code);
    }
    execFileSync('chmod', ['-R', 'u+w', join(directory, 'not-mine')]);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { child, outcome } = startAnalytics(['config', '--explain'], { cwd: directory });
    child.stdout?.destroy();
    const { stderr, exit_code } = await outcome;
    expect(stderr).toBe('');
    expect(exit_code).toBe(0);
  });

  it('tells a variable that nothing reads', async () => {
    const outcome = await analytics(['config'], { cwd: directory, env: { ANALYTICS_API_KEYZ: 'x' } });
    expect(outcome.stderr).toContain('ANALYTICS_API_KEYZ is none of the variables');
  });

  it('shows its help when it is given nothing to do', async () => {
    const outcome = await analytics([], { cwd: directory });
    expect(outcome.stdout).toContain('Usage: analytics');
    expect(outcome.exit_code).toBe(0);
  });

  it('refuses a .env that is no file', async () => {
    await mkdir(join(directory, 'odd', '.env'), { recursive: true });
    const outcome = await analytics(['doctor'], { cwd: join(directory, 'odd') });
    expect(outcome.stderr).toMatch(/^INVALID_SETTING: Expected \.env to be a file/u);
  });

  it('publishes an empty slice with --allow-empty', async () => {
    const outcome = await analytics([...RUN, '--allow-empty', '--json'], { cwd: directory });
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      ok: true,
      run: { status: 'published', notices: [{ code: 'EMPTY_WINDOW' }] },
    });
  });
});
