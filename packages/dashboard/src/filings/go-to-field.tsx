/** Leads to the control of a field, or to the nearest part of the form that has one. */
import { filingStrings as text } from '../strings-filings.ts';
import { fieldId } from './filing-field.tsx';

/** `subjects.0.location.city`, then `subjects.0.location`, then `subjects.0`. */
function controlOf(field: string): HTMLElement | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (found !== null) return found;
  }
  return null;
}

export function GoToField({ field }: { readonly field: string }) {
  return (
    <button
      type="button"
      aria-label={text.go_to(nameOf(field))}
      onClick={() => {
        const control = controlOf(field);
        // The head of the page stays in sight: what is focused must not be under it.
        control?.scrollIntoView({ block: 'center' });
        control?.focus({ preventScroll: true });
      }}
    >
      {nameOf(field)}
    </button>
  );
}

/** As the form calls it. */
export function nameOf(field: string): string {
  const names: Readonly<Record<string, string | undefined>> = text.fields;
  const subject = /^subjects\.(\d+)\.(.+)$/u.exec(field);
  if (subject !== null) {
    const of_subject: Readonly<Record<string, string | undefined>> = text.subject_fields;
    return `${text.subject(Number(subject[1]) + 1)}: ${of_subject[subject[2] ?? ''] ?? subject[2] ?? ''}`;
  }
  const sections: Readonly<Record<string, string | undefined>> = text.sections;
  const section = /^reporting_(entity|person)/u.exec(field)?.[1];
  const name = names[field] ?? sections[field.split('.')[0] ?? ''] ?? field;
  return section === undefined ? name : `${sections[section] ?? ''}: ${name}`;
}
