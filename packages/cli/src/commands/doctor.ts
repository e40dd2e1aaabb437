/** doctor: whether this machine can do the work, check by check. */
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AnalyticsError, type DatabaseName, counted } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { CODE_VERSION } from '../code-version.ts';
import { checkData, type DataFindings } from './check-data.ts';
import { addCommonOptions, type RawOptions } from '../options.ts';
import { parsePlace, serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';
import { megabytes } from '../terminal/quantities.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
}

interface DoctorOptions extends RawOptions {
  readonly everySlice?: boolean;
  readonly forgetDamaged?: boolean;
}

const NODE_FLOOR = [20, 19] as const;
const COMFORTABLE_MEMORY_BYTES = 4e9;
const COMFORTABLE_DISK_BYTES = 5e9;

export function registerDoctor(program: Command, shell: Shell): void {
  addCommonOptions(program.command('doctor'))
    .option('--every-slice', 'read every published slice, not only the newest of each window length')
    .option('--forget-damaged', 'remove parts that the engine could not read, once their rows were restored')
    .addHelpText('after', '\nExample:\n  $ npx analytics doctor')
    .action(async (raw: DoctorOptions) => {
      const { data_dir, threads } = parsePlace(raw, shell);
      const findings: Finding[] = [
        checkNode(),
        {
          check: 'cores',
          ok: availableParallelism() >= 2,
          found: `${availableParallelism()}; ${threads} threads will be used`,
        },
        { check: 'memory', ok: totalmem() >= COMFORTABLE_MEMORY_BYTES, found: megabytes(totalmem()) },
        await checkDisk(),
        await checkEngine(shell, threads),
      ];
      const isWorking = findings.every(({ check, ok }) => check !== 'engine' || ok);
      const data = isWorking ? await dataFinding(shell, raw, { data_dir, threads }) : undefined;
      if (data !== undefined) findings.push(data.finding);
      shell.answer({ version: CODE_VERSION, data_dir, findings, data: data?.findings ?? null });
      shell.say(`analytics ${CODE_VERSION}, data directory ${data_dir}`);
      for (const { check, ok, found } of findings) shell.say(`${ok ? 'ok  ' : 'WARN'} ${check.padEnd(10)} ${found}`);
      const engine = findings.find(({ check }) => check === 'engine');
      if (engine?.ok === false)
        throw new AnalyticsError('ENGINE_UNAVAILABLE', `Expected a working engine, found: ${engine.found}`);
      for (const problem of data?.findings?.problems ?? []) shell.say(`     ${problem}`);
      if (data?.findings?.code !== undefined)
        throw new AnalyticsError(data.findings.code, `Expected whole data, found: ${data.findings.problems[0] ?? ''}.`);
    });
}

async function dataFinding(
  shell: Shell,
  { everySlice = false, forgetDamaged = false }: DoctorOptions,
  place: { readonly data_dir: string; readonly threads: number },
): Promise<{ finding: Finding; findings?: DataFindings }> {
  const check = 'data';
  try {
    const findings = await checkData(shell, { ...place, every_slice: everySlice, forget_damaged: forgetDamaged });
    if (findings === undefined) return { finding: { check, ok: true, found: 'none yet' } };
    const { problems, slice_count, set_aside } = findings;
    const left = set_aside.length === 0 ? '' : `; ${counted(set_aside.length, 'part')} that the engine could not read`;
    const found = `${counted(slice_count, 'slice')} compared with what was published, ${counted(problems.length, 'problem')}${left}`;
    return { finding: { check, ok: problems.length === 0, found }, findings };
  } catch (error) {
    if (!(error instanceof AnalyticsError) || error.code !== 'DATA_DIR_IN_USE') throw error;
    return { finding: { check, ok: false, found: `${error.message} The API reports damage at /ready.` } };
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1]);
  return { check: 'node', ok, found: `${process.version} (${NODE_FLOOR.join('.')} or later is needed)` };
}

async function checkDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs('.');
  return {
    check: 'disk',
    ok: bavail * bsize >= COMFORTABLE_DISK_BYTES,
    found: `${megabytes(bavail * bsize)} free here`,
  };
}

/** Writes, reads back as Parquet and drops a table: what a run needs of an engine. */
async function checkEngine(shell: Shell, threads: number): Promise<Finding> {
  const directory = await mkdtemp(join(tmpdir(), 'analytics-doctor-'));
  try {
    const name = 'analytics_doctor' as DatabaseName;
    const database = await openDatabase({ name, data_dir: directory, threads, server: serverAddress(shell) });
    try {
      await database.exportToFile('SELECT number FROM numbers(3)', {}, 'parquet', join(directory, 'probe.parquet'));
      await database.command('DROP TABLE IF EXISTS doctor_probe');
      const number = { name: 'number', type: 'Nullable(UInt64)' };
      const path = join(directory, 'probe.parquet');
      const file = { path, format: 'parquet', compression: 'none', structure: [number] } as const;
      await database.stageFile('doctor_probe', file, [{ ...number, from: { column: 'number' } }]);
      const [row] = await database.rows<{ total: string }>('SELECT sum(number) AS total FROM doctor_probe');
      await database.command('DROP TABLE doctor_probe');
      if (database.kind === 'server') await database.command(`DROP DATABASE ${name}`);
      const ok = Number(row?.total) === 3;
      return {
        check: 'engine',
        ok,
        found: `${database.kind} ${await database.version()}, Parquet ${ok ? 'written and read' : 'came back wrong'}`,
      };
    } finally {
      await database.close();
    }
  } catch (error) {
    return { check: 'engine', ok: false, found: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
