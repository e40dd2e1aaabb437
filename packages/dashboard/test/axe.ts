/** What axe-core finds on the page that is open, in both themes: each violation with its first element. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a theme alone can break. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** What passes has no selector worked out, and is listed once a rule. */
const ONLY_VIOLATIONS = { resultTypes: ['violations'], selectors: false };

/** Everything in the theme that is on, then the colours of the other one. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Scrolled to anywhere, the bar at the top may lie over half a button, which is no fault of the page.
  await page.evaluate('window.scrollTo(0, 0)');
  const found = await violations(page, { type: 'tag', values: RULES });
  const toggle = page.getByRole('button', { name: /^Use the (dark|light) theme$/u });
  await toggle.click();
  const other = await violations(page, { type: 'rule', values: COLOR_RULES });
  await toggle.click();
  return [...found, ...other.map((violation) => `in the other theme: ${violation}`)];
}

/** In the theme that is on, where a dialog lies over the switch. */
export async function axeViolationsOfDialog(page: Page): Promise<string[]> {
  return await violations(page, { type: 'tag', values: RULES });
}

async function violations(
  page: Page,
  runOnly: { readonly type: string; readonly values: string[] },
): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, ...ONLY_VIOLATIONS })}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
  return found as string[];
}
