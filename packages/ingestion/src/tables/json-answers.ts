/** What a programming interface answers: an object of JSON with the list of rows in it. */

/** What the list is called. */
const LISTS = ['result', 'results', 'data', 'items', 'transfers', 'token_transfers', 'rows', 'records', 'list'];
const BEFORE_ROWS = new RegExp(String.raw`^\s*\{[^[\]]{0,4000}?"(?:${LISTS.join('|')})"\s*:\s*\[\s*(?=\{)`, 'iu');

/** What stands before the rows of an answer such as `{"status":"1","result":[{…}]}`; '' where the rows stand alone. */
export function beforeRows(text: string): string {
  const before = BEFORE_ROWS.exec(text)?.[0] ?? '';
  return holdsWholeObject(before) ? '' : before;
}

/** Whether the object at the beginning ends: the list is then one of another object. */
function holdsWholeObject(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gsu)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return true;
  }
  return false;
}

/** Whether it is an answer of which the list is there, and empty. */
export function answerWithoutRows(text: string): boolean {
  const answer = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return LISTS.some((name) => Array.isArray(answer[name]) && answer[name].length === 0);
}
