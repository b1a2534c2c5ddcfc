import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoFaults, looks, type Watched, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Every page of the demo outbreak as people see it: two languages, two widths, light and dark. */
const pages = ['today', 'overview', 'chains', 'quality', 'imports', 'cases', 'contacts', 'exposures', 'settings'] as const;

const demo = serveDemo();

describe.each(looks)('$locale, $size, $colorScheme', ({ locale, size, viewport, colorScheme }) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('epidemiologist', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each(pages)('%s reads, fits the screen and has nothing axe would mend', async (name) => {
    const { page } = watched;
    await demo.goTo(page, name);
    await keepScreen(page, `${name}-${locale}-${size}-${colorScheme}`);
    await expectReadable(page);
  });

  test('no script failed and nothing was refused', () => {
    expect(watched.faults).toEqual([]);
  });
});

test('a case is recorded with the keyboard alone', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'cases');
  // The number comes a moment after the list on a busy machine.
  await expect.poll(() => answerCount(page), { timeout: 20_000 }).not.toBeNaN();
  const before = await answerCount(page);
  await page.keyboard.press('n');
  await page.getByRole('form').or(page.locator('form')).first().waitFor();
  await page.keyboard.type('Testperson Eins');
  await tabTo(page, words.en.field.label.case.caseClass);
  await page.keyboard.type('Susp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => answerCount(page), { timeout: 20_000 }).toBe(before + 1);
  await keepScreen(page, 'case-recorded-by-keyboard');
  expectNoFaults(watched);
});

test('a laboratory worker is offered tubes and results, no persons, and is told who may see them', async () => {
  const watched = await demo.open('laboratory', 'en');
  const { page } = watched;
  await demo.goTo(page, 'specimens');
  const menu = await page.getByRole('navigation').first().innerText();
  expect(menu).not.toContain(words.en.field.plural.person);
  expect(menu).toContain(words.en.field.plural.specimen);
  await page.goto(demo.pageOf('persons'));
  await page.getByText('epidemiologist', { exact: false }).first().waitFor();
  await keepScreen(page, 'no-permission-laboratory');
  expectNoFaults(watched);
});

test('a phone number is masked until it is revealed for a reason', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'persons');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page
    .getByText(/\*\*\*\*\d\d/)
    .first()
    .waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/1000000\d{4}/); // the demo's phones
  await keepScreen(page, 'person-masked-en');
  expectNoFaults(watched);
});

test('rows copied from a spreadsheet become an import, seen before anything is written', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'cases');
  await page.evaluate((text) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  }, 'id\tname\tdate_onset\nP-1\tTestperson Zwei\t2022-07-05\nP-2\tTestperson Drei\t2022-07-06\n');
  await page.waitForURL('**/imports/**');
  await page.getByText('pasted.tsv').first().waitFor();
  await page.getByText('date_onset').first().waitFor();
  await keepScreen(page, 'pasted-rows-en');
  await expect.poll(() => page.locator('main').innerText()).toContain('Testperson Zwei');
  expectNoFaults(watched);
});

/** The number with which the answer of a list begins: "182 records in …". */
async function answerCount(page: Watched['page']): Promise<number> {
  const text = await page.locator('main').innerText();
  return Number(/([\d,]+) records?/.exec(text)?.[1]?.replaceAll(',', '') ?? NaN);
}

/** Presses Tab until the field with this label has the focus, as somebody without a mouse does. */
async function tabTo(page: Watched['page'], label: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    const reached = await page.evaluate((wanted) => {
      const field = document.activeElement;
      const own =
        field?.getAttribute('aria-label') ?? (field?.id ? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent : '');
      return own?.startsWith(wanted) === true;
    }, label);
    if (reached) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No field ${label} is reached by Tab.`);
}
