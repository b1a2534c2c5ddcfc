import { type Role } from '@firebreak/contract';

/** Every guide the console shows, in the order of the list. */
export const guides = [
  'first-outbreak',
  'hagelloch-1861',
  'epidemiologist',
  'contact-tracer',
  'commander',
  'laboratory',
  'testing-round',
  'roster',
  'sampling',
  'sampling-offline',
  'positive-pool',
  'administrator',
  'privacy-officer',
  'protocol-pack',
  'analyst',
] as const;
export type Guide = (typeof guides)[number];

export const isGuide = (name: string): name is Guide => guides.some((guide) => guide === name);

/** Where the page of a guide stands in the clone, without its language and ending. */
export const guideFile = (guide: Guide): string =>
  guide === 'first-outbreak' ? `docs/tutorial/${guide}` : guide === 'hagelloch-1861' ? `examples/${guide}/README` : `docs/how-to/${guide}`;

/** Guides of a role, the own one first. Roles whose work has no guide of its own yet begin with the tasks they get. */
const ofRole: Readonly<Record<Role, readonly Guide[]>> = {
  administrator: ['administrator'],
  operator: ['administrator'],
  commander: ['commander'],
  dutyOfficer: ['commander', 'testing-round'],
  supervisor: ['commander'],
  epidemiologist: ['epidemiologist', 'first-outbreak', 'testing-round', 'analyst', 'protocol-pack'],
  dataLiaison: ['epidemiologist'],
  contactTracer: ['contact-tracer'],
  samplingLead: ['sampling', 'sampling-offline', 'testing-round', 'roster', 'positive-pool'],
  laboratory: ['laboratory', 'positive-pool'],
  transferDispatcher: ['contact-tracer'],
  isolationSiteManager: ['sampling', 'contact-tracer'],
  hospital: ['epidemiologist'],
  clinician: ['epidemiologist'],
  countyHealthBureau: ['commander', 'testing-round', 'roster', 'analyst'],
  subdistrictOfficer: ['roster', 'testing-round', 'sampling', 'commander'],
  gridWorker: ['sampling-offline', 'roster', 'sampling', 'contact-tracer'],
  volunteer: ['contact-tracer'],
  sectorOwner: ['contact-tracer'],
  portOfficer: ['sampling-offline', 'sampling'],
  supplyOfficer: ['contact-tracer'],
  informationOfficer: ['commander'],
  privacyOfficer: ['privacy-officer'],
  quarantinedContact: [],
  publicUser: [],
};

/** Guides of the roles somebody holds, the first role's first, and all the others. */
export function arrangeGuides(roles: readonly Role[]): { readonly own: readonly Guide[]; readonly others: readonly Guide[] } {
  const own = [
    ...new Set(roles.map((role) => ofRole[role][0]).filter((guide) => guide !== undefined)),
    ...roles.flatMap((role) => ofRole[role]),
  ];
  const distinct = [...new Set(own)];
  return { own: distinct, others: guides.filter((guide) => !distinct.includes(guide)) };
}
