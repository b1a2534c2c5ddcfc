import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { type AtClosing, createOutbreak, editOutbreak, getOutbreak, listOutbreaks } from './service.ts';

const { outbreak } = routes;

/** @param atClosing what the closing of an outbreak brings about beside its status */
export const outbreakRoutes =
  (atClosing: AtClosing) =>
  (app: FastifyInstance, platform: Platform): void => {
    handle(app, outbreak.list, async ({ actor }) => ({ outbreaks: await listOutbreaks(platform, actor) }));
    handle(app, outbreak.create, ({ actor, body }) => createOutbreak(platform, actor, body));
    handle(app, outbreak.get, ({ actor, params }) => getOutbreak(platform, actor, params.outbreak));
    handle(app, outbreak.edit, ({ actor, params, body }) => editOutbreak(platform, actor, params.outbreak, body, atClosing));
  };
