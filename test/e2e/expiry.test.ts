import { test } from 'vitest';
import { expectNoFaults, phone, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** The privacy officer looks at what must be forgotten; a court asks to keep everything for now. */
const demo = serveDemo();

test.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
] as const)('clocks of the pack are read, a hold is placed and ended (%s, %s)', async (locale, size, viewport, colorScheme) => {
  const t = words[locale].expiry;
  const watched = await demo.open('privacyOfficer', locale, { viewport, colorScheme });
  const { page } = watched;
  await demo.goTo(page, 'expiry');
  await page.getByText(t.hold.none).waitFor();
  await page.getByRole('button', { name: t.count }).click();
  // The demo's rounds are open: nobody on the roster is due.
  await page
    .getByRole('row', { name: locale === 'en' ? /Identity in negative mass tests/ : /大规模筛查阴性者身份信息/ })
    .getByText(locale === 'en' ? /^0 of [\d,]+ people/ : /[\d,]+ 人中 0 人/)
    .waitFor();
  // packs/general/1.yaml: negatives of mass tests 14 days; case records to the term of the law.
  await page.getByText(locale === 'en' ? '14 days after: collected' : '14 天，起算：采集').waitFor();
  await page.getByText(t.clocks.law).first().waitFor();
  await page.getByLabel(t.hold.authority).fill('区检察院');
  await page.locator('#hold-reason').fill('inquiry 7');
  await page.getByLabel(t.hold.until).fill('2099-01-01');
  await page.getByRole('button', { name: t.hold.place }).click();
  await page.getByText(/inquiry 7/).waitFor();
  await keepScreen(page, `expiry-${locale}-${size}`, { fullPage: true });
  await expectReadable(page);
  await page.locator('.acts').getByLabel(words[locale].record.reason).fill('inquiry is closed');
  await page.getByRole('button', { name: t.hold.end }).click();
  await page.getByText(t.hold.none).waitFor();
  expectNoFaults(watched);
});
