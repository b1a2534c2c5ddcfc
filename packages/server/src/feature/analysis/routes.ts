import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { AnalysisService } from './service.ts';

const { analysis } = routes;

export function analysisRoutes(app: FastifyInstance, platform: Platform): void {
  const analyses = new AnalysisService(platform);
  handle(app, analysis.days, ({ actor, params, query }) => analyses.days(actor, params.outbreak, query));
  handle(app, analysis.delays, ({ actor, params, query }) => analyses.delays(actor, params.outbreak, query));
  handle(app, analysis.areas, ({ actor, params, query }) => analyses.areas(actor, params.outbreak, query));
  handle(app, analysis.questionnaire, ({ actor, params, query }) => analyses.questionnaire(actor, params.outbreak, query));
}
