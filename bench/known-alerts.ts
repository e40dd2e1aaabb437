/** The alerts of a run over a network whose truth is known. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alertJudge, truthInstances, type TruthMember } from '@analytics/analyzers';
import { parseAlertEvidence, type ConfidenceScore } from '@analytics/domain';
import { analytics } from './analytics-command.ts';

export interface KnownAlert {
  readonly typology_type: string;
  readonly addresses: readonly string[];
  readonly confidence: ConfidenceScore;
}

interface ExportedAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  readonly addresses_involved: readonly string[];
  readonly evidence_json: string;
}

/** Whether an alert over these addresses is mostly one scheme. */
export type IsTrue = (addresses: readonly string[]) => boolean;

/** Runs the product over `input` under `settings`, in `directory`. By rank. */
export function knownAlerts(
  directory: string,
  slice: readonly string[],
  input: string,
  settings: object,
): KnownAlert[] {
  const config = join(directory, 'settings.json');
  const exported = join(directory, 'alerts.jsonl');
  writeFileSync(config, JSON.stringify(settings));
  const site = [...slice, '--data-dir', join(directory, 'data')];
  analytics('run', ...site, '--source', `directory:${input}`, '--config', config);
  analytics('export', 'alerts', ...site, '--format', 'jsonl', '--out', exported);
  return readFileSync(exported, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExportedAlert)
    .map(({ alert_id, typology_type, addresses_involved, evidence_json }) => ({
      typology_type,
      addresses: addresses_involved,
      confidence: parseAlertEvidence(alert_id, evidence_json).confidence,
    }));
}

/** The truth of a network of another maker. */
export function truthOf(place: string): IsTrue {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(place, file), 'utf8'));
  if (existsSync(join(place, 'fraud.json'))) {
    const accounts = new Set(json('fraud.json') as string[]);
    return (addresses) => 2 * addresses.filter((address) => accounts.has(address)).length > addresses.length;
  }
  return judgedBy(json('gt.json') as TruthMember[]);
}

export function judgedBy(members: readonly TruthMember[]): IsTrue {
  const judge = alertJudge(truthInstances(members));
  return (addresses) => ['true', 'fragment'].includes(judge(addresses).truth);
}

export function inDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-known-'));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
