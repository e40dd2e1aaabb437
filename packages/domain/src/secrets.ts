/** Leaves secrets out of what is logged, told or shown: by their shape wherever they come from, and by their value where they are configured. */
import { environmentSchema, type Environment } from './environment.ts';

/** What stands in for a secret. */
const HIDDEN = '***';
/** A shorter value would hide parts of ordinary words. */
const SHORTEST = 6;

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/(\w+:\/\/)[^\s/@"]+@/gu, `$1${HIDDEN}@`],
  [/\bana_[\w-]{20,}/gu, HIDDEN],
  [/\b(bearer|basic)(\s+|%20)[\w.~+/=-]+/giu, `$1 ${HIDDEN}`],
  [/\b([\w-]*(?:key|token|secret|password|passwd|signature|authorization))(=|%3d)[^&\s"#]+/giu, `$1$2${HIDDEN}`],
];

/** By shape: passwords in addresses, our keys, bearer tokens, parameters whose name says that they are secret. */
export function withoutSecrets(text: string): string {
  return SHAPES.reduce((shown, [shape, instead]) => shown.replace(shape, instead), text);
}

/** The same, and without the values of the variables that are marked secret. */
export function redactorFor(environment: Environment): (text: string) => string {
  const values = Object.entries(environmentSchema.shape)
    .filter(([, schema]) => schema.meta()?.['secret'] === true)
    .map(([name]) => String(environment[name as keyof Environment] ?? ''))
    .filter((value) => value.length >= SHORTEST)
    .flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  return (text) => withoutSecrets(values.reduce((shown, value) => shown.replaceAll(value, HIDDEN), text));
}
