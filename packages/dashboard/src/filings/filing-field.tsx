/** A named field of a filing; one that must be filled in and is not says so. */
import { useId } from 'react';
import { filingStrings } from '../strings-filings.ts';

interface FilingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `report.reason`: what is missing leads here. */
  readonly field: string;
  readonly isReadOnly: boolean;
  /** What is missing; absent where it is not. */
  readonly missing?: string | undefined;
  readonly type?: 'text' | 'date' | 'email';
  readonly longest?: number;
  /** Lines of a long text. */
  readonly rows?: number;
}

/** The id in the page of the control of a field. */
export function fieldId(field: string): string {
  return `field-${field.replaceAll('.', '-')}`;
}

export function FilingField(props: FilingFieldProps) {
  const { label, value, onChange, field, isReadOnly, missing, type = 'text', longest = 255, rows } = props;
  const hint = useId();
  const shared = {
    id: fieldId(field),
    value,
    readOnly: isReadOnly,
    maxLength: longest,
    'aria-invalid': missing === undefined ? undefined : true,
    'aria-describedby': missing === undefined ? undefined : hint,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className="field">
      <label htmlFor={shared.id}>{label}</label>
      {rows === undefined ? <input type={type} autoComplete="off" {...shared} /> : <textarea rows={rows} {...shared} />}
      {missing !== undefined && (
        <span id={hint} className="amber">
          {filingStrings.required}
        </span>
      )}
    </div>
  );
}
