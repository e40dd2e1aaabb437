/**
 * `npm run new:typology NAME`: a chapter that works, with its test, its scenario, its benign twin and its definition.
 */
import { finish, namesFrom, newFile, putAfter, putBefore } from './skeleton.ts';

const { snake, kebab, camel, pascal, words } = namesFrom(process.argv, 'npm run new:typology NAME');
const chapter = `packages/analyzers/src/typologies/${kebab}`;
const title = words.charAt(0).toUpperCase() + words.slice(1);

newFile(
  `${chapter}/README.md`,
  `# ${title}

\`${snake}\` · FATF 2020: transaction patterns

TODO: one sentence that says who does what with which money.

\`\`\`
   A ──▶ B, C, D, …
\`\`\`

**How it is found.** TODO.

**Known false positives.** TODO: what innocent people do that looks like it.

**Sources.** TODO: a paper with its DOI, or the paragraph of the FATF.`,
);

newFile(
  `${chapter}/params.ts`,
  `/** Settings of ${words}. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const ${camel}SettingsSchema = z.strictObject({
  min_payments: numberSetting({ min: 1, max: 10_000, integer: true }, 50, {
    unit: 'transfers',
    reason: 'TODO: why this default.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e12 }, 1_000, {
    unit: 'USD paid in all',
    reason: 'TODO: why this default.',
  }),
});

export type ${pascal}Settings = z.infer<typeof ${camel}SettingsSchema>;`,
);

newFile(
  `${chapter}/detect.ts`,
  `/** ${title}: TODO, one sentence. */
import { counted, moment, usd } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, receiversOf, timeOf, usdOf } from '../measures.ts';
import type { ${pascal}Settings } from './params.ts';

export const ${camel}: Chapter<${pascal}Settings> = {
  typology_type: '${snake}',
  drawing: 'star',
  fatf_category: 'transaction_patterns',
  specificity: 10,
  innocent_reading: 'TODO: what innocent people do that looks like it.',
  *candidates(context, params) {
    for (let node = 0; node < context.input.addresses.length; node++) {
      // Far from the conditions by any setting: not worth measuring.
      if (context.isBystander(node) || 2 * context.rowsOut(node).length < params.min_payments) continue;
      yield candidateOf(context, node, params);
    }
  },
};

function candidateOf(context: TypologyContext, payer: number, params: ${pascal}Settings): Candidate {
  const rows = [...context.rowsOut(payer)];
  const receivers = [...receiversOf(context, rows)];
  const paid_usd = usdOf(context, rows);
  return {
    subject: payer,
    conditions: [
      atLeast('payments', rows.length, params.min_payments, 'transfers'),
      atLeast('paid_usd', paid_usd, params.min_usd, 'USD'),
    ],
    describe: () => ({
      roles: new RoleBook(context).add(payer, 'mover').add(receivers, 'receiver').roles,
      entry: [payer],
      exit: receivers,
      rows,
      patterns: [],
      proof_grade: 'shape_time',
      confidence: [
        {
          name: 'payments',
          value: between(rows.length, params.min_payments - 1, 4 * params.min_payments),
          weight: 1,
        },
      ],
      sentences: [
        {
          text: \`From \${moment(timeOf(context, rows[0]!))} on, \${named(payer)} made \${counted(rows.length, 'payment')} of \${usd(paid_usd)} in all.\`,
          rows,
        },
      ],
    }),
  };
}`,
);

newFile(
  `${chapter}/detect.test.ts`,
  `import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

/** \`count\` payments of a, an hour apart. */
function payments(count: number): DrawnTransfer[] {
  return Array.from({ length: count }, (_, at): DrawnTransfer => ['a', \`r\${at}\`, hour(at), 100]);
}

describe('${snake}', () => {
  it('names who makes fifty payments', () => {
    const found = typologiesOf(payments(50));
    expect(found.names).toContain('${snake}');
    expect(found.roles('${snake}')['mover']).toEqual(['a']);
  });

  it('is not forty-nine payments', () => {
    expect(typologiesOf(payments(49)).names).not.toContain('${snake}');
  });

  it('is not a service', () => {
    expect(typologiesOf(payments(50), { services: ['a'] }).names).not.toContain('${snake}');
  });
});`,
);

newFile(
  `packages/simulator/src/scenarios/${kebab}.ts`,
  `/** ${title}: TODO. Twin: TODO, somebody innocent. */
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

function payments(least: number, most: number, pattern_type: string): Plan {
  return (world, random, instance_id) => {
    const stage = new Stage(world, random, 90, schemeAsset(random));
    const payer = stage.wallet('mover', 0);
    const count = random.integer(least, most);
    stage.fund(payer, 0, count * 150);
    for (let at = 0; at < count; at++) {
      const to = stage.wallet('receiver', 0);
      stage.pay({ from: payer, to, at_hours: 2 + at * random.between(0.9, 1.1), usd: 120, step: 'payment' });
    }
    return stage.instance(pattern_type, instance_id);
  };
}

/** Fifty-five to seventy payments. */
export const plant${pascal}: Plan = payments(55, 70, '${snake}');

/** A few payments, as people make them. */
export const plant${pascal}Twin: Plan = payments(5, 9, '${snake}_twin');`,
);

newFile(
  `packages/simulator/src/testing/${kebab}-definition.reference.ts`,
  `/** The definition of ${words}, slow and obvious. */
import type { InstanceView } from './instance-view.reference.ts';

export function is${pascal}(view: InstanceView): boolean {
  return view.transfers.filter(({ step }) => step === 'payment').length >= 50;
}`,
);

const catalogue = 'packages/analyzers/src/typologies/catalogue.ts';
putBefore(catalogue, '\n/** A chapter whose parameters', `import { ${camel} } from './${kebab}/detect.ts';\n`);
putBefore(catalogue, "  bound(exposure('sanctions')", `  bound(${camel}, (settings) => settings.${snake}),\n`);
const settings = 'packages/analyzers/src/typologies/settings.ts';
putBefore(
  settings,
  '\nexport const typologySettingsSchema',
  `import { ${camel}SettingsSchema } from './${kebab}/params.ts';\n`,
);
putBefore(settings, '  exposure_sanctions:', `  ${snake}: ${camel}SettingsSchema.prefault({}),\n`);
const registry = 'packages/simulator/src/scenarios/registry.ts';
putBefore(registry, '\ntype Names<T>', `import { plant${pascal}, plant${pascal}Twin } from './${kebab}.ts';\n`);
putBefore(
  registry,
  "  ...(['sanctions'",
  `  scenario(['${snake}', '${snake}_twin', []], plant${pascal}, plant${pascal}Twin),\n`,
);
const definitions = 'packages/simulator/src/testing/definitions.reference.ts';
putAfter(
  definitions,
  "import * as networks from './network-definitions.reference.ts';\n",
  `import { is${pascal} } from './${kebab}-definition.reference.ts';\n`,
);
putBefore(definitions, '  exposure_sanctions:', `  ${snake}: is${pascal},\n`);

finish([
  `npx vitest run ${chapter} packages/simulator/src/scenarios`,
  'replace what the skeleton measures and plants, and every TODO; a role of its own goes into packages/domain/src/vocabulary.ts',
  'npm run generate; npm run evaluate, before and after; npm run demo, and read the story',
]);
