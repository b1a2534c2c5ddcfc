import { beforeAll, expect, test } from 'vitest';
import { expectNoFaults, words } from './console.ts';
import { serveDemo } from './demo.ts';
import { expectFits } from './readable.ts';
import { keepScreen } from './screen.ts';

/** An outbreak that was closed: who may read it reads, nobody is offered what the server would refuse, and the way back is named. */
const demo = serveDemo();
const { app, outbreak: said } = words.en;
const recording = ['cases/new', 'imports', 'sampling', 'doors'] as const;
const lists = ['cases', 'contacts', 'findings', 'orders', 'testing', 'sampling-points', 'laboratory', 'close-out'] as const;

beforeAll(async () => {
  const commander = await demo.actor('commander');
  for (const status of ['contained', 'monitoring', 'closed']) {
    const { outbreaks } = await commander.get<{ outbreaks: { version: number }[] }>('/api/outbreaks');
    await commander.patch(`/api/outbreaks/${demo.outbreak}`, {
      version: outbreaks[0]?.version,
      status,
      reason: 'No new case for two incubation periods.',
    });
  }
});

test('who may read it is told that nothing changes any more, and is offered nothing to record', async () => {
  const { page } = await demo.open('supervisor', 'en');
  for (const path of lists) {
    await demo.goTo(page, path);
    await page.getByText(app.state.closedBar).waitFor();
    await expectFits(page);
    const primary = page.locator('main .ant-btn-primary');
    expect(await primary.allInnerTexts(), path).toEqual([]);
  }
  await keepScreen(page, 'closed-close-out-en');
});

test('its commander, who reads it no more, is told by whom it is read and goes to where it is reopened', async () => {
  const watched = await demo.open('commander', 'en');
  const { page } = watched;
  for (const path of recording) {
    await demo.goTo(page, path);
    await page.getByRole('heading', { name: app.state.closed }).waitFor();
  }
  await keepScreen(page, 'closed-not-read-en');
  await page.getByRole('link', { name: app.act.reopen }).click();
  await page.getByText(said.change.title.replace('{{status}}', 'Closed')).waitFor();
  await keepScreen(page, 'closed-settings-en');
  await page.locator('#back-reason').fill('A new case in the same street.');
  await page.getByRole('button', { name: said.change.reopen.replace('{{status}}', 'Monitoring') }).click();
  await page.getByText(said.change.title.replace('{{status}}', 'Monitoring')).waitFor();
  // Before it is closed again, the page says who will still read it.
  await page.getByText('Once it is closed', { exact: false }).waitFor();
  expectNoFaults(watched);
});
