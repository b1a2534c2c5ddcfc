import { type Role, roles } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { hashPassword } from '../feature/account/password.ts';
import { findUserByName, insertUser, replaceGrants } from '../feature/account/store.ts';
import { areaByCode } from '../feature/area/service.ts';
import { type Platform } from '../platform/platform.ts';

/** Where a role works in the demo: the level it has in the domain brief, section 2. Everybody else works for the city. */
const areaOfRole: Partial<Readonly<Record<Role, string>>> = {
  administrator: 'world',
  privacyOfficer: 'world',
  supervisor: '440000',
  countyHealthBureau: '440105',
  subdistrictOfficer: '440105003',
  gridWorker: '440105003',
  volunteer: '440105003',
};
const city = '440100';

/** Every role but the one of the command line. */
export const demoRoles = roles.filter((role) => role !== 'operator');

/** One user per role, named as the role, all with the same password; users that are there keep theirs. */
export async function addDemoUsers(platform: Platform, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const role of demoRoles) {
    if (await findUserByName(platform.db, role)) continue;
    const { path } = await areaByCode(platform.db, areaOfRole[role] ?? city);
    const id = uuidv7();
    await platform.db.transaction().execute(async (trx) => {
      await insertUser(trx, {
        id,
        name: role,
        display_name: role,
        locale: 'zh-Hans',
        password_hash: passwordHash,
        created_at: platform.now(),
      });
      await replaceGrants(trx, id, [{ id: uuidv7(), role, area: path, outbreak: null, expires_at: null }]);
    });
  }
}
