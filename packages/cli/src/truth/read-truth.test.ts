import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { networkTruth, readTruth } from './read-truth.ts';

const network = parseNetworkName('town');
const window = windowOf(parseProcessingDate('2026-03-01'), 30);
const HEADER = 'address,role,pattern_type,pattern_instance_id';

describe('readTruth', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-truth-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });
  const written = async (name: string, text: string): Promise<string> => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };
  const read = async (name: string, text: string) => await readTruth(await written(name, text), network, window);

  it.each([
    ['truth.csv', `\uFEFF${HEADER}\r\na,mule,fan_in,1\r\nv,victim,fan_in,1\r\n`],
    [
      'truth.json',
      '[{"address":"a","role":"mule","pattern_type":"fan_in","pattern_instance_id":1},{"address":"v","role":"victim","pattern_type":"fan_in","pattern_instance_id":1}]',
    ],
    [
      'truth.jsonl',
      '{"address":"a","role":"mule","pattern_type":"fan_in","pattern_instance_id":"1"}\n{"address":"v","role":"Victim","pattern_type":"fan_in","pattern_instance_id":"1"}\n',
    ],
  ])('reads the members of schemes from %s, and holds victims neither for nor against', async (name, text) => {
    const truth = networkTruth(await read(name, text), new Set(['a', 'v']));
    expect(truth.schemes).toEqual([
      { pattern_type: 'fan_in', pattern_instance_id: '1', core: new Set(['a']), neutral: new Set(['v']) },
    ]);
  });

  it('reads addresses alone as guilty accounts, and leaves out those without a transfer', async () => {
    const truth = await read('accounts.csv', 'address\na\nb\n');
    expect(networkTruth(truth, new Set(['a'])).accounts).toEqual(new Set(['a']));
    expect((await read('fraud.json', '["x","y"]')).accounts).toEqual(new Set(['x', 'y']));
  });

  it('finds the innocents beside it, a row an instance', async () => {
    await written('benign.json', '[{"kind":"payroll","instance":1,"addresses":["e","f"]}]');
    const truth = await read('truth.csv', `${HEADER}\na,mule,fan_in,1\n`);
    expect(networkTruth(truth, new Set(['a'])).look_alikes).toEqual([['e', 'f']]);
    await rm(join(directory, 'benign.json'));
  });

  it.each([
    ['a scheme without an instance', 'truth.csv', 'address,pattern_type\na,fan_in\n', 'SOURCE_SCHEMA'],
    ['no address', 'truth.csv', 'account\na\n', 'SOURCE_SCHEMA'],
    ['something that is no list', 'truth.json', '{"a":1}', 'SOURCE_UNREADABLE'],
    ['broken JSON', 'truth.json', '[{', 'SOURCE_UNREADABLE'],
    ['another kind of file', 'truth.txt', 'a', 'SOURCE_SCHEMA'],
  ])('refuses %s', async (_, name, text, code) => {
    await expect(read(name, text)).rejects.toMatchObject({ code });
  });

  it('refuses a directory without truth, and says what it looked for', async () => {
    await expect(readTruth(join(directory, 'none'), network, window)).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: expect.stringContaining('ground_truth, truth, gt, accounts, fraud') as string,
    });
  });
});
