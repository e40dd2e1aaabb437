/** Secrets that show by their shape, wherever a text comes from. */

/** What stands in for a secret. */
export const HIDDEN = '***';

const SHAPES: readonly (readonly [RegExp, string])[] = [
  // To the last @ before the path: a password may hold one.
  [/((?<!\w)\w+:\/\/)[^\s/"]+@/gu, `$1${HIDDEN}@`],
  [/\bana_[\w-]{20,}/gu, HIDDEN],
  [/\b(bearer|basic)(\s+|%20)[\w.~+/=-]+/giu, `$1 ${HIDDEN}`],
  [/\b([\w-]*(?:key|token|secret|password|passwd|signature|authorization))(=|%3d)[^&\s"#]+/giu, `$1$2${HIDDEN}`],
];

/** By shape: passwords in addresses, our keys, bearer tokens, parameters whose name says that they are secret. */
export function withoutSecrets(text: string): string {
  return SHAPES.reduce((shown, [shape, instead]) => shown.replace(shape, instead), text);
}
