import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { handOverRack, listRacks, packRack, receiveRack } from './rack-service.ts';
import { changeFault, getTube, listTubes, membersOfTube, sealTubes } from './service.ts';

const { tube: doors, rack } = routes;

export function tubeRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, doors.list, (call) => within(call, (at) => listTubes(at, call.query)));
  handle(app, doors.get, (call) => within(call, (at) => getTube(at, call.params.code)));
  handle(app, doors.members, (call) => within(call, (at) => membersOfTube(at, call.params.code)));
  handle(app, doors.seal, (call) => within(call, (at) => sealTubes(at, call.body)));
  handle(app, doors.fault, (call) => within(call, (at) => changeFault(at, call.params.code, call.body)));
  handle(app, rack.list, (call) => within(call, (at) => listRacks(at, call.query)));
  handle(app, rack.pack, (call) => within(call, (at) => packRack(at, call.params.rack, call.body)));
  handle(app, rack.handOver, (call) => within(call, (at) => handOverRack(at, call.params.rack, call.body)));
  handle(app, rack.receive, (call) => within(call, (at) => receiveRack(at, call.params.rack, call.body)));
}
