/**
 * `npm run new:feature NAME`: a column of analyzers_features that works, with its kernel, its reference and its migration.
 */
import { readdirSync } from 'node:fs';
import { finish, namesFrom, newFile, putAfter, putBefore, textOf } from './skeleton.ts';

const { snake, kebab, camel, words } = namesFrom(process.argv, 'npm run new:feature NAME');

/** The column that the new one is put after, wherever columns are listed. */
const BEFORE = 'counterparty_stability';
const features = 'packages/analyzers/src/features';
const folder = `${features}/transactions`;

newFile(
  `${folder}/${kebab}.ts`,
  `/** ${words}: TODO, one sentence. */
import type { AddressRows } from '../address-rows.ts';

/** TODO: what it is and its range; 0 for an address without transfers. O(transfers). */
export function ${camel}({ count, is_out }: AddressRows): number {
  let sent = 0;
  for (let at = 0; at < count; at++) sent += is_out[at]!;
  return count === 0 ? 0 : sent / count;
}`,
);
newFile(
  `${folder}/${kebab}.test.ts`,
  `import { expect, it } from 'vitest';
import { addressFeatures } from '../address-features.ts';
import { featureInput } from '../random-input.reference.ts';

it('${snake} is the share of an address’s transfers that it sent', () => {
  const transfers = [
    { from: 0, to: 1, at_ms: 0, usd: 1 },
    { from: 0, to: 1, at_ms: 1, usd: 1 },
    { from: 1, to: 0, at_ms: 2, usd: 1 },
  ];
  const { ${snake} } = addressFeatures(featureInput({ nodeCount: 2, transfers }), 0, 2);
  expect([...${snake}].map((share) => share.toFixed(3))).toEqual(['0.667', '0.333']);
});`,
);

const kernel = `${features}/address-features.ts`;
putBefore(
  kernel,
  '\nexport interface AddressFeatureColumns',
  `import { ${camel} } from './transactions/${kebab}.ts';\n`,
);
putAfter(kernel, `  readonly ${BEFORE}: Float32Array;\n`, `  readonly ${snake}: Float32Array;\n`);
putAfter(kernel, `    ${BEFORE}: new Float32Array(length),\n`, `    ${snake}: new Float32Array(length),\n`);
putBefore(kernel, `    columns.${BEFORE}[at]`, `    columns.${snake}[at] = ${camel}(rows);\n`);
putBefore(
  `${features}/address-features.reference.ts`,
  `    ${BEFORE}:`,
  `    ${snake}: share(sent.length, all.length),\n`,
);
putBefore('packages/domain/src/feature-columns.ts', `    ${BEFORE}:`, `    ${snake}: 'TODO: one sentence.',\n`);

// Anomaly scores take every number of the column's group.
putAfter(`${features}/anomaly/anomaly-columns.ts`, `  '${BEFORE}',\n`, `  '${snake}',\n`);

const schema = 'packages/storage/schema/migrations';
const last =
  readdirSync(new URL(`../../${schema}/`, import.meta.url))
    .sort()
    .at(-1) ?? '0000';
const number = String(Number(last.slice(0, 4)) + 1).padStart(4, '0');
const tables = ['analyzers_features', 'staging_analyzers_features', 'work_features_kernel'];
newFile(
  `${schema}/${number}_${snake}.sql`,
  `-- Purpose: the feature column ${snake}, in the result, staging and work tables alike, so that partitions can still be swapped.
-- Rows from before this migration hold 0: their runs did not measure it.

${tables.map((table) => `ALTER TABLE ${table}\n    ADD COLUMN IF NOT EXISTS ${snake} Float32 AFTER ${BEFORE};`).join('\n\n')}`,
);
// Statements that name every column; those that take them by generation name none.
for (const path of [
  'packages/storage/queries/features/assemble.sql',
  'packages/storage/queries/exports/features.sql',
]) {
  for (const prefix of ['    ', '    kernel.']) {
    const line = `\n${prefix}${BEFORE},\n`;
    if (textOf(path).includes(line)) putAfter(path, line, `${prefix}${snake},\n`);
  }
}

finish([
  `npx vitest run ${features} packages/storage/test/feature-table.test.ts packages/storage/test/migrate.test.ts`,
  'replace what the skeleton computes, in the kernel and in address-features.reference.ts, and every TODO',
  'npm run generate; npm run demo; a decision record where an existing column changes',
]);
