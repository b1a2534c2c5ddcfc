import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { receiveFiles } from '../import/index.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { findMembers, listDoubles, listHouseholds } from './find.ts';
import { bringRegister, expectRegister, putLines } from './intake.ts';
import { foundOccupancy, mergeMember, withdrawMember } from './service.ts';

const { roster: doors } = routes;

export function rosterRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  handle(app, doors.households, (call) => within(call, (at) => listHouseholds(at, call.query)));
  handle(app, doors.upload, async ({ actor, params, request }) => {
    const bringing = { house, actor, outbreak: params.outbreak, locale: localeOf(request) };
    await expectRegister(bringing);
    const folder = await mkdtemp(join(platform.directory, 'roster-'));
    try {
      const files = await receiveFiles(request, folder);
      return await bringRegister(
        bringing,
        files.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }])),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  handle(app, doors.put, (call) => within(call, (at) => putLines(at, call.body.lines, localeOf(call.request))));
  handle(app, doors.occupancy, (call) => within(call, (at) => foundOccupancy(at, call.params.id, call.body)));
  handle(app, doors.withdraw, (call) => within(call, (at) => withdrawMember(at, call.params.id, call.body)));
  handle(app, doors.duplicates, (call) => within(call, (at) => listDoubles(at, call.query)));
  handle(app, doors.merge, (call) => within(call, (at) => mergeMember(at, call.params.id, call.body)));
  handle(app, doors.find, (call) => within(call, (at) => findMembers(at, call.body)));
}
