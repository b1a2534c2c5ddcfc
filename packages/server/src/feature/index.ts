import { type FastifyInstance } from 'fastify';
import { type Platform } from '../platform/platform.ts';
import { accountRoutes } from './account/routes.ts';
import { analysisRoutes } from './analysis/routes.ts';
import { areaRoutes } from './area/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { boardRoutes } from './board/routes.ts';
import { caseRoutes } from './case/routes.ts';
import { chainRoutes } from './chain/routes.ts';
import { closeOutRoutes } from './close-out/routes.ts';
import { coPresenceRoutes } from './co-presence/routes.ts';
import { contactRoutes } from './contact/routes.ts';
import { deviceRoutes } from './device/routes.ts';
import { eventRoutes } from './event/routes.ts';
import { exportRoutes } from './export/routes.ts';
import { exportRuleRoutes } from './export-rule/routes.ts';
import { expiryRoutes } from './expiry/routes.ts';
import { sunsetAtClosing } from './expiry/service.ts';
import { exposureRoutes } from './exposure/routes.ts';
import { figureRoutes } from './figure/routes.ts';
import { findingRoutes } from './finding/routes.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { householdRoutes } from './household/routes.ts';
import { labBatchRoutes } from './lab-batch/routes.ts';
import { labResultRoutes } from './lab-result/routes.ts';
import { importRoutes } from './import/routes.ts';
import { orderRoutes } from './order/routes.ts';
import { outbreakRoutes } from './outbreak/routes.ts';
import { personRoutes } from './person/routes.ts';
import { placeRoutes } from './place/routes.ts';
import { poolRoutes } from './pool/routes.ts';
import { protocolRoutes } from './protocol/routes.ts';
import { reactionRoutes } from './reaction/routes.ts';
import { registryRoutes } from './registry/routes.ts';
import { sampleRoutes } from './sample/routes.ts';
import { rosterRoutes } from './roster/routes.ts';
import { samplingPointRoutes } from './sampling-point/routes.ts';
import { sourceRoutes } from './source/routes.ts';
import { specimenRoutes } from './specimen/routes.ts';
import { systemRoutes } from './system/routes.ts';
import { taskRoutes } from './task/routes.ts';
import { teamRoutes } from './team/routes.ts';
import { testRoundRoutes } from './test-round/routes.ts';
import { tubeRoutes } from './tube/routes.ts';
import { visitRoutes } from './visit/routes.ts';

/** Every feature of the server, each binding its own routes. */
export const features: readonly ((app: FastifyInstance, platform: Platform) => void | Promise<void>)[] = [
  systemRoutes,
  accountRoutes,
  deviceRoutes,
  areaRoutes,
  outbreakRoutes(sunsetAtClosing),
  auditRoutes,
  figureRoutes,
  analysisRoutes,
  chainRoutes,
  importRoutes,
  registryRoutes,
  teamRoutes,
  householdRoutes,
  placeRoutes,
  personRoutes,
  eventRoutes,
  caseRoutes,
  coPresenceRoutes,
  sourceRoutes,
  contactRoutes,
  exposureRoutes,
  visitRoutes,
  followUpRoutes,
  specimenRoutes,
  labResultRoutes,
  labBatchRoutes,
  poolRoutes,
  taskRoutes,
  closeOutRoutes,
  boardRoutes,
  orderRoutes,
  findingRoutes,
  rosterRoutes,
  testRoundRoutes,
  reactionRoutes,
  protocolRoutes,
  exportRoutes,
  exportRuleRoutes,
  expiryRoutes,
  sampleRoutes,
  tubeRoutes,
  samplingPointRoutes,
];
