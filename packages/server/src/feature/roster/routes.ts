import { routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Actor } from '../../platform/access/index.ts';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { findMembers, listDoubles, listHouseholds, memberRecord } from './find.ts';
import { putLines } from './intake.ts';
import { type Asking, RegisterService } from './register/register-service.ts';
import { foundOccupancy, mergeMember, tellMembersApart, withdrawMember } from './service.ts';

const { roster: doors } = routes;

export function rosterRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  const registers = new RegisterService(house);
  app.addHook('onReady', async () => registers.jobs.start());
  app.addHook('preClose', async () => registers.jobs.stop());

  handle(app, doors.households, (call) => within(call, (at) => listHouseholds(at, call.query)));
  handle(app, doors.member, (call) => within(call, (at) => memberRecord(at, call.params.id)));
  handle(app, doors.upload, (call) => registers.receive(asking(call), call.request));
  handle(app, doors.registers, (call) => registers.list(asking(call)));
  handle(app, doors.register, (call) => registers.get(asking(call), call.params.id));
  handle(app, doors.cancelRegister, (call) => registers.cancel(asking(call), call.params.id));
  handle(app, doors.put, (call) => within(call, (at) => putLines(at, call.body.lines, localeOf(call.request))));
  handle(app, doors.occupancy, (call) => within(call, (at) => foundOccupancy(at, call.params.id, call.body)));
  handle(app, doors.withdraw, (call) => within(call, (at) => withdrawMember(at, call.params.id, call.body)));
  handle(app, doors.duplicates, (call) => within(call, (at) => listDoubles(at, call.query)));
  handle(app, doors.merge, (call) => within(call, (at) => mergeMember(at, call.params.id, call.body)));
  handle(app, doors.apart, (call) => within(call, (at) => tellMembersApart(at, call.params.id, call.body)));
  handle(app, doors.find, (call) => within(call, (at) => findMembers(at, call.body)));
}

interface Call {
  readonly actor: Actor;
  readonly params: { readonly outbreak: string };
  readonly request: FastifyRequest;
}
const asking = ({ actor, params, request }: Call): Asking => ({ actor, outbreak: params.outbreak, locale: localeOf(request) });
