import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoFaults, phone, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/**
 * The outbreak of the demo is closed. Contacts were followed up in 2022, so their time has long been over (28 days from release,
 * packs/general/1.yaml): the privacy officer proposes, the commander approves, and the contacts are there without a name.
 */
const demo = serveDemo();

interface View {
  readonly locale: 'en' | 'zh-Hans';
  readonly size: 'wide' | 'phone';
}

/** Opens the page of retention as somebody, and runs what they do there. */
async function as(role: string, { locale, size }: View, work: (page: Page) => Promise<void>, path = 'expiry'): Promise<void> {
  const watched = await demo.open(role, locale, {
    viewport: size === 'wide' ? wide : phone,
    colorScheme: size === 'wide' ? 'light' : 'dark',
  });
  const { page } = watched;
  await demo.goTo(page, path);
  await work(page);
  await expectReadable(page);
  expectNoFaults(watched);
  await watched.context.close();
}

const contactsRow = (page: Page, locale: View['locale']) =>
  page.getByRole('row', { name: locale === 'en' ? /Identity of contacts who did not become cases/ : /未转为病例的接触者身份信息/ });

test('an open outbreak keeps who is needed, and says of everybody why', async () => {
  const t = words['zh-Hans'].expiry;
  await as('privacyOfficer', { locale: 'zh-Hans', size: 'phone' }, async (page) => {
    await page.getByRole('button', { name: t.count }).click();
    await contactsRow(page, 'zh-Hans').getByText(t.clocks.keptWhy).waitFor();
    await expect.poll(() => contactsRow(page, 'zh-Hans').innerText()).toMatch(/病例：\d+/);
    await keepScreen(page, 'expiry-contact-open-zh-Hans-phone', { fullPage: true });
  });
});

test('closing shows the plan where it was closed', async () => {
  const t = words.en;
  await as(
    'commander',
    { locale: 'en', size: 'wide' },
    async (page) => {
      for (const status of ['Contained', 'Monitoring']) {
        await page.getByRole('button', { name: new RegExp(status) }).click();
        await page.getByRole('heading', { name: new RegExp(status) }).waitFor();
      }
      await page.locator('#confirm-close').fill(
        await page
          .locator('label[for=confirm-close]')
          .innerText()
          .then((said) => said.split(': ').at(-1) ?? ''),
      );
      await page.locator('#back-reason').fill('no new case for two incubation periods');
      await page.getByRole('button', { name: /Closed/ }).click();
      await page.getByRole('heading', { name: t.expiry.sunset.title }).waitFor();
      await expect.poll(() => page.getByRole('row', { name: /Case record/ }).innerText()).toContain(t.expiry.sunset.states.law);
      await keepScreen(page, 'sunset-closed-en-wide', { fullPage: true });
      await page.emulateMedia({ media: 'print' });
      await keepScreen(page, 'sunset-print-en', { fullPage: true });
      await page.emulateMedia({ media: 'screen' });
    },
    'settings',
  );
});

test('one proposes, another approves, the certificate is there and the names are gone', async () => {
  const t = words['zh-Hans'].expiry;
  await as('privacyOfficer', { locale: 'zh-Hans', size: 'wide' }, async (page) => {
    await page.getByRole('heading', { name: t.sunset.title }).waitFor();
    await page.getByRole('button', { name: t.count }).click();
    await page.getByText(t.what.contactNotConverted).waitFor();
    await keepScreen(page, 'expiry-contact-due-zh-Hans-wide', { fullPage: true });
    await page.getByLabel(words['zh-Hans'].record.reason).first().fill('疫情已结案，保存期限已满');
    await page.getByRole('button', { name: t.propose }).click();
    await page.getByText(t.ownWaits).waitFor();
  });
  await as(
    'commander',
    { locale: 'en', size: 'phone' },
    async (page) => {
      await page.getByText(words.en.app.today.expiry).waitFor();
      await keepScreen(page, 'today-expiry-en-phone', { fullPage: true });
    },
    'today',
  );
  await as('commander', { locale: 'en', size: 'phone' }, async (page) => {
    const said = words.en.expiry;
    await page.getByText(`○ ${said.state.proposed}`).waitFor();
    await page.getByLabel(words.en.record.reason).first().fill('as the pack says');
    await keepScreen(page, 'expiry-contact-proposed-en-phone', { fullPage: true });
    await page.getByRole('button', { name: said.approve }).click();
    await page.getByText(said.certificate.tables).waitFor({ timeout: 120_000 });
    await page.getByText(said.certificate.tables).click();
    await page.getByText(/^contact\s\d+/).waitFor();
    await keepScreen(page, 'expiry-contact-done-en-phone', { fullPage: true });
  });
  await as(
    'supervisor',
    { locale: 'en', size: 'wide' },
    async (page) => {
      const forgotten = page.getByRole('row', { name: /forgotten-/ }).first();
      await forgotten.waitFor();
      // The row has its class and its dates, and no name; those of others are masked: 王*.
      await expect.poll(() => forgotten.innerText()).toMatch(/contact\s+(Completed|Dropped)/i);
      expect(await forgotten.innerText()).not.toContain('*');
      await keepScreen(page, 'contacts-forgotten-en-wide');
    },
    'contacts?sort=-number',
  );
});
