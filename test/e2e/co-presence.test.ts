import { expect, test } from 'vitest';
import { type Actor } from './actor.ts';
import { expectNoFaults, phone, settled, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectAccessible, expectFits } from './readable.ts';
import { keepScreen } from './screen.ts';

const demo = serveDemo();

test('who was together with a case stands on its page, and becomes a contact in one act', async () => {
  const watched = await demo.open('epidemiologist', 'zh-Hans');
  const { page } = watched;
  const id = await shareALunch(await demo.actor('epidemiologist'));
  await demo.goTo(page, `cases/${id}`);
  const { together } = words['zh-Hans'].record;
  const list = page.getByRole('region', { name: together.title });
  await list.scrollIntoViewIfNeeded();
  await keepScreen(page, 'co-presence-zh-Hans-wide');
  await expectAccessible(page);
  const act = list.getByRole('button', { name: together.recordFor.replace('{{name}}', GUEST) });
  await act.first().click();
  await page.getByText(together.recorded.replace('{{name}}', GUEST)).waitFor();
  await expect.poll(() => act.count(), { timeout: 20_000 }).toBe(0);
  await page.setViewportSize(phone);
  await settled(page);
  await list.scrollIntoViewIfNeeded();
  await keepScreen(page, 'co-presence-zh-Hans-phone');
  await expectFits(page);
  expectNoFaults(watched);
});

/** Records a case and a guest who had lunch at one place the day before its onset; the id of the case. */
async function shareALunch({ post }: Actor): Promise<string> {
  const make = async (path: string, body: object): Promise<string> =>
    (await post<{ id: string }>(`/api/outbreaks/${demo.outbreak}/${path}`, body)).id;
  const place = await make('places', { name: '测试食堂', areaCode: '440105' });
  const ill = await make('persons', { name: '测试病例', areaCode: '440105' });
  const other = await make('persons', { name: GUEST, areaCode: '440105' });
  for (const person of [ill, other]) {
    await make('visits', { person, place, start: '2022-06-30T12:00:00+08:00', end: '2022-06-30T12:45:00+08:00' });
  }
  return make('cases', { person: ill, caseClass: 'confirmed', onsetDate: '2022-07-01' });
}

const GUEST = '测试同席者';
