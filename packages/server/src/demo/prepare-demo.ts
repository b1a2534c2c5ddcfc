import { randomInt } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type Import } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { makeLink } from '../feature/account/link.ts';
import { findUserByName } from '../feature/account/store.ts';
import { addAreas } from '../feature/area/service.ts';
import { chinaAreas } from '../feature/area/source/index.ts';
import { getImport, importHouse, registerImport, startCheck, startWrite } from '../feature/import/service.ts';
import { createOutbreak, listOutbreaks } from '../feature/outbreak/service.ts';
import { type Actor, loadActor } from '../platform/access/index.ts';
import { type Platform } from '../platform/platform.ts';
import { addDemoUsers } from './demo-user.ts';
import { prepareTesting } from './prepare-testing.ts';

export { demoRoles } from './demo-user.ts';

/** What the person who started a demo is told. */
export interface Demo {
  readonly password: string;
  /** Path of a one-time link that signs the epidemiologist in. */
  readonly link: string;
}

const outbreakName = '海珠区新冠聚集性疫情（演练）';

/**
 * Makes the demo: Guangdong down to its communities, one user per role, and the synthetic outbreak of
 * `examples/demo-city`, taken in by the same import as anybody's files. What is there already stays.
 *
 * @param examples folder that holds `demo-city`
 */
export async function prepareDemo(platform: Platform, examples: string, importing: () => void): Promise<Demo> {
  const password = await demoPassword(platform);
  await addAreas(platform.db, chinaAreas({ depth: 'city', deeper: { '440000': 'community' } }));
  await addDemoUsers(platform, password);
  const epidemiologist = await actorNamed(platform, 'epidemiologist');
  const outbreaks = await listOutbreaks(platform, epidemiologist);
  if (!outbreaks.some(({ name }) => name === outbreakName)) {
    importing();
    const outbreak = await importDemo(platform, epidemiologist, join(examples, 'demo-city'));
    const [countyHealthBureau, commander, samplingLead, laboratory] = await Promise.all([
      actorNamed(platform, 'countyHealthBureau'),
      actorNamed(platform, 'commander'),
      actorNamed(platform, 'samplingLead'),
      actorNamed(platform, 'laboratory'),
    ]);
    await prepareTesting(platform, outbreak, examples, { countyHealthBureau, commander, samplingLead, laboratory });
  }
  return { password, link: await makeLink(platform.db, platform.now(), 'signIn', epidemiologist.id) };
}

/** Made once per data directory and kept beside the data: a known password would be a door. */
async function demoPassword(platform: Platform): Promise<string> {
  const path = join(platform.directory, 'demo-password');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known.trim();
  const password = Array.from({ length: passwordLength }, () => letters[randomInt(letters.length)]).join('');
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Letters and digits that nobody confuses. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const passwordLength = 12;

async function actorNamed(platform: Platform, name: string): Promise<Actor> {
  const user = await findUserByName(platform.db, name);
  const actor = user && (await loadActor(platform.db, user.id, platform.now()));
  if (actor === undefined) throw new Error(`The demo user ${name} was not written.`);
  return actor;
}

async function importDemo(platform: Platform, actor: Actor, folder: string): Promise<string> {
  const { id: outbreak } = await createOutbreak(platform, actor, {
    name: outbreakName,
    disease: 'covid19',
    area: '440100',
    startDate: '2022-06-21',
    asOf: '2022-07-12', // the day the demo stands at: the conference of the seed
    settings: { activeChainDays: 14, followUpDays: 10 },
  });
  const house = importHouse(platform);
  const asking = { actor, outbreak, locale: 'en' } as const;
  const id = uuidv7();
  await registerImport(house, asking, id, await demoFiles(folder));
  await startCheck(house, asking, id, { preset: 'firebreak' });
  await house.jobs.drain();
  demand(await getImport(house, asking, id), 'checked');
  await startWrite(house, asking, id, 'valid');
  await house.jobs.drain();
  demand(await getImport(house, asking, id), 'done');
  return outbreak;
}

async function demoFiles(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { name, bytes: (await stat(path)).size, rows: null, encoding: null, path };
    }),
  );
}

function demand(found: Import, state: Import['state']): void {
  if (found.state !== state) throw new AppError('IMPORT_STATE', { state: `${found.state}: ${found.message ?? ''}` });
}
