import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { DEMO_SLICE, copyPublishedDemo } from './published-demo.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

interface Answer {
  readonly ok: boolean;
  readonly entity: { readonly entity_id: string; readonly member_count: number } | null;
  readonly links: readonly { readonly address: string; readonly other_address: string }[];
  readonly refusals: readonly { readonly reason: string }[];
}

describe('analytics entities', () => {
  let directory: string;
  const run = (...args: string[]) => analytics(args, { cwd: directory });
  const of = async (address: string): Promise<Answer> =>
    answerOf(await run('entities', ...DEMO_SLICE, '--address', address, '--limit', '1', '--json')) as unknown as Answer;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-entities-'));
    copyPublishedDemo(directory);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('lists entities, keeps a refusal, and the next run honours it', async () => {
    const { stdout } = await run('entities', ...DEMO_SLICE, '--kind', 'service', '--limit', '1');
    expect(stdout).toMatch(/^entity_[0-9a-f]{16} +service/mu);
    const listed = answerOf(await run('entities', ...DEMO_SLICE, '--limit', '1', '--json')) as unknown as {
      entities: { members: string[] }[];
    };
    const { entity, links } = await of(listed.entities[0]?.members[0] ?? '');
    const { address, other_address } = links[0] ?? { address: '', other_address: '' };
    const refused = await run(
      'entities',
      'refuse',
      other_address,
      address,
      ...DEMO_SLICE,
      '--reason',
      'a test',
      '--json',
    );
    expect(answerOf(refused)).toMatchObject({ ok: true, link_count: 1 });
    expect(await of(address)).toMatchObject({ entity, refusals: [{ reason: 'a test' }] });
    const again = await run('run', ...DEMO_SLICE, '--source', 'directory:world', '--json');
    expect(answerOf(again)).toMatchObject({ ok: true });
    expect(await of(address)).toMatchObject({ entity: null, hints: [{ other_address }] });
    expect((await of(other_address)).entity).toMatchObject({
      entity_id: entity?.entity_id,
      member_count: (entity?.member_count ?? 0) - 1,
    });
  }, 600_000);

  it.each([
    ['a refusal without a reason', ['refuse', 'a', 'b']],
    ['a refusal of one address', ['refuse', 'a', 'a', '--reason', 'x']],
    ['an unknown kind', ['--kind', 'family']],
  ])('refuses %s', async (_, args) => {
    expect(answerOf(await run('entities', ...args, ...DEMO_SLICE, '--json'))).toMatchObject({
      error: { code: 'USAGE' },
    });
  });
});
