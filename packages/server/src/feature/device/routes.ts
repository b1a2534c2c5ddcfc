import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { sessionCookie } from '../../platform/http/session-hook.ts';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { assignHandIns, contactDevice, handedInFor, handIn, takeHandedIn } from './hand-in.ts';
import { changeDeviceRule, listDevices, openDevice, wipeDevice } from './service.ts';

const { device } = routes;

export function deviceRoutes(app: FastifyInstance, platform: Platform): void {
  handle(app, device.open, ({ actor, params, body, request }) =>
    openDevice(platform, actor, params.id, body, sha256(request.cookies[sessionCookie] ?? '')),
  );
  handle(app, device.contact, ({ params, body }) => contactDevice(platform, params.id, body));
  handle(app, device.handIn, ({ params, body }) => handIn(platform, params.id, body.token, body.entries));
  handle(app, device.own, ({ actor }) => listDevices(platform, actor, 'own'));
  handle(app, device.list, ({ actor }) => listDevices(platform, actor, 'kept'));
  handle(app, device.wipe, ({ actor, params, body }) => wipeDevice(platform, actor, params.id, body.reason));
  handle(app, device.assign, ({ actor, params, body }) => assignHandIns(platform, actor, params.id, body));
  handle(app, device.setRule, ({ actor, body }) => changeDeviceRule(platform, actor, body));
  handle(app, device.handedIn, ({ actor }) => handedInFor(platform, actor));
  handle(app, device.takeHandedIn, ({ actor, body }) => takeHandedIn(platform.db, actor, body.entries, platform.now()));
}
