import { recordKinds } from '../field.ts';
import { permissions, readAndWrite, readOnly, type Permission } from './permission.ts';

/** The roles of the domain brief, section 2, and the two that keep the system itself. */
export const roles = [
  'administrator',
  'operator',
  'commander',
  'dutyOfficer',
  'supervisor',
  'epidemiologist',
  'dataLiaison',
  'contactTracer',
  'samplingLead',
  'laboratory',
  'transferDispatcher',
  'isolationSiteManager',
  'hospital',
  'clinician',
  'countyHealthBureau',
  'subdistrictOfficer',
  'gridWorker',
  'volunteer',
  'sectorOwner',
  'portOfficer',
  'supplyOfficer',
  'informationOfficer',
  'privacyOfficer',
  'quarantinedContact',
  'publicUser',
] as const;
export type Role = (typeof roles)[number];

const picture: Permission[] = ['outbreak.read', 'figure.read', 'chain.read'];
const everyKind = [...recordKinds];
/** Tasks of one's own role, in one's own area. */
const ownTasks: Permission[] = ['task.read', 'task.act'];
/** Tasks of everybody in the area: who answers for what is left undone. */
const allTasks: Permission[] = ['task.read', 'task.readAll', 'task.act', 'task.write'];
/** Who answers for an area closes its day. */
const closeOut: Permission[] = ['closeOut.read', 'closeOut.sign'];
/** Orders come down, and what supervision found is put right. */
const carryOut: Permission[] = ['order.read', 'order.act', 'finding.read', 'finding.act'];
/** Rounds and their coverage as figures. */
const rounds: Permission[] = ['round.read'];
/** Who is on the list of a round, who is in which tube, and both kept right: the work at a door or a sampling point. */
const sampling: Permission[] = ['round.read', 'roster.read', 'roster.write', 'sample.read', 'sample.write', 'tube.read', 'tube.write'];

/**
 * What each role may do: the starting data of the table `role_permission`, which an administrator may change.
 * Least access (P5–P7): nobody gets a kind that the day of the role (domain brief, section 2) does not need;
 * the laboratory and volunteers never see persons; the administrator keeps accounts and sees no health data.
 */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['outbreak.read', 'area.manage', 'user.manage'],
  operator: [...permissions],
  commander: [
    ...rounds,
    'round.approve',
    'expiry.approve',
    'tube.read',
    ...picture,
    'outbreak.manage',
    ...readOnly(...everyKind),
    ...allTasks,
    ...closeOut,
    ...carryOut,
    'order.issue',
  ],
  dutyOfficer: [
    ...rounds,
    'round.approve',
    'tube.read',
    ...picture,
    'outbreak.manage',
    ...readOnly(...everyKind),
    ...readAndWrite('event', 'team'),
    ...allTasks,
    ...closeOut,
    ...carryOut,
    'order.issue',
  ],
  supervisor: [
    ...rounds,
    'tube.read',
    ...picture,
    'outbreak.readClosed',
    ...readOnly(...everyKind),
    'order.read',
    'finding.read',
    'finding.write',
    'closeOut.read',
    'task.readAll',
    'task.write',
  ],
  epidemiologist: [
    ...rounds,
    'round.write',
    'roster.read',
    'sample.read',
    'tube.read',
    ...picture,
    'chain.decide',
    'outbreak.manage',
    'person.name',
    'person.reveal',
    'import.run',
    'export.run',
    ...readAndWrite(...everyKind),
    'closeOut.read',
    'task.readAll',
    'task.act',
  ],
  dataLiaison: [...picture, 'person.name', 'person.reveal', ...readOnly('person', 'case', 'place'), ...readAndWrite('visit')],
  contactTracer: [
    ...rounds,
    'roster.read',
    'sample.read',
    'tube.read',
    'outbreak.read',
    'chain.read',
    'person.name',
    'person.reveal',
    ...readOnly('case', 'event', 'team', 'specimen', 'labResult'),
    ...readAndWrite('person', 'contact', 'exposure', 'visit', 'followUp', 'household', 'place'),
    ...ownTasks,
  ],
  samplingLead: [
    ...sampling,
    'round.write',
    'outbreak.read',
    'person.name',
    ...readOnly('person', 'contact', 'household', 'place'),
    ...readAndWrite('specimen'),
    ...ownTasks,
  ],
  laboratory: ['tube.read', 'tube.result', 'outbreak.read', ...readAndWrite('specimen', 'labResult')],
  transferDispatcher: [
    'outbreak.read',
    'person.name',
    'person.reveal',
    ...readOnly('person', 'case', 'contact', 'household', 'place'),
    ...ownTasks,
  ],
  isolationSiteManager: [
    ...sampling,
    'outbreak.read',
    'person.name',
    ...readOnly('person', 'contact', 'household', 'labResult'),
    ...readAndWrite('followUp', 'specimen'),
    ...ownTasks,
  ],
  hospital: ['outbreak.read', 'person.name', 'person.reveal', ...readAndWrite('person', 'case', 'specimen', 'labResult'), ...ownTasks],
  clinician: [
    'outbreak.read',
    'person.name',
    'person.reveal',
    ...readAndWrite('person', 'case', 'specimen'),
    ...readOnly('labResult'),
    ...ownTasks,
  ],
  countyHealthBureau: [
    ...rounds,
    'round.write',
    'round.approve',
    'roster.read',
    'roster.write',
    'sample.read',
    'tube.read',
    ...picture,
    'chain.decide',
    'outbreak.manage',
    'person.name',
    'export.run',
    ...readOnly(...everyKind),
    ...readAndWrite('team'),
    ...allTasks,
    ...closeOut,
    ...carryOut,
    'order.issue',
  ],
  subdistrictOfficer: [
    ...sampling,
    'outbreak.read',
    'figure.read',
    'person.name',
    ...readOnly('person', 'contact', 'household', 'place', 'followUp'),
    ...allTasks,
    ...closeOut,
    ...carryOut,
  ],
  gridWorker: [
    ...sampling,
    'outbreak.read',
    'person.name',
    ...readOnly('person', 'contact', 'household'),
    ...readAndWrite('followUp'),
    ...ownTasks,
  ],
  volunteer: ['outbreak.read', ...ownTasks],
  sectorOwner: [...rounds, 'outbreak.read', 'figure.read', ...readOnly('place', 'event'), ...ownTasks],
  portOfficer: [
    ...sampling,
    'outbreak.read',
    'person.name',
    ...readAndWrite('person', 'contact', 'visit', 'specimen'),
    ...readOnly('place'),
    ...ownTasks,
  ],
  supplyOfficer: ['outbreak.read', 'figure.read', ...readOnly('household', 'place'), ...ownTasks],
  informationOfficer: [...rounds, 'outbreak.read', 'figure.read', ...ownTasks],
  privacyOfficer: ['outbreak.read', 'outbreak.readClosed', 'audit.read', 'export.approve', 'expiry.propose', 'expiry.approve'],
  quarantinedContact: [],
  publicUser: [],
};
