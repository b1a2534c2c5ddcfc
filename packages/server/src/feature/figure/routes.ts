import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { FigureService } from './service.ts';

const { figure } = routes;

export function figureRoutes(app: FastifyInstance, platform: Platform): void {
  const figures = new FigureService(platform);
  handle(app, figure.overview, ({ actor, params, query }) => figures.overview(actor, params.outbreak, query));
  handle(app, figure.curve, ({ actor, params, query }) => figures.curve(actor, params.outbreak, query));
  handle(app, figure.quality, ({ actor, params, query }) => figures.quality(actor, params.outbreak, query));
}
