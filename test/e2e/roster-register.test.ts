import { beforeAll, test } from 'vitest';
import { settled, wide, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { communityWithoutRoster } from './field-round.ts';
import { expectAccessible } from './readable.ts';
import { keepScreen } from './screen.ts';

/** Somebody who answers for a roster: brings a large register in, and looks at doubles. */
const demo = serveDemo();
let area: string;
beforeAll(async () => {
  area = await communityWithoutRoster(await demo.actor('subdistrictOfficer'));
});

const t = words['zh-Hans'].roster;
const LINES = 12_000;
const register = (): Buffer =>
  Buffer.from(
    ['户编号,区划代码,楼栋,楼层,姓名,出生年份']
      .concat(Array.from({ length: LINES }, (_, at) => `R${Math.floor(at / 3)},${area},${Math.floor(at / 90)}栋,3,住户${at},1980`))
      .join('\n'),
  );

test('a large register is shown while it goes in, and what it did when the page is opened again', async () => {
  const watched = await demo.open('subdistrictOfficer', 'zh-Hans', { viewport: wide });
  const { page } = watched;
  await page.goto(demo.pageOf(`roster?area=%22${area}%22`));
  await page.getByText(t.none).waitFor();
  const file = { name: '名册.csv', mimeType: 'text/csv', buffer: register() };
  const send = () => page.locator('input[type=file]').setInputFiles(file);
  await send();
  await page.getByRole('button', { name: t.register.cancel }).waitFor();
  await keepScreen(page, 'roster-register-running-zh-Hans-wide');
  await expectAccessible(page);
  // The page may be left and opened again. With the embedded database it answers once the register is in.
  await page.reload();
  await page.getByRole('status', { name: t.outcome.title }).waitFor({ timeout: 90_000 });
  await settled(page);
  await page
    .getByText(/住户0\b/)
    .first()
    .waitFor();
  await keepScreen(page, 'roster-register-done-zh-Hans-wide');
});

test('two who look alike are told apart with one press, and found by pinyin', async () => {
  const officer = await demo.actor('subdistrictOfficer');
  await officer.post(`/api/outbreaks/${demo.outbreak}/roster/lines`, {
    lines: ['Z1', 'Z2'].map((household) => ({ household, areaCode: area, name: '单小梅', birthYear: 1971 })),
  });
  const watched = await demo.open('subdistrictOfficer', 'zh-Hans', { viewport: wide });
  const { page } = watched;
  await page.goto(demo.pageOf(`roster?area=%22${area}%22`));
  await page.getByRole('textbox', { name: t.search }).fill('sxm');
  await page.getByText('单小梅').first().waitFor();
  await page.getByText(t.show.duplicates).click();
  await page.getByRole('button', { name: t.double.twoPeople }).first().waitFor();
  await keepScreen(page, 'roster-doubles-zh-Hans-wide');
  await expectAccessible(page);
  await page.getByRole('button', { name: t.double.twoPeople }).first().click();
  await page.getByText(t.double.none).waitFor();
});
