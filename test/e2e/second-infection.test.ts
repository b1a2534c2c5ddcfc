import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, settled, type ShownLocale, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

const demo = serveDemo();
/** A second try meets the person of the first. */
let tries = 0;

/** Somebody of the demo city who fell ill on 1 March 2022 and was discharged on 20 March. */
async function recovered(name: string): Promise<string> {
  const actor = await demo.actor('epidemiologist');
  const at = (plural: string) => `/api/outbreaks/${demo.outbreak}/${plural}`;
  const { id: person } = await actor.post<{ id: string }>(at('persons'), { name, areaCode: '440105' });
  const ill = { caseClass: 'confirmed', onsetDate: '2022-03-01', reportDate: '2022-03-01', hospitalEnd: '2022-03-20' };
  await actor.post(at('cases'), { person, ...ill });
  return person;
}

const views = [
  {
    locale: 'en',
    size: 'wide',
    name: 'Infected Again',
    day: '30 May',
    pack: '9th edition',
    next: /Another infection/,
    done: 'is recorded',
  },
  { locale: 'zh-Hans', size: 'phone', name: '再感染', day: '5月30日', pack: '第九版', next: /再次感染：/, done: '已登记' },
] as const satisfies readonly {
  locale: ShownLocale;
  size: 'wide' | 'phone';
  name: string;
  day: string;
  pack: string;
  next: RegExp;
  done: string;
}[];

/** Picks the class from its list and saves the form, as with a mouse. */
async function saveAsConfirmed(page: Page, locale: ShownLocale): Promise<void> {
  const { code, field } = words[locale];
  await page.locator('form').getByLabel(field.label.case.caseClass, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(code.case.caseClass.confirmed, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  await page.locator('form button[type="submit"]').click();
}

/**
 * 31 days of March, 30 of April and 29 of May make 90, the first being 1 March: another infection begins on 30 May, and the day of the demo city,
 * in July, lies after it.
 */
test.each(views)('the form asks which infection is meant, and the second becomes a case of its own (%$)', async (view) => {
  const { locale, size } = view;
  const name = `${view.name} ${++tries}`;
  const look = `${locale}-${size}`;
  const { page, context, faults } = await demo.open('epidemiologist', locale, { viewport: size === 'wide' ? wide : phone });
  const person = await recovered(name);
  const { act, infection, related } = words[locale].record;
  await demo.goTo(page, `persons/${person}`);
  await page.getByRole('button', { name: act.asCaseAgain }).click();
  await saveAsConfirmed(page, locale);
  const question = page.getByRole('group', { name: infection.which }).first();
  await question.waitFor();
  await expect.poll(() => question.innerText()).toContain(view.day);
  await expect.poll(() => question.innerText()).toContain(view.pack);
  await question.scrollIntoViewIfNeeded();
  await keepScreen(page, `second-infection-asked-${look}`);
  await expectReadable(page);
  await question.getByText(view.next).click();
  await page.locator('form button[type="submit"]').click();
  await page.getByText(view.done, { exact: false }).first().waitFor();
  await page.waitForURL((url) => url.pathname.endsWith(`persons/${person}`)); // saved, the form goes back to where it was begun
  await page.getByRole('region', { name: related.asCase }).getByRole('row').nth(2).waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1); // and leaves nothing behind
  await settled(page);
  const rows = page.getByRole('region', { name: related.asCase }).locator('tbody tr');
  await expect.poll(() => rows.evaluateAll((all) => all.map((row) => row.querySelector('td')?.textContent))).toEqual(['1', '2']);
  await rows.first().scrollIntoViewIfNeeded();
  await keepScreen(page, `second-infection-person-${look}`);
  await expectReadable(page);
  await rows.nth(1).getByRole('link').first().click();
  await page.getByRole('heading', { name: /\(2\)/ }).waitFor();
  const infections = page.getByRole('region', { name: related.infections });
  await infections.waitFor();
  await infections.scrollIntoViewIfNeeded();
  await keepScreen(page, `second-infection-case-${look}`);
  await expectReadable(page);
  await demo.goTo(page, `cases?q=${encodeURIComponent(name)}`);
  const listed = page.getByRole('gridcell').filter({ hasText: name });
  await listed.nth(1).waitFor();
  await expect.poll(async () => (await listed.allInnerTexts()).map((text) => text.trim()).toSorted()).toEqual([name, `${name} (2)`]);
  await keepScreen(page, `second-infection-list-${look}`);
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await context.close();
});
