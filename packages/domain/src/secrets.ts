/** Leaves secrets out of what is logged or shown: by their value where they are configured, and by their shape. */
import { environmentSchema, type Environment } from './environment.ts';
import { HIDDEN, withoutSecrets } from './secret-shapes.ts';

/** A shorter value would hide parts of ordinary words. */
const SHORTEST = 6;

/** The same, and without `secrets` and the values of the variables that are marked secret. */
export function redactorFor(environment: Environment, secrets: readonly string[] = []): (text: string) => string {
  const values = Object.entries(environmentSchema.shape)
    .filter(([, schema]) => schema.meta()?.['secret'] === true)
    .map(([name]) => String(environment[name as keyof Environment] ?? ''));
  return redactorOf([...values, ...secrets]);
}

/** Leaves out `secrets`, and whatever has the shape of one. */
export function redactorOf(secrets: readonly string[]): (text: string) => string {
  const values = secrets
    .filter((value) => value.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  return (text) => withoutSecrets(values.reduce((shown, value) => shown.replaceAll(value, HIDDEN), text));
}
