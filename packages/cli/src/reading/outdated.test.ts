import { parseProcessingDate, windowOf } from '@analytics/domain';
import { expect, it } from 'vitest';
import { outdatedBy } from './outdated.ts';

const window = windowOf(parseProcessingDate('2025-06-30'), 30);
const run = { run_id: 'own', started_ms: Date.parse('2025-07-01T10:00:00Z') };
const account = { new_count: 1, changed_count: 0, oldest_ms: window.start_ms, newest_ms: window.start_ms + 1 };
const ingest = (run_id: string, ended_at: string, of: object = account) => ({
  run_id,
  step: 'ingest',
  ended_at,
  details_json: JSON.stringify({ account: of }),
});
const own = ingest('own', '2025-07-01 10:01:00.000');
const at = (text: string) => ({ changed_at_ms: Date.parse(text) });
const labels = 'Labels were added or removed after this slice was computed: run it again to see what they change.';
const transfers =
  'Transfers of its window were loaded after this slice was computed: run it again to see what they change.';

it.each([
  ['what its own ingest loaded', at('2025-07-01T10:00:30Z'), [own], []],
  ['a label of after it', at('2025-07-01T11:00:00Z'), [own], [labels]],
  ['transfers of after it', undefined, [ingest('late', '2025-07-02 00:00:00.000'), own], [transfers]],
  ['transfers of before it', undefined, [own, ingest('early', '2025-06-30 00:00:00.000')], []],
  [
    'transfers of another time',
    undefined,
    [ingest('late', '2025-07-02 00:00:00.000', { ...account, newest_ms: 5, oldest_ms: 1 }), own],
    [],
  ],
])('a slice is judged by %s', (_what, newest_label_change, steps, sentences) => {
  expect(outdatedBy(window, { run, newest_label_change, steps })).toEqual(sentences);
});
