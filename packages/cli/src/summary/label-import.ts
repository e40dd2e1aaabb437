/** What came of a list of labels, in words. */
import { basename } from 'node:path';
import { counted, grouped } from '@analytics/domain';
import type { LabelImportReport } from '@analytics/ingestion';

const REASON_WORDS: Readonly<Record<string, string>> = {
  repeated: 'the same again',
  contradicted: 'the list says two things of the address under one name: a risk stands, else the first',
  wrong_length: 'not the 40 digits of an EVM address',
  other_chain: 'addresses in a form of another chain than the transfers of this network',
  not_an_address: 'not an address',
  without_address: 'no address',
  not_a_wallet: 'entities that are no wallet',
  mixed_case_bech32: 'bech32 in mixed case, which no chain prints',
  unknown_trust_level: 'an unknown trust level',
  unknown_risk_level: 'an unknown risk level',
};

export function importLines(path: string, report: LabelImportReport): string[] {
  const { format, read_count, stored, set_aside, notices } = report;
  const { added, changed, unchanged, removed_before } = stored;
  const back = removed_before === 0 ? '' : `, ${grouped(removed_before)} back that had been removed`;
  const left = Object.entries(set_aside).map(
    ([reason, { count, example }]) =>
      `  not stored: ${grouped(count)} (${REASON_WORDS[reason] ?? reason}${example === '' ? '' : `, such as ${example}`})`,
  );
  return [
    `Read ${basename(path)} as ${format}: ${counted(read_count, 'label')}; ${grouped(added)} added, ${grouped(changed)} changed, ${grouped(unchanged)} known already${back}.`,
    ...left,
    ...notices.map(({ message }) => `  ${message}`),
    added + changed + removed_before > 0 ? 'The next run reads them.' : 'Nothing changed.',
  ];
}
