import { type Device } from '@firebreak/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectNoFaults, phone, type Watched, wide, words } from './console.ts';
import { signIn, serveDemo } from './demo.ts';
import { onDevice, PIN, setPin, unlock } from './field-device.ts';
import { coverageOf, type FieldRound, openFieldRound, scan } from './field-round.ts';
import { expectAccessible, expectReadable } from './readable.ts';
import { keepScreen } from './screen.ts';

/** A phone with the list of a street on it: copied, restarted, forgotten in a drawer, lost and wiped. */
const demo = serveDemo();
let field: FieldRound;
beforeAll(async () => {
  field = await openFieldRound(demo);
});

const { sampling: t, device: d } = words['zh-Hans'];
const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
const coverage = async () => (await coverageOf(demo, field)).done;

/** A grid worker's phone, ready to work without a network. */
async function readyPhone(): Promise<Watched> {
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page } = watched;
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('button', { name: t.setup.download }).click();
  await page.getByRole('radio', { name: /试验轮次/ }).check();
  await setPin(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return watched;
}
async function begin({ page }: Watched): Promise<void> {
  await page.getByRole('button', { name: t.setup.begin }).click();
  await page.getByRole('heading', { name: t.desk.who }).waitFor();
}

test('who copies the disk of a phone reads no name, number, door or tube; without a network a PIN opens it, with few tries', async () => {
  const watched = await readyPhone();
  const { page, context } = watched;
  await keepScreen(page, 'device-setup-zh-Hans-phone', { fullPage: true });
  await expectAccessible(page);
  await begin(watched);
  await context.setOffline(true);
  await scan(page, '13800001111');
  await scan(page, 'GZ00000101');
  await page.getByText('1/10').waitFor();
  const kept = await onDevice(page);
  expect(kept['list']).toHaveLength(1);
  expect(kept['outbox']).toHaveLength(1);
  const disk = JSON.stringify(kept);
  const named = ['陈试', '周试', '李试', 'T3-1-502', 'GZ00000101', '网格员', PIN].filter((secret) => disk.includes(secret));
  expect(named).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: d.locked.question }).waitFor();
  await page.getByText(filled(d.locked.safe, { count: 1 })).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('陈试');
  await unlock(page, '999999');
  await page.getByText(filled(d.locked.wrong, { count: 4 })).waitFor();
  await keepScreen(page, 'device-locked-zh-Hans-phone');
  await expectAccessible(page);
  // Closing the page gives no try back.
  await page.reload();
  await unlock(page, '999998');
  await page.getByText(filled(d.locked.wrong, { count: 3 })).waitFor();
  await unlock(page);
  await page.getByText('1/10').waitFor();
});

test('five wrong PINs throw the PIN away and nothing else: with the network the phone opens and sends', async () => {
  const watched = await readyPhone();
  const { page, context } = watched;
  await begin(watched);
  const before = await coverage();
  await context.setOffline(true);
  await scan(page, '13800002222');
  await scan(page, 'GZ00000102');
  await page.getByText('1/10').waitFor();
  await page.reload();
  for (const left of [4, 3, 2, 1]) {
    await unlock(page, `99999${left}`);
    await page.getByText(filled(d.locked.wrong, { count: left })).waitFor();
  }
  await unlock(page, '999990');
  await page.getByText(d.locked.spent).waitFor();
  expect(await page.getByLabel(d.locked.pin, { exact: true }).count()).toBe(0);
  await expect.poll(async () => (await onDevice(page))['outbox']).toHaveLength(1);
  await context.setOffline(false);
  await page.reload();
  await page.getByText('1/10').waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toBe(before + 1);
});

test('after the hours of the lease without the server the list is gone, and what was not sent is not', async () => {
  const watched = await readyPhone();
  const { page, context } = watched;
  await begin(watched);
  const before = await coverage();
  await context.setOffline(true);
  await page.getByRole('textbox', { name: t.desk.whoField }).fill('周试乙');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await scan(page, 'GZ00000103');
  await page.getByText('1/10').waitFor();
  // 25 hours later: the rule that comes with the installation says 24.
  await page.clock.setFixedTime(Date.now() + 25 * 3_600_000);
  await page.reload();
  await expect.poll(async () => (await onDevice(page))['list']).toEqual([]);
  const kept = await onDevice(page);
  expect(kept['start']).toEqual([]);
  expect(kept['lease']).toEqual([]);
  expect(kept['outbox']).toHaveLength(1);
  // A clock that is set back brings nothing back; the network does.
  await page.clock.setFixedTime(Date.now());
  await context.setOffline(false);
  await page.goto(demo.pageOf('sampling'));
  await page.getByRole('heading', { name: t.setup.question }).waitFor();
  await expect.poll(coverage, { timeout: 20_000 }).toBe(before + 1);
});

test('a lost phone is wiped from afar at its next contact, hands in what it had not sent, and that is sent by its person', async () => {
  const watched = await readyPhone();
  const { page, context } = watched;
  await begin(watched);
  const before = await coverage();
  await context.setOffline(true);
  await scan(page, '13900003333');
  await scan(page, 'GZ00000104');
  await page.getByText('1/10').waitFor();

  const admin = await demo.open('administrator', 'zh-Hans', { viewport: wide });
  await admin.page.goto(`${demo.server.address}/devices`);
  const id = await page.evaluate(() => localStorage.getItem('firebreak.device') ?? '');
  const card = admin.page.getByRole('article', { name: id });
  await card.getByRole('button', { name: d.wipe, exact: true }).click();
  await card.getByLabel(d.wipeReason).fill('遗失在公交车上');
  await keepScreen(admin.page, 'device-wiping-zh-Hans-wide');
  await card.getByRole('button', { name: filled(d.wipeNow, { label: id }) }).click();
  await card.getByText(d.notYet).waitFor();

  await context.setOffline(false);
  await page.waitForURL(({ pathname }) => pathname === '/sign-in', { timeout: 20_000 });
  await expect.poll(async () => (await onDevice(page))['identity']).toEqual([]);
  const kept = await onDevice(page);
  for (const store of ['list', 'start', 'lease', 'outbox', 'identity']) expect(kept[store], store).toEqual([]);
  expect(await coverage()).toBe(before);
  await admin.page.reload();
  await card.getByText(d.state.wiped, { exact: false }).first().waitFor();
  await card.getByText(/交回的 1 条登记/).waitFor();
  await keepScreen(admin.page, 'device-wiped-zh-Hans-wide');
  await expectAccessible(admin.page);

  // On whatever device the person works next, it goes the ordinary way.
  await signIn(watched, demo.server, 'gridWorker', 'zh-Hans');
  await page.goto(demo.pageOf('sampling'));
  await expect.poll(coverage, { timeout: 20_000 }).toBe(before + 1);
  await admin.page.reload();
  await card.getByText(d.state.wiped, { exact: false }).first().waitFor();
  expect(await card.getByText(/交回的/).count()).toBe(0);
});

test('the own phone is wiped from its own page, which is the phone itself', async () => {
  const watched = await readyPhone();
  const { page } = watched;
  await page.goto(`${demo.server.address}/account/devices`);
  const id = await page.evaluate(() => localStorage.getItem('firebreak.device') ?? '');
  const card = page.getByRole('article', { name: id });
  await card.getByText(d.this, { exact: false }).waitFor();
  await card.getByRole('button', { name: d.wipe, exact: true }).click();
  await card.getByLabel(d.wipeReason).fill('交还手机');
  await card.getByRole('button', { name: filled(d.wipeNow, { label: id }) }).click();
  await page.waitForURL(({ pathname }) => pathname === '/sign-in');
  await expect.poll(async () => (await onDevice(page))['identity']).toEqual([]);
  await expect.poll(async () => (await onDevice(page))['list']).toEqual([]);
  const worker = await demo.actor('gridWorker');
  const { devices } = await worker.get<{ devices: Device[] }>('/api/devices/own');
  expect(devices.find(({ label }) => label === id)).toMatchObject({ state: 'wiped' });
});

describe.each([
  ['zh-Hans', 'wide', wide, 'light'],
  ['en', 'phone', phone, 'dark'],
] as const)('%s, %s', (locale, size, viewport, colorScheme) => {
  test.each([
    ['administrator', 'devices'],
    ['gridWorker', 'account/devices'],
    ['commander', 'account/devices'],
  ] as const)('%s at %s reads, fits and has nothing axe would mend', async (role, path) => {
    const watched = await demo.open(role, locale, { viewport, colorScheme });
    const { page } = watched;
    await demo.visit(page, `/${path}`);
    await keepScreen(page, `device-${path.replace('/', '-')}-${role}-${locale}-${size}`, { fullPage: true });
    await expectReadable(page);
    expectNoFaults(watched);
  });
});
