/** entities: addresses controlled by one hand, why, and what an analyst refuses of it. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  ENTITY_KINDS,
  counted,
  foldAddress,
  formatNumber,
  utcMinute,
  type EntityKind,
  type EntityLinkRow,
  type EntityRefusalRow,
  type EntityRow,
} from '@analytics/domain';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import type { ReadingSource } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 20;
/** Those of the address come first: a pair's are among them. */
const MAX_LINKS = 1000;

interface ListFlags extends RawOptions {
  readonly address?: string;
  readonly kind?: string;
  readonly limit?: string;
}

interface RefuseFlags extends RawOptions {
  readonly reason?: string;
}

export function registerEntities(program: Command, shell: Shell): void {
  const entities = addCommonOptions(program.command('entities'))
    .option('--address <address>', 'the entity that holds it, with its links and hints')
    .option('--kind <kind>', `only of this kind: ${ENTITY_KINDS.join(', ')}`)
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics entities --network demo --kind owner')
    .action(async (raw: ListFlags) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT);
      const kind = parseKind(raw.kind);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        if (raw.address === undefined) {
          const found = await source.entities({ kind, row_limit });
          shell.answer({ ...found });
          sayEntities(shell, found.entities, row_limit);
          sayRefusals(shell, found.refusals);
          return;
        }
        const { slice, entity, links, hints, refusals } = await source.entityOf(foldAddress(raw.address), row_limit);
        shell.answer({ slice, entity, links, hints, refusals });
        if (entity === null) shell.say(`${raw.address} belongs to no entity.`);
        else sayEntities(shell, [entity], row_limit);
        sayLinks(shell, 'Links, those of the address first:', links, row_limit);
        sayLinks(shell, 'Hints, which merge nothing:', hints, row_limit);
        sayRefusals(shell, refusals);
      });
    });
  registerDecision(entities, shell, {
    name: 'refuse',
    description: 'say that two addresses are not one; the next run honours it',
    is_refused: true,
  });
  registerDecision(entities, shell, {
    name: 'allow',
    description: 'take a refusal back; the next run honours it',
    is_refused: false,
  });
}

function registerDecision(
  entities: Command,
  shell: Shell,
  { name, description, is_refused }: { name: string; description: string; is_refused: boolean },
): void {
  addCommonOptions(
    entities
      .command(name)
      .argument('<address>', 'one of both')
      .argument('<other_address>', 'the other one')
      .description(description),
  )
    .option('--reason <text>', 'why; it is asked for')
    .addHelpText(
      'after',
      `\nExample:\n  $ npx analytics entities ${name} 0x9a1b…e3cb 0x77c0…18d2 --network torus --reason "two clients of ours"`,
    )
    .action(async (one: string, other: string, _: RefuseFlags, command: Command) => {
      const raw: RefuseFlags = command.optsWithGlobals();
      const { reason = '' } = raw;
      const [address, other_address] = [foldAddress(one), foldAddress(other)];
      if (reason === '') throw new AnalyticsError('USAGE', 'Expected --reason TEXT, found none.');
      if (address === other_address) throw new AnalyticsError('USAGE', `Expected two addresses, found ${one} twice.`);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source, decisions) => {
        const decision = { address, other_address, is_refused, reason };
        const decided_by = await decisions.judgeLink(decision);
        const link_count = await linksBetween(source, address, other_address);
        shell.answer({ ...decision, decided_by, link_count });
        shell.say(
          `${is_refused ? 'Refused' : 'Allowed again'}: ${address} and ${other_address}. The next run reads it.`,
        );
        if (link_count === 0)
          shell.say('No link of the newest slice joins them: check the addresses if you expected one.');
      });
    });
}

/** Links and hints of the pair in the slice; 0 where there is no slice yet. */
async function linksBetween(source: ReadingSource, address: string, other: string): Promise<number> {
  try {
    const { links, hints } = await source.entityOf(address, MAX_LINKS);
    return [...links, ...hints].filter((link) =>
      [link.address, link.other_address].every((end) => end === address || end === other),
    ).length;
  } catch (error) {
    if (error instanceof AnalyticsError && error.code === 'SLICE_NOT_FOUND') return 0;
    throw error;
  }
}

function sayEntities(shell: Shell, entities: readonly EntityRow[], row_limit: number): void {
  if (entities.length === 0) shell.say('No addresses are known to be of one owner.');
  const rows = entities.map((one) => [
    one.entity_id,
    one.label === '' ? one.entity_kind : `${one.entity_kind} (${one.label})`,
    counted(one.member_count, 'address', 'addresses'),
    one.rules.map((rule) => rule.replaceAll('_', ' ')).join(', '),
  ]);
  for (const [at, line] of alignedRows(rows).entries()) {
    shell.say(line);
    const { members = [], member_count = 0 } = entities[at] ?? {};
    const shown = members.slice(0, 5);
    shell.say(
      `  ${shown.join(', ')}${member_count > shown.length ? ` and ${counted(member_count - shown.length, 'other')}` : ''}`,
    );
  }
  if (entities.length === row_limit)
    shell.say(`The first ${counted(row_limit, 'entity', 'entities')}; --limit shows more.`);
}

function sayLinks(shell: Shell, title: string, links: readonly EntityLinkRow[], row_limit: number): void {
  if (links.length === 0) return;
  shell.say(title);
  for (const { rule, weight, reason } of links)
    shell.say(`  ${rule.replaceAll('_', ' ')} (${formatNumber(weight)}): ${reason}`);
  if (links.length === row_limit) shell.say(`  The first ${row_limit}; --limit shows more.`);
}

function sayRefusals(shell: Shell, refusals: readonly EntityRefusalRow[]): void {
  if (refusals.length === 0) return;
  shell.say('Refused:');
  for (const { address, other_address, reason, decided_by, decided_at_ms } of refusals)
    shell.say(`  ${address} and ${other_address}: ${reason} (${decided_by}, ${utcMinute(decided_at_ms)})`);
}

function parseKind(written: string | undefined): EntityKind | undefined {
  if (written === undefined) return undefined;
  const kind = ENTITY_KINDS.find((one) => one === written);
  if (kind !== undefined) return kind;
  throw new AnalyticsError(
    'USAGE',
    `Expected one of ${ENTITY_KINDS.join(', ')} after --kind, found ${JSON.stringify(written)}.`,
  );
}
