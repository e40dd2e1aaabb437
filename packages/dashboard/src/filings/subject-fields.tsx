/** Whom the report is about, and whose each address is. */
import { MAX_FILING_SUBJECTS, shortAddress, type FilingAccount, type FilingSubject } from '@analytics/domain';
import { useMemo, useState } from 'react';
import { newRequestKey } from '../api/request-key.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { filingStrings, type SubjectFieldName } from '../strings-filings.ts';
import type { Editing } from './editing.ts';
import { FilingField } from './filing-field.tsx';
import { longestOf, shownAs } from './report-fields.tsx';

const text = filingStrings;

const FIELDS: Readonly<Record<FilingSubject['kind'], readonly SubjectFieldName[]>> = {
  unknown: ['alias', 'comments'],
  person: ['first_name', 'last_name', 'birthdate', 'nationality', 'occupation', 'alias', 'id_number', 'comments'],
  entity: ['legal_name', 'incorporation_number', 'business', 'alias', 'id_number', 'comments'],
};
const PLACE = ['address', 'city', 'zip', 'state', 'country_code'] as const;
const KINDS = ['unknown', 'person', 'entity'] as const;

export function SubjectFields({ editing }: { readonly editing: Editing }) {
  const { document, onChange, change, isReadOnly } = editing;
  const { subjects, accounts } = document;
  const table = useMemo(
    () => (
      <DataTable
        label={text.sections.accounts}
        columns={accountColumns(subjects, isReadOnly, change)}
        rows={accounts}
        rowKey={({ address }) => address}
      />
    ),
    [accounts, subjects, isReadOnly, change],
  );
  return (
    <section className="card">
      <h2>{text.sections.subjects}</h2>
      {subjects.map((subject, index) => (
        <OneSubject key={subject.subject_id} editing={editing} subject={subject} index={index} />
      ))}
      {!isReadOnly && subjects.length < MAX_FILING_SUBJECTS && (
        <button
          type="button"
          onClick={() => {
            onChange({ ...document, subjects: [...subjects, emptySubject()] });
          }}
        >
          {text.add_subject}
        </button>
      )}
      <h3>{text.sections.accounts}</h3>
      {table}
    </section>
  );
}

interface OneSubjectProps {
  readonly editing: Editing;
  readonly subject: FilingSubject;
  readonly index: number;
}

function OneSubject({ editing, subject, index }: OneSubjectProps) {
  const { document, onChange, missing } = editing;
  const set = (changed: Partial<FilingSubject>): void => {
    const subjects = document.subjects.map((one) => (one === subject ? { ...one, ...changed } : one));
    onChange({ ...document, subjects });
  };
  const own = document.accounts.filter(({ subject_id }) => subject_id === subject.subject_id);
  const lacks = FIELDS[subject.kind].some((name) => missing.has(`subjects.${index}.${name}`));
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || lacks;
  return (
    <details
      className="filing-part"
      open={isOpen}
      onToggle={(event) => {
        setOpened(event.currentTarget.open);
      }}
    >
      <summary>
        {text.subject_line(index + 1, subjectName(subject), own[0] === undefined ? '' : shortAddress(own[0].address))}
      </summary>
      {isOpen && <OpenSubject editing={editing} subject={subject} index={index} own={own} onChange={set} />}
    </details>
  );
}

/** What it is called so far. */
function subjectName({ kind, first_name, last_name, legal_name, alias }: FilingSubject): string {
  const person = [first_name, last_name].filter((one) => one !== '').join(' ');
  return { unknown: '', person, entity: legal_name }[kind] || alias || text.kinds[kind];
}

interface OpenSubjectProps extends OneSubjectProps {
  readonly own: readonly FilingAccount[];
  readonly onChange: (changed: Partial<FilingSubject>) => void;
}

function OpenSubject({ editing, subject, index, own, onChange: set }: OpenSubjectProps) {
  const { document, onChange, isReadOnly, missing } = editing;
  return (
    <fieldset className="filing-whole">
      <legend className="visually-hidden">{text.subject(index + 1)}</legend>
      <p className="row">
        {own.length === 0 ? (
          <span className="quiet">{text.no_account}</span>
        ) : (
          <>
            <span className="quiet">{text.accounts_of}</span>
            {own.slice(0, 5).map(({ address }) => (
              <AddressName key={address} address={address} />
            ))}
            {own.length > 5 && text.more_links(own.length - 5)}
          </>
        )}
      </p>
      <div className="filing-fields">
        {isReadOnly ? (
          <p>{text.kinds[subject.kind]}</p>
        ) : (
          <Choice
            label={text.kind}
            value={subject.kind}
            options={KINDS.map((kind): readonly [string, string] => [kind, text.kinds[kind]])}
            onChoose={(value) => {
              set({ kind: KINDS.find((kind) => kind === value) ?? 'unknown' });
            }}
          />
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={subject.is_suspect}
            disabled={isReadOnly}
            onChange={(event) => {
              set({ is_suspect: event.target.checked });
            }}
          />
          {text.is_suspect}
        </label>
        {FIELDS[subject.kind].map((name) => (
          <FilingField
            key={name}
            label={text.subject_fields[name]}
            field={`subjects.${index}.${name}`}
            value={subject[name]}
            type={name === 'birthdate' ? 'date' : 'text'}
            longest={name === 'nationality' ? 2 : 50}
            isReadOnly={isReadOnly}
            missing={missing.get(`subjects.${index}.${name}`)}
            onChange={(value) => {
              set({ [name]: shownAs(name, value) });
            }}
          />
        ))}
        {subject.kind !== 'unknown' &&
          PLACE.map((name) => (
            <FilingField
              key={name}
              label={text.location_fields[name]}
              field={`subjects.${index}.location.${name}`}
              value={subject.location[name]}
              longest={longestOf(name)}
              isReadOnly={isReadOnly}
              onChange={(value) => {
                set({ location: { ...subject.location, [name]: shownAs(name, value) } });
              }}
            />
          ))}
      </div>
      {!isReadOnly && (
        <button
          type="button"
          className="plain"
          aria-label={text.remove_subject(index + 1)}
          onClick={() => {
            onChange({
              ...document,
              subjects: document.subjects.filter((one) => one !== subject),
              accounts: document.accounts.map((one) =>
                one.subject_id === subject.subject_id ? { ...one, subject_id: '' } : one,
              ),
            });
          }}
        >
          {text.remove}
        </button>
      )}
    </fieldset>
  );
}

function accountColumns(
  subjects: readonly FilingSubject[],
  isReadOnly: boolean,
  change: Editing['change'],
): readonly DataColumn<FilingAccount>[] {
  const set = (address: string, changed: Partial<FilingAccount>): void => {
    change((newest) => ({
      ...newest,
      accounts: newest.accounts.map((one) => (one.address === address ? { ...one, ...changed } : one)),
    }));
  };
  return [
    { key: 'address', head: text.account, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
    { key: 'label', head: text.label, cell: ({ label }) => label },
    { key: 'role', head: text.role, leaves: 'first', cell: ({ role }) => words(role) },
    {
      key: 'whose',
      head: text.whose,
      cell: ({ address, subject_id }) => (
        <select
          aria-label={text.whose_of(shortAddress(address))}
          value={subject_id}
          disabled={isReadOnly}
          onChange={(event) => {
            set(address, { subject_id: event.target.value });
          }}
        >
          <option value="">{text.nobody}</option>
          {subjects.map((one, index) => (
            <option key={one.subject_id} value={one.subject_id}>
              {text.subject(index + 1)}
            </option>
          ))}
        </select>
      ),
    },
    {
      key: 'client',
      head: text.is_client,
      cell: ({ address, is_client }) => (
        <input
          type="checkbox"
          aria-label={text.is_client_of(shortAddress(address))}
          checked={is_client}
          disabled={isReadOnly}
          onChange={(event) => {
            set(address, { is_client: event.target.checked });
          }}
        />
      ),
    },
  ];
}

function emptySubject(): FilingSubject {
  return {
    subject_id: `subject_${newRequestKey().slice(0, 12)}`,
    kind: 'unknown',
    is_suspect: true,
    first_name: '',
    last_name: '',
    birthdate: '',
    nationality: '',
    occupation: '',
    legal_name: '',
    incorporation_number: '',
    business: '',
    alias: '',
    id_number: '',
    location: { address: '', city: '', state: '', zip: '', country_code: '' },
    comments: '',
  };
}
