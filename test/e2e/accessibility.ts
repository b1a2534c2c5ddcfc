import axe, { type AxeResults } from 'axe-core';
import { type Page } from 'playwright-core';

/**
 * What axe finds wrong on a page as it stands, one line per rule and element: `rule (impact): element — remedy`.
 *
 * The library is evaluated by the browser itself, past the page's content security policy.
 *
 * @param options.within CSS selector of the part to look at; the whole page by default
 * @param options.without rules not to apply, each with a reason where it is called
 */
export async function accessibilityProblems(page: Page, options: { within?: string; without?: readonly string[] } = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  const rules = Object.fromEntries((options.without ?? []).map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate(
    async ([within, disabled]) => {
      const { axe: injected } = globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } };
      return injected.run(within ?? document, { rules: disabled, resultTypes: ['violations'] });
    },
    [options.within, rules] as const,
  );
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')} — ${rule.help}`));
}
