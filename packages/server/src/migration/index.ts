import { type Permission } from '@firebreak/contract';
import { platform } from './0001-platform.ts';
import { registry } from './0002-registry.ts';
import { imports } from './0003-import.ts';
import { figure } from './0005-figure.ts';
import { task } from './0006-task.ts';
import { closeOut } from './0007-close-out.ts';
import { order } from './0008-order.ts';
import { responseEvent } from './0009-response-event.ts';
import { searchCode } from './0012-search-code.ts';
import { analysis } from './0013-analysis.ts';
import { visitStay } from './0014-visit-stay.ts';
import { protocol } from './0015-protocol.ts';
import { inference } from './0016-inference.ts';
import { taskTally } from './0017-task-tally.ts';
import { exportRequest } from './0018-export-request.ts';
import { inferenceHousehold } from './0031-inference-household.ts';
import { inferenceTested } from './0021-inference-tested.ts';
import { testing } from './0021-testing.ts';
import { round } from './0022-round.ts';
import { access } from './0023-access.ts';
import { sample } from './0023-sample.ts';
import { lab } from './0024-lab.ts';
import { statistics } from './0025-statistics.ts';
import { reference } from './0026-reference.ts';
import { exportRule } from './0027-export-rule.ts';
import { roster } from './0028-roster.ts';
import { device } from './0029-device.ts';
import { expiry } from './0030-expiry.ts';
import { shown } from './0034-shown.ts';
import { episode } from './0036-episode.ts';
import { listing } from './0037-listing.ts';
import { areaName } from './0039-area-name.ts';
import { contactExpiry } from './0032-contact-expiry.ts';
import { member } from './expiry/member.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** Permissions that came with it: roles which exist already get theirs, since their rows were seeded before. */
  readonly brings?: readonly Permission[];
}

/** Every migration in its order. Never edit one that was released: add the next. */
export const migrations: readonly Migration[] = [
  { name: '0001-platform', sql: platform },
  { name: '0002-registry', sql: registry },
  { name: '0003-import', sql: imports },
  { name: '0005-figure', sql: figure },
  { name: '0006-task', sql: task, brings: ['task.read', 'task.readAll', 'task.act', 'task.write'] },
  { name: '0007-close-out', sql: closeOut, brings: ['closeOut.read', 'closeOut.sign'] },
  {
    name: '0008-order',
    sql: order,
    brings: ['order.read', 'order.issue', 'order.act', 'finding.read', 'finding.write', 'finding.act'],
  },
  { name: '0009-response-event', sql: responseEvent },
  { name: '0012-search-code', sql: searchCode },
  { name: '0013-analysis', sql: analysis },
  { name: '0014-visit-stay', sql: visitStay },
  { name: '0015-protocol', sql: protocol },
  { name: '0016-inference', sql: inference, brings: ['chain.decide'] },
  { name: '0017-task-tally', sql: taskTally },
  { name: '0018-export-request', sql: exportRequest, brings: ['export.approve'] },
  { name: '0021-inference-tested', sql: inferenceTested },
  {
    name: '0021-testing',
    sql: testing,
    brings: [
      'roster.read',
      'roster.write',
      'round.read',
      'round.write',
      'round.approve',
      'sample.read',
      'sample.write',
      'tube.read',
      'tube.write',
      'tube.result',
    ],
  },
  { name: '0022-round', sql: round },
  { name: '0023-access', sql: access },
  { name: '0023-sample', sql: sample },
  { name: '0024-lab', sql: lab },
  { name: '0025-statistics', sql: statistics },
  { name: '0026-reference', sql: reference },
  { name: '0027-export-rule', sql: exportRule },
  { name: '0028-roster', sql: roster },
  { name: '0029-device', sql: device },
  { name: '0030-expiry', sql: expiry, brings: ['expiry.propose', 'expiry.approve'] },
  { name: '0031-inference-household', sql: inferenceHousehold },
  { name: '0032-contact-expiry', sql: contactExpiry },
  { name: '0034-shown', sql: shown },
  { name: '0035-roster-expiry', sql: member },
  { name: '0036-episode', sql: episode },
  { name: '0037-listing', sql: listing },
  { name: '0039-area-name', sql: areaName },
];
