import { beforeAll, expect, test } from 'vitest';
import { phone, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { setPin, unlock } from './field-device.ts';
import { type FieldRound, openFieldRound, scan } from './field-round.ts';
import { expectAccessible } from './readable.ts';
import { keepScreen } from './screen.ts';

/** A sampler at a market with a phone and no network: surfaces, then goods. */
const demo = serveDemo();
let field: FieldRound;
beforeAll(async () => {
  field = await openFieldRound(demo);
  const epidemiologist = await demo.actor('epidemiologist');
  for (const [name, kind] of [
    ['试验市场', 'market'],
    ['试验冷库', 'workplace'],
  ])
    await epidemiologist.post(`/api/outbreaks/${demo.outbreak}/places`, { name, kind, areaCode: field.area });
});

interface Lying {
  readonly subject: string;
  readonly members: number;
  readonly state: string;
}
const tubeAtServer = async (code: string): Promise<Lying | undefined> => {
  const lead = await demo.actor('samplingLead');
  return lead.get<Lying>(`/api/outbreaks/${demo.outbreak}/tubes/${code}`).catch(() => undefined);
};
const inTube = async (code: string): Promise<unknown> => {
  const lead = await demo.actor('samplingLead');
  const { members } = await lead.get<{ members: { description: string; state: string; position: number }[] }>(
    `/api/outbreaks/${demo.outbreak}/tubes/${code}/members`,
  );
  return members.map(({ position, description, state }) => [position, description, state]);
};

test('surfaces of a market lie in one tube, goods in another; what was registered offline arrives, and what was taken back does not', async () => {
  const t = words['zh-Hans'].sampling;
  const watched = await demo.open('gridWorker', 'zh-Hans', { viewport: phone });
  const { page, context } = watched;
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('button', { name: t.setup.download }).click();
  await page.getByRole('heading', { name: t.subject }).waitFor();
  await page.getByText('环境', { exact: true }).click();
  await page.getByRole('radio', { name: t.setup.withoutRound }).waitFor();
  await page.getByRole('radio', { name: /试验轮次/ }).check();
  await keepScreen(page, 'site-setup-zh-Hans-phone', { fullPage: true });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await setPin(page);
  await page.getByRole('button', { name: t.setup.begin }).click();
  await page.getByRole('heading', { name: t.site.where }).waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'site-place-zh-Hans-phone');

  await context.setOffline(true);
  await page.reload();
  await unlock(page);
  await page.getByRole('heading', { name: t.site.where }).waitFor();
  await page.getByRole('button', { name: /试验市场/ }).click();
  await page.getByRole('heading', { name: t.site.what.environment }).waitFor();
  await keepScreen(page, 'site-object-zh-Hans-phone');
  await page.getByRole('button', { name: t.site.object.doorHandle }).click();
  await page.getByRole('heading', { name: t.desk.whichTube }).waitFor();
  await keepScreen(page, 'site-tube-zh-Hans-phone');
  await scan(page, 'ENV0000001');
  await page.getByRole('heading', { name: t.site.what.environment }).waitFor();
  await page.getByRole('button', { name: t.site.object.counter }).click();
  await page.getByRole('button', { name: t.site.object.drain }).click();
  await page.getByText('3/5').waitFor();
  // The last one was a slip of the finger: ten seconds to take it back.
  await page.getByRole('button', { name: t.desk.undo }).click();
  await page.getByText(t.note.swabTakenBack).waitFor();
  await page.getByText('2/5').waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'site-offline-zh-Hans-phone', { fullPage: true });
  // Another place takes another tube.
  await page.getByRole('button', { name: t.site.otherPlace }).click();
  await page.getByRole('button', { name: /试验冷库/ }).click();
  await page.getByRole('button', { name: t.site.object.floor }).click();
  await scan(page, 'ENV0000001');
  await page.getByText(/其他场所或其他类别/).waitFor();
  await scan(page, 'ENV0000002');
  await page.getByText('1/5').waitFor();
  // Goods, by the batch on the label.
  await page.getByText('物品', { exact: true }).click();
  await page.getByRole('heading', { name: t.site.what.goods }).waitFor();
  await scan(page, 'LOT-2022-0712');
  await scan(page, 'GDS0000001');
  await page.getByText(t.site.taken.replace('{{count}}', '4')).waitFor();
  await keepScreen(page, 'site-taken-zh-Hans-phone', { fullPage: true });

  // The phone dies and comes back to a network.
  await page.reload();
  await unlock(page);
  await page.getByText(t.site.taken.replace('{{count}}', '4')).waitFor();
  await context.setOffline(false);
  await expect.poll(() => tubeAtServer('ENV0000001'), { timeout: 20_000 }).toMatchObject({ subject: 'environment', members: 2 });
  await expect.poll(() => tubeAtServer('GDS0000001'), { timeout: 20_000 }).toMatchObject({ subject: 'goods', members: 1 });
  await expect
    .poll(() => inTube('ENV0000001'))
    .toEqual([
      [1, t.site.object.doorHandle, 'valid'],
      [2, t.site.object.counter, 'valid'],
    ]);
  await page.getByText(t.site.state.done).first().waitFor();
  // Taken back from the list, long after: the server hears of it.
  const line = page.locator('.taken li').filter({ hasText: 'LOT-2022-0712' });
  await line.getByRole('button').click();
  await line.getByRole('button', { name: new RegExp(t.site.sure) }).click();
  await expect.poll(() => tubeAtServer('GDS0000001'), { timeout: 20_000 }).toMatchObject({ members: 0 });
  await page.getByRole('button', { name: t.tube.sealOne.replace('{{code}}', 'ENV0000001') }).click();
  await expect.poll(() => tubeAtServer('ENV0000001'), { timeout: 20_000 }).toMatchObject({ state: 'sealed' });
});

test('in English the same screen says the same', async () => {
  const t = words.en.sampling;
  const watched = await demo.open('gridWorker', 'en', { viewport: phone });
  const { page } = watched;
  await page.goto(demo.pageOf(`sampling?area=%22${field.area}%22`));
  await page.getByRole('button', { name: t.setup.download }).click();
  await page.getByText('Goods', { exact: true }).click();
  await page.getByRole('radio', { name: t.setup.withoutRound }).check();
  await page.getByRole('button', { name: t.setup.begin }).click();
  await page.getByRole('button', { name: /试验冷库/ }).click();
  await page.getByRole('button', { name: t.site.object.outerPackage }).click();
  await scan(page, 'GDS0000009');
  await page.getByText(t.site.state.done).waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'site-taken-en-phone', { fullPage: true });
  await expect.poll(() => tubeAtServer('GDS0000009')).toMatchObject({ subject: 'goods', members: 1 });
});
