/** A named field that something is typed into. */
interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly type?: 'search' | 'number' | 'date';
  readonly placeholder?: string | undefined;
  readonly max?: number | undefined;
}

/** A number is not negative, and has any number of decimals. */
export function TypedField({ label, value, onType, type = 'search', placeholder, max }: TypedFieldProps) {
  return (
    <label className="field">
      {label}
      <input
        type={type}
        min={type === 'number' ? 0 : undefined}
        max={max}
        step={type === 'number' ? 'any' : undefined}
        value={value}
        placeholder={placeholder}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
    </label>
  );
}
