/** The head of a report, its indicators, and who reports. */
import { MAX_FILING_INDICATORS, MAX_FILING_TEXT, REPORT_CODES, type FilingDocument } from '@analytics/domain';
import { filingStrings, type FilingFieldName } from '../strings-filings.ts';
import type { Editing } from './editing.ts';
import { FilingField, fieldId } from './filing-field.tsx';

const text = filingStrings;

type ReportText = Exclude<keyof FilingDocument['report'], 'indicators' | 'report_code'>;

interface ReportFieldLook {
  readonly type?: 'date';
  readonly longest?: number;
  readonly rows?: number;
}

export function ReportFields({ editing }: { readonly editing: Editing }) {
  const { document, onChange, isReadOnly } = editing;
  const { report } = document;
  const set = (changed: Partial<FilingDocument['report']>): void => {
    onChange({ ...document, report: { ...report, ...changed } });
  };
  const field = (name: ReportText, given: ReportFieldLook = {}) => {
    const place: FilingFieldName = `report.${name}`;
    return (
      <FilingField
        key={place}
        label={text.fields[place]}
        field={place}
        value={report[name]}
        isReadOnly={isReadOnly}
        missing={editing.missing.get(place)}
        onChange={(value) => {
          set({ [name]: value });
        }}
        {...given}
      />
    );
  };
  return (
    <section className="card">
      <h2>{text.sections.report}</h2>
      <div className="filing-fields">
        <label className="field">
          {text.fields['report.report_code']}
          <select
            value={report.report_code}
            disabled={isReadOnly}
            onChange={(event) => {
              const report_code = REPORT_CODES.find((one) => one === event.target.value);
              if (report_code !== undefined) set({ report_code });
            }}
          >
            {REPORT_CODES.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        {field('submission_date', { type: 'date' })}
        {field('due_date', { type: 'date' })}
        {field('entity_reference', { longest: 50 })}
        {field('fiu_ref_number', { longest: 50 })}
        {field('currency_code', { longest: 3 })}
        {report.currency_code !== 'USD' && field('usd_rate', { longest: 25 })}
      </div>
      {field('reason', { rows: 3, longest: MAX_FILING_TEXT })}
      {field('action', { rows: 3, longest: MAX_FILING_TEXT })}
      <Indicators editing={editing} />
    </section>
  );
}

function Indicators({ editing }: { readonly editing: Editing }) {
  const { document, onChange, isReadOnly, missing } = editing;
  const { indicators } = document.report;
  const set = (changed: FilingDocument['report']['indicators']): void => {
    onChange({ ...document, report: { ...document.report, indicators: changed } });
  };
  const lacking = missing.get('report.indicators');
  return (
    <fieldset className="filing-part" id={fieldId('report.indicators')} tabIndex={-1}>
      <legend>{text.fields['report.indicators']}</legend>
      {lacking !== undefined && <p className="amber">{lacking}</p>}
      {indicators.map(({ code, words }, index) => (
        <div key={index} className="filing-fields">
          <FilingField
            label={text.indicator(index + 1)}
            field={`report.indicators.${index}`}
            value={code}
            longest={50}
            isReadOnly={isReadOnly}
            onChange={(value) => {
              set(indicators.map((one, at) => (at === index ? { ...one, code: value } : one)));
            }}
          />
          <FilingField
            label={text.indicator_words(index + 1)}
            field={`report.indicators.${index}.words`}
            value={words}
            longest={500}
            isReadOnly={isReadOnly}
            onChange={(value) => {
              set(indicators.map((one, at) => (at === index ? { ...one, words: value } : one)));
            }}
          />
          {!isReadOnly && (
            <button
              type="button"
              className="plain"
              aria-label={text.remove_indicator(index + 1)}
              onClick={() => {
                set(indicators.filter((_, at) => at !== index));
              }}
            >
              {text.remove}
            </button>
          )}
        </div>
      ))}
      {!isReadOnly && indicators.length < MAX_FILING_INDICATORS && (
        <button
          type="button"
          onClick={() => {
            set([...indicators, { code: '', words: '' }]);
          }}
        >
          {text.add_indicator}
        </button>
      )}
    </fieldset>
  );
}

const ENTITY = ['name', 'rentity_id', 'rentity_branch', 'tax_number', 'institution_type', 'regulator'] as const;
const PLACE = ['address', 'city', 'zip', 'state', 'country_code'] as const;
const PERSON = ['first_name', 'last_name', 'occupation', 'phone', 'email'] as const;

export function ReporterFields({ editing }: { readonly editing: Editing }) {
  const { document, onChange, isReadOnly, missing } = editing;
  const { reporting_entity: entity, reporting_person: person } = document;
  const field = (place: FilingFieldName, value: string, set: (value: string) => FilingDocument, longest = 255) => (
    <FilingField
      key={place}
      label={text.fields[place]}
      field={place}
      value={value}
      longest={longest}
      isReadOnly={isReadOnly}
      missing={missing.get(place)}
      onChange={(given) => {
        onChange(set(given));
      }}
    />
  );
  return (
    <div className="columns">
      <section className="card">
        <h2>{text.sections.entity}</h2>
        <div className="filing-fields">
          {ENTITY.map((name) =>
            field(
              `reporting_entity.${name}`,
              entity[name],
              (value) => ({ ...document, reporting_entity: { ...entity, [name]: value } }),
              name === 'rentity_id' ? 10 : 100,
            ),
          )}
          {PLACE.map((name) =>
            field(
              `reporting_entity.location.${name}`,
              entity.location[name],
              (value) => ({
                ...document,
                reporting_entity: { ...entity, location: { ...entity.location, [name]: shownAs(name, value) } },
              }),
              longestOf(name),
            ),
          )}
        </div>
      </section>
      <section className="card">
        <h2>{text.sections.person}</h2>
        <div className="filing-fields">
          {PERSON.map((name) =>
            field(
              `reporting_person.${name}`,
              person[name],
              (value) => ({ ...document, reporting_person: { ...person, [name]: value } }),
              name === 'phone' ? 50 : 100,
            ),
          )}
        </div>
      </section>
    </div>
  );
}

/** Countries are capital letters. */
export function shownAs(name: string, value: string): string {
  return name === 'country_code' || name === 'nationality' ? value.toUpperCase() : value;
}

export function longestOf(name: string): number {
  if (name === 'country_code' || name === 'nationality') return 2;
  return name === 'zip' ? 20 : 100;
}
