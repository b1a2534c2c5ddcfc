import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { outbreakInSight } from '../outbreak/service.ts';
import { inHouse } from '../registry/index.ts';
import { endOfOutbreak } from './end.ts';
import { personProtocol } from './person.ts';
import { packChoices, rulesInForce } from './rules.ts';
import { ProtocolService } from './service.ts';
import { previewSwitch } from './switch.ts';
import { windowsOf } from './window.ts';

const { protocol: doors } = routes;

export function protocolRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  // Packs and rules tell of nobody: also whoever carries out the sunset of a closed outbreak reads them.
  const inSight = inHouse({ platform, nouns, find: outbreakInSight });
  const service = new ProtocolService();
  handle(app, doors.person, (call) => within(call, (at) => personProtocol(at, call.params.id, call.query.at)));
  handle(app, doors.windows, (call) => within(call, (at) => windowsOf(at, call.params.id)));
  handle(app, doors.due, (call) => within(call, (at) => service.due(at, call.query)));
  handle(app, doors.rules, (call) => inSight(call, (at) => rulesInForce(at, call.query)));
  handle(app, doors.packs, (call) => inSight(call, async (at) => ({ packs: await packChoices(at) })));
  handle(app, doors.preview, (call) => within(call, (at) => previewSwitch(at, call.query)));
  handle(app, doors.end, (call) => within(call, (at) => endOfOutbreak(at, call.query.at)));
}
