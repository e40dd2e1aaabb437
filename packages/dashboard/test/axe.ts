/** What axe-core finds on the page that is open: each violation with its first element. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a theme alone can break. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

export async function axeViolations(page: Page, of: 'everything' | 'colors' = 'everything'): Promise<string[]> {
  const chosen = of === 'everything' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOR_RULES };
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(chosen)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
  return found as string[];
}
