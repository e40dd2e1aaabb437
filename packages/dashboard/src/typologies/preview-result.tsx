/** What a change would gain and lose, with examples. */
import { typologyWords } from '@analytics/domain';
import type { ApiPaths, ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.typologies;

type Preview = ApiPaths['/api/v1/typologies/preview']['post']['responses']['200']['content']['application/json'];

type Alert = ApiSchemas['PreviewedAlert'];

const ALERT_COLUMNS: readonly DataColumn<Alert>[] = [
  { key: 'severity', head: text.severity, cell: ({ severity }) => <SeverityBadge severity={severity} /> },
  {
    key: 'typology',
    head: text.typology,
    cell: ({ typology_type }) => capitalised(typologyWords(typology_type)),
  },
  { key: 'subject', head: text.subject, cell: ({ address }) => <AddressName address={address} /> },
  {
    key: 'confidence',
    head: text.confidence,
    isNumber: true,
    cell: ({ confidence_score }) => formatShare(confidence_score),
  },
  { key: 'transfers', head: text.transfers, isNumber: true, cell: ({ transfer_count }) => formatCount(transfer_count) },
  { key: 'volume', head: text.volume, isNumber: true, cell: ({ volume_usd }) => <Usd amount_usd={volume_usd} /> },
  { key: 'start', head: text.start, cell: ({ start_time }) => <When at_ms={start_time} /> },
];

/** An alert that is published is looked up; one that would be gained is nowhere yet. */
const LOST_COLUMNS: readonly DataColumn<Alert>[] = ALERT_COLUMNS.map((column) =>
  column.key === 'typology' ? { ...column, cell: (alert) => <PublishedAlert alert={alert} /> } : column,
);

const CHANGED_COLUMNS: readonly DataColumn<Preview['changed']['examples'][number]>[] = [
  { key: 'typology', head: text.typology, cell: ({ before }) => <PublishedAlert alert={before} /> },
  { key: 'subject', head: text.subject, cell: ({ after }) => <AddressName address={after.address} /> },
  {
    key: 'severity',
    head: text.severity,
    cell: ({ before, after }) => (
      <>
        <SeverityBadge severity={before.severity} /> → <SeverityBadge severity={after.severity} />
      </>
    ),
  },
  {
    key: 'transfers',
    head: text.transfers,
    isNumber: true,
    cell: ({ before, after }) => `${formatCount(before.transfer_count)} → ${formatCount(after.transfer_count)}`,
  },
  {
    key: 'volume',
    head: text.volume,
    isNumber: true,
    cell: ({ before, after }) => (
      <>
        <Usd amount_usd={before.volume_usd} /> → <Usd amount_usd={after.volume_usd} />
      </>
    ),
  },
];

/** A preview knows no ids: the link leads to the alerts of the typology that hold the suspect. */
function PublishedAlert({ alert: { typology_type, address } }: { readonly alert: Alert }) {
  return (
    <SliceLink to="/alerts" query={{ typology: typology_type, q: address }}>
      {capitalised(typologyWords(typology_type))}
    </SliceLink>
  );
}

function alertKey({ typology_type, address, start_time }: Alert): string {
  return `${typology_type} ${address} ${start_time}`;
}

export function PreviewResult({ preview }: { readonly preview: Preview }) {
  const { before_count, after_count, gained, lost, changed } = preview;
  return (
    <div role="status">
      <p className="lead">{text.outcome(formatCount(before_count), formatCount(after_count))}</p>
      <Examples title={text.gained(formatCount(gained.count))} {...gained} columns={ALERT_COLUMNS} keyOf={alertKey} />
      <Examples title={text.lost(formatCount(lost.count))} {...lost} columns={LOST_COLUMNS} keyOf={alertKey} />
      <Examples
        title={text.changed(formatCount(changed.count))}
        {...changed}
        columns={CHANGED_COLUMNS}
        keyOf={({ after }) => alertKey(after)}
      />
    </div>
  );
}

interface ExamplesProps<Row> {
  readonly title: string;
  readonly count: number;
  readonly examples: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly keyOf: (row: Row) => string;
}

/** A titled table of the first of many, which says that it shows no more. */
function Examples<Row>({ title, count, examples, columns, keyOf }: ExamplesProps<Row>) {
  const shown_count = examples.length;
  return (
    <>
      <h3>{title}</h3>
      {count === 0 && <p className="quiet">{text.none}</p>}
      {count > shown_count && <p className="quiet">{text.examples(formatCount(shown_count), formatCount(count))}</p>}
      {shown_count > 0 && <DataTable label={title} columns={columns} rows={examples} rowKey={keyOf} />}
    </>
  );
}
