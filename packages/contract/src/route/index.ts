import { records } from '../schema/index.ts';
import { accountRoutes } from './account.ts';
import { analysisRoutes } from './analysis.ts';
import { areaRoutes } from './area.ts';
import { boardRoutes } from './board.ts';
import { closeOutRoutes } from './close-out.ts';
import { coPresenceRoutes } from './co-presence.ts';
import { deviceRoutes } from './device.ts';
import { expiryRoutes } from './expiry.ts';
import { exportRequestRoutes } from './export-request.ts';
import { exportRuleRoutes } from './export-rule.ts';
import { figureRoutes } from './figure.ts';
import { findingRoutes } from './finding.ts';
import { importRoutes } from './import.ts';
import { inferenceRoutes } from './inference.ts';
import { labBatchRoutes } from './lab-batch.ts';
import { orderRoutes } from './order.ts';
import { outbreakRoutes } from './outbreak.ts';
import { protocolRoutes } from './protocol.ts';
import { recordRoutes } from './record.ts';
import { registryRoutes } from './registry.ts';
import { responseEventRoutes } from './response-event.ts';
import { rosterRoutes } from './roster.ts';
import { rackRoutes, sampleRoutes, tubeRoutes } from './sample.ts';
import { samplingPointRoutes } from './sampling-point.ts';
import { sourceRoutes } from './source.ts';
import { systemRoutes } from './system.ts';
import { taskRoutes } from './task.ts';
import { testRoundRoutes } from './test-round.ts';

export * from './account.ts';
export * from './analysis.ts';
export * from './area.ts';
export * from './board.ts';
export * from './close-out.ts';
export * from './co-presence.ts';
export * from './device.ts';
export * from './expiry.ts';
export * from './export-request.ts';
export * from './export-rule.ts';
export * from './figure.ts';
export * from './finding.ts';
export * from './import.ts';
export * from './inference.ts';
export * from './lab-batch.ts';
export * from './order.ts';
export * from './outbreak.ts';
export * from './protocol-answer.ts';
export * from './protocol.ts';
export * from './query.ts';
export * from './record.ts';
export * from './registry.ts';
export * from './response-event.ts';
export * from './roster.ts';
export * from './route.ts';
export * from './sample.ts';
export * from './sampling-point.ts';
export * from './source.ts';
export * from './system.ts';
export * from './task.ts';
export * from './test-round.ts';
export * from './test-round-answer.ts';

/** Every address of the HTTP API, by noun. */
export const routes = {
  system: systemRoutes,
  account: accountRoutes,
  device: deviceRoutes,
  area: areaRoutes,
  outbreak: outbreakRoutes,
  registry: registryRoutes,
  coPresence: coPresenceRoutes,
  figure: figureRoutes,
  analysis: analysisRoutes,
  inference: inferenceRoutes,
  source: sourceRoutes,
  import: importRoutes,
  exportRequest: exportRequestRoutes,
  exportRule: exportRuleRoutes,
  expiry: expiryRoutes,
  closeOut: closeOutRoutes,
  board: boardRoutes,
  order: orderRoutes,
  finding: findingRoutes,
  roster: rosterRoutes,
  testRound: testRoundRoutes,
  samplingPoint: samplingPointRoutes,
  sample: sampleRoutes,
  tube: tubeRoutes,
  rack: rackRoutes,
  labBatch: labBatchRoutes,
  responseEvent: responseEventRoutes,
  protocol: protocolRoutes,
  team: recordRoutes(records.team),
  household: recordRoutes(records.household),
  place: recordRoutes(records.place),
  person: recordRoutes(records.person),
  event: recordRoutes(records.event),
  case: recordRoutes(records.case),
  contact: recordRoutes(records.contact),
  exposure: recordRoutes(records.exposure),
  visit: recordRoutes(records.visit),
  followUp: recordRoutes(records.followUp),
  specimen: recordRoutes(records.specimen),
  labResult: recordRoutes(records.labResult),
  task: { ...recordRoutes(records.task), ...taskRoutes },
} as const;
