/** A field of a form that offers words. */
import { words } from '../format/words.ts';

interface WordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly offered: readonly string[];
  /** The word that is chosen at first; without it none is, which is called so. */
  readonly first?: string;
  readonly none?: string;
}

export function WordField({ name, label, offered, first = '', none = '' }: WordFieldProps) {
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={first}>
        {first === '' && <option value="">{none}</option>}
        {offered.map((word) => (
          <option key={word} value={word}>
            {words(word)}
          </option>
        ))}
      </select>
    </label>
  );
}
