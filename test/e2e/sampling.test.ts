import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phone, type Watched, wide, words } from './console.ts';
import { fillSignIn, serveDemo } from './demo.ts';
import { setPin, unlock } from './field-device.ts';
import { coverageOf, type FieldRound, openFieldRound, scan } from './field-round.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** A grid worker with a phone: readies it once, registers without a network, comes back. */
const demo = serveDemo();
let field: FieldRound;
beforeAll(async () => {
  field = await openFieldRound(demo);
});

const t = words['zh-Hans'].sampling;

const coverage = () => coverageOf(demo, field);

/** Downloads the list, chooses the round, sets the PIN, and waits until the pages are on the phone. */
async function ready({ page }: Watched): Promise<void> {
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('button', { name: t.setup.download }).click();
  await page.getByRole('radio', { name: /试验轮次/ }).check();
  await setPin(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.getByRole('button', { name: t.setup.begin }).click();
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
}

test('a family is registered offline, and the ledger moves when the phone comes back', async () => {
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page, context } = watched;
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('heading', { name: t.setup.question }).waitFor();
  await keepScreen(page, 'sampling-setup-zh-Hans-phone');
  await ready(watched);
  const before = await coverage();
  await keepScreen(page, 'sampling-desk-zh-Hans-phone');

  await context.setOffline(true);
  // The page begins anew without a network: everything it needs is on the phone, under the PIN.
  await page.reload();
  await unlock(page);
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
  await scan(page, 'T3-1-502');
  await page.getByText('陈试一').waitFor();
  await page.getByRole('button', { name: t.family.all }).click();
  await keepScreen(page, 'sampling-family-zh-Hans-phone');
  await page.getByRole('button', { name: t.family.register.replace('{{count}}', '3') }).click();
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await scan(page, 'GZ00000001');
  // The child is at medium risk: another tube is asked for.
  await page.getByText('陈试三').first().waitFor();
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await keepScreen(page, 'sampling-tube-zh-Hans-phone');
  await scan(page, 'GZ00000002');
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
  await page.getByText('2/10').waitFor();
  await page.getByText('1/5').waitFor();
  await page.getByText(/3 条待上传，已存在本机/).waitFor();
  await keepScreen(page, 'sampling-offline-zh-Hans-phone');
  expect(await coverage()).toEqual(before);

  // The phone dies and starts again, still without a network: nobody is lost.
  await page.reload();
  await unlock(page);
  await page.getByText('2/10').waitFor();
  await context.setOffline(false);
  await expect.poll(coverage, { timeout: 20_000 }).toEqual({
    ...before,
    done: before.done + 3,
    missing: before.missing - 3,
    // The Chens, all three of them.
    householdsComplete: before.householdsComplete + 1,
    householdsUntouched: before.householdsUntouched - 1,
  });
  await expect.poll(() => page.getByText(/待上传/).count(), { timeout: 20_000 }).toBe(0);
  // Again: the phone knows that they were sampled.
  await scan(page, '13800001111');
  await page.getByText('陈试一 本轮已采样').waitFor();
  await keepScreen(page, 'sampling-again-zh-Hans-phone');
  await page.getByRole('button', { name: t.again.skip }).click();
  await expectAccessible(page);
  await demo.goTo(page, `testing/${field.round}`);
  await keepScreen(page, 'sampling-ledger-zh-Hans-phone');
});

test('a session that ends loses nothing: what was registered waits, and goes after signing in', async () => {
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page, context } = watched;
  await ready(watched);
  const before = await coverage();
  await context.clearCookies();
  await scan(page, '13900003333');
  await scan(page, 'GZ00000003');
  await page.getByText('1/10').waitFor();
  await page.getByText(/1 条待上传，登录后上传/).waitFor();
  await keepScreen(page, 'sampling-signed-out-zh-Hans-phone');
  expect(await coverage()).toEqual(before);
  await page.getByRole('status').getByRole('link', { name: words['zh-Hans'].app.state.signIn }).click();
  await fillSignIn(page, demo.server, 'gridWorker', 'zh-Hans');
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toMatchObject({ done: before.done + 1 });
  // Taken back within ten seconds of a registration: the person is missing again, also at the server.
  await page.getByRole('textbox', { name: t.desk.whoField }).fill('周试乙');
  await page.keyboard.press('Enter');
  await page.getByText('2/10').waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toMatchObject({ done: before.done + 2 });
  await page.getByRole('button', { name: t.desk.undo }).click();
  await page.getByText(t.note.takenBack).waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toMatchObject({ done: before.done + 1 });
});

test('from door to door without a network: an empty flat and a refusal are known afterwards', async () => {
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page, context } = watched;
  await ready(watched);
  await context.setOffline(true);
  await page.goto(demo.pageOf('doors'));
  await unlock(page);
  await page.getByRole('heading', { name: t.door.question }).waitFor();
  await keepScreen(page, 'sampling-doors-zh-Hans-phone');
  const doors = page.locator('.door-card');
  await doors.filter({ hasText: '101' }).getByRole('button', { name: t.door.vacant }).click();
  await doors.filter({ hasText: '李试' }).getByRole('button', { name: t.door.notSampled }).click();
  await page.getByRole('menuitem', { name: t.missing.refused }).click();
  await doors.filter({ hasText: '李试' }).getByText(t.missing.refused).waitFor();
  await expect.poll(() => doors.filter({ hasText: '101' }).count()).toBe(0);
  await expectAccessible(page);
  await context.setOffline(false);
  const officer = await demo.actor('subdistrictOfficer');
  const occupancy = async () => {
    const { households } = await officer.get<{ households: { code: string; occupancy: string }[] }>(
      `/api/outbreaks/${demo.outbreak}/roster/households?area=${field.area}`,
    );
    return households.find(({ code }) => code === 'T3-1-101')?.occupancy;
  };
  await expect.poll(occupancy, { timeout: 20_000 }).toBe('vacant');
  const reason = async () => {
    const { members } = await officer.get<{ members: { householdCode: string; reason: string | null }[] }>(
      `/api/outbreaks/${demo.outbreak}/test-rounds/${field.round}/members?area=${field.area}`,
    );
    return members.find(({ householdCode }) => householdCode === 'T3-1-201')?.reason;
  };
  await expect.poll(reason, { timeout: 20_000 }).toBe('refused');
});

test('a paper slip keeps its place until its person is typed in; signing out leaves no list on the phone', async () => {
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page } = watched;
  await ready(watched);
  const before = await coverage();
  await page.getByRole('button', { name: t.desk.slip }).click();
  await scan(page, 'A3F-001');
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await scan(page, 'GZ00000004');
  await page.getByText('1/10').waitFor();
  await page.getByRole('button', { name: t.desk.cancel }).click();
  await page.getByRole('button', { name: t.desk.slips.replace('{{count}}', '1') }).click();
  await page.getByRole('heading', { name: t.slip.question }).waitFor();
  await keepScreen(page, 'sampling-slips-zh-Hans-phone', { fullPage: true });
  await expectAccessible(page);
  await page.getByRole('textbox', { name: t.desk.whoField }).fill('周试乙');
  await page.keyboard.press('Enter');
  await page.locator('.choose').getByRole('button').click();
  await page.getByText(t.slip.none).waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toMatchObject({ done: before.done + 1 });
  await page
    .getByRole('button', { name: words['zh-Hans'].app.label.userMenu.replace('{{name}}', words['zh-Hans'].account.role.gridWorker) })
    .click();
  await page.getByRole('menuitem', { name: words['zh-Hans'].app.act.signOut }).click();
  await page.waitForURL('**/sign-in');
  await expect.poll(() => namesOnDevice(page)).toBe('[[],[],[]]');
});

/** Everything the device keeps of field work. */
const namesOnDevice = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((found, fail) => {
        const opening = indexedDB.open('firebreak-field');
        opening.addEventListener('error', () => fail(opening.error as Error));
        opening.addEventListener('success', () => {
          const stores = ['outbox', 'list', 'start'];
          const transaction = opening.result.transaction(stores);
          const reads = stores.map((name) => transaction.objectStore(name).getAll());
          transaction.addEventListener('complete', () => found(JSON.stringify(reads.map((read) => read.result as unknown[]))));
        });
      }),
  );

test('tubes are sealed, packed and handed on; the laboratory sees how many and not who', async () => {
  const tube = words['zh-Hans'].tube;
  const watched = await demo.open('samplingLead', 'zh-Hans', { viewport: wide });
  const { page, context } = watched;
  await page.goto(demo.pageOf('tubes?show=open'));
  await page.getByRole('checkbox', { name: tube.choose.replace('{{code}}', 'GZ00000001') }).check();
  await page.getByRole('button', { name: tube.act.seal.replace('{{count}}', '1') }).click();
  await page.getByText(tube.sealed.replace('{{count}}', '1')).waitFor();
  await page.goto(demo.pageOf('tubes'));
  await page.getByRole('checkbox', { name: tube.choose.replace('{{code}}', 'GZ00000001') }).check();
  await page.getByRole('button', { name: tube.act.pack.replace('{{count}}', '1') }).click();
  await page.getByLabel(tube.pack.rack).fill('RACK0001');
  await page.getByRole('dialog').getByLabel(tube.pack.laboratory).fill('区疾控中心实验室');
  await page.getByRole('dialog').getByRole('button', { name: tube.pack.act, exact: true }).click();
  await page.getByText(tube.packed.replace('{{count}}', '1').replace('{{rack}}', 'RACK0001')).waitFor();
  await page.goto(demo.pageOf('tubes?show=racks'));
  await page.getByRole('button', { name: tube.rack.handOver }).click();
  await page.getByLabel(tube.handOver.taker.courier).fill('王师傅 粤A12345');
  await page.getByRole('dialog').getByRole('button', { name: tube.handOver.act, exact: true }).click();
  await page
    .getByText(/王师傅 粤A12345/)
    .first()
    .waitFor();
  await keepScreen(page, 'sampling-racks-zh-Hans-wide');
  await page.goto(demo.pageOf('tubes/GZ00000001?show=sent'));
  await page.getByRole('button', { name: tube.members.show.replace('{{count}}', '2') }).click();
  await page.getByText('陈试一').waitFor();
  await keepScreen(page, 'sampling-tube-page-zh-Hans-wide');
  await expectAccessible(page);
  await context.close();
  const laboratory = await demo.open('laboratory', 'en', { viewport: wide });
  await laboratory.page.goto(demo.pageOf('tubes/GZ00000001?show=sent'));
  await laboratory.page.getByText('Your role sees how many and not who', { exact: false }).waitFor();
  expect(await laboratory.page.locator('main').innerText()).not.toContain('陈试');
  await laboratory.page.goto(demo.pageOf('sampling'));
  await laboratory.page.getByText(words.en.app.state.notYours).waitFor();
});

describe.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
] as const)('%s, %s', (locale, size, viewport, colorScheme) => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await demo.open('samplingLead', locale, { viewport, colorScheme });
  });
  afterAll(() => watched?.context.close());

  test.each(['sampling', 'sampling/waiting', 'doors', 'tubes?show=all', 'tubes?show=racks', 'tubes/GZ00000002?show=open'])(
    '%s reads, fits and has nothing axe would mend',
    async (path) => {
      const { page } = watched;
      await demo.goTo(page, path);
      await keepScreen(page, `sampling-look-${path.replace(/\W+/g, '-')}-${locale}-${size}`);
      await expectReadable(page);
    },
  );
});
