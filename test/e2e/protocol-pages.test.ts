import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNoFaults, phone, type Watched, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectFits } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Why somebody is restricted, who is due today, which rules hold, and what another edition would change. */
const demo = serveDemo();
let contact: string;
beforeAll(async () => {
  const epidemiologist = await demo.actor('epidemiologist');
  const { rows } = await epidemiologist.get<{ rows: { contact: string }[] }>(
    `/api/outbreaks/${demo.outbreak}/protocol/due?status=inQuarantine&limit=1`,
  );
  contact = rows[0]?.contact ?? '';
});
/** As if the twenty measures came into force on the day of the demo, when its contacts are in quarantine. */
const twentyMeasures = `rules?edition=20-measures&at=${encodeURIComponent('2022-07-12T12:00:00+08:00')}`;

test('a contact in quarantine is told the stages, the tests, what ends it, and what is known from memory only', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, `contacts/${contact}`);
  const why = page.getByRole('region', { name: words.en.protocol.why });
  await why.waitFor();
  await expect.poll(() => why.locator('.plan-strip li').count()).toBeGreaterThan(1);
  await expect.poll(() => why.locator('.planned-tests li').count()).toBeGreaterThan(3);
  await why.getByText(words.en.protocol.words).click();
  await expect.poll(() => why.innerText()).toContain('Archive: for replay and exercises only, not to be enforced.');
  await expect.poll(() => why.innerText()).toContain(words.en.protocol.mark.fromMemory);
  await expect.poll(() => why.innerText()).toMatch(/Missing all own tests are negative/);
  await why.scrollIntoViewIfNeeded();
  await keepScreen(page, 'protocol-why-en');
  expectNoFaults(watched);
});

test('whoever is due stands on the list of the day, one step from the record', async () => {
  const watched = await demo.open('epidemiologist', 'zh-Hans');
  const { page } = watched;
  await demo.goTo(page, 'due?list=followUps');
  const rows = page.locator('tbody tr');
  await rows.first().waitFor();
  await rows.first().getByRole('link').click();
  const why = page.getByRole('region', { name: words['zh-Hans'].protocol.why });
  await why.waitFor();
  await expect.poll(() => why.innerText(), { timeout: 20_000 }).toContain(words['zh-Hans'].protocol.label.archive);
});

test('switching to the twenty measures shows old and new plans, and nobody stays longer than both allow', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'rules');
  await page.getByRole('button', { name: words.en.protocol.rules.preview }).first().click();
  await page.getByText(words.en.protocol.switch.nobodyLonger).waitFor();
  await keepScreen(page, 'protocol-switch-en');
  expectNoFaults(watched);
});

test('the pack and the hour of the close-out are chosen in the settings', async () => {
  const watched = await demo.open('epidemiologist', 'en');
  const { page } = watched;
  await demo.goTo(page, 'settings');
  await page.getByLabel(words.en.outbreak.settings.closeOutHour).fill('21');
  await page.getByRole('button', { name: words.en.app.act.save, exact: true }).click();
  await page.getByText(words.en.outbreak.settings.saved).waitFor();
  const epidemiologist = await demo.actor('epidemiologist');
  const { settings: kept } = await epidemiologist.get<{ settings: { closeOutHour: number; pack?: string } }>(
    `/api/outbreaks/${demo.outbreak}`,
  );
  expect(kept.closeOutHour).toBe(21);
  expect(kept.pack).toBeUndefined();
  await keepScreen(page, 'protocol-settings-en');
});

describe.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
  ['zh-Hans', 'phone', phone, 'light'],
] as const)('%s, %s', (locale, size, viewport, colorScheme) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('epidemiologist', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each([
    ['due', 'due'],
    ['rules', 'rules'],
    ['switch', twentyMeasures],
    ['why', 'contacts/{contact}'],
  ])('%s reads, fits and has nothing axe would mend', async (name, path) => {
    const { page } = watched;
    await demo.goTo(page, path.replace('{contact}', contact));
    await expect.poll(() => page.locator('main .spinner').count(), { timeout: 30_000 }).toBe(0);
    if (name === 'why') await page.getByRole('region', { name: words[locale].protocol.why }).scrollIntoViewIfNeeded();
    await keepScreen(page, `protocol-${name}-${locale}-${size}`);
    await expectFits(page);
    // On a phone a record stands without its list, and its groups begin at the third level: a fault of the record page, not of this section.
    await expectAccessible(page);
  });
});
