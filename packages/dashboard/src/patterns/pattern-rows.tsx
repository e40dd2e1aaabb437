/** Structural patterns as a table. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { proofWords, words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.patterns;

type Pattern = ApiSchemas['PatternSummary'];

const COLUMNS: readonly DataColumn<Pattern>[] = [
  {
    key: 'pattern',
    head: text.pattern,
    isRowHead: true,
    cell: ({ pattern_id, pattern_type, pattern_subtype }) => (
      <SliceLink to={`/patterns/${pattern_id}`}>
        {words(pattern_subtype === '' ? pattern_type : pattern_subtype)}
      </SliceLink>
    ),
  },
  {
    key: 'address',
    head: text.address,
    cell: ({ addresses_involved: [first] }) => first !== undefined && <AddressName address={first} />,
  },
  {
    key: 'wallets',
    head: text.wallets,
    isNumber: true,
    cell: ({ addresses_involved }) => formatCount(addresses_involved.length),
  },
  {
    key: 'volume',
    head: text.volume,
    isNumber: true,
    cell: ({ evidence_volume_usd }) => <Usd amount_usd={evidence_volume_usd} />,
  },
  { key: 'proof', head: text.proof, cell: ({ proof_grade }) => proofWords(proof_grade) },
  {
    key: 'confidence',
    head: text.confidence,
    isNumber: true,
    title: ({ confidence_score }) => String(confidence_score),
    cell: ({ confidence_score }) => formatShare(confidence_score),
  },
  { key: 'start', head: text.start, cell: ({ pattern_start_time }) => <When at_ms={pattern_start_time} /> },
];

interface PatternRowsProps {
  readonly patterns: readonly Pattern[];
  /** Where they are the page. */
  readonly isTall?: boolean;
}

export function PatternRows({ patterns, isTall = false }: PatternRowsProps) {
  return (
    <DataTable
      label={text.title}
      columns={COLUMNS}
      rows={patterns}
      rowKey={({ pattern_id }) => pattern_id}
      isTall={isTall}
    />
  );
}
