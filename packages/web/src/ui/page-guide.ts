/** A guide, and the number of its part that tells of the page (`page-guide.test.ts` knows their names). */
export interface PageGuide {
  readonly guide: string;
  readonly section?: number;
}

/** Which guide tells of a page: by the name of the page in its address, `/outbreaks/{outbreak}/{page}` or `/{page}`. */
export const guideOfPage: Readonly<Record<string, PageGuide>> = {
  // Outbreak
  cases: { guide: 'epidemiologist', section: 0 },
  exposures: { guide: 'epidemiologist', section: 1 },
  chains: { guide: 'epidemiologist', section: 8 },
  analysis: { guide: 'epidemiologist', section: 9 },
  contacts: { guide: 'contact-tracer', section: 0 },
  'follow-ups': { guide: 'contact-tracer', section: 2 },
  imports: { guide: 'first-outbreak' },
  rules: { guide: 'commander', section: 8 },
  'export-requests': { guide: 'privacy-officer', section: 4 },
  settings: { guide: 'commander', section: 7 },
  // Operations
  'task-board': { guide: 'commander', section: 4 },
  orders: { guide: 'commander', section: 5 },
  due: { guide: 'contact-tracer', section: 7 },
  testing: { guide: 'testing-round' },
  'scheduled-tests': { guide: 'testing-round', section: 8 },
  roster: { guide: 'roster' },
  'sampling-points': { guide: 'sampling', section: 0 },
  sampling: { guide: 'sampling-offline' },
  doors: { guide: 'sampling-offline', section: 2 },
  tubes: { guide: 'sampling', section: 7 },
  laboratory: { guide: 'laboratory' },
  pools: { guide: 'positive-pool' },
  // Command
  board: { guide: 'commander', section: 3 },
  'close-out': { guide: 'commander', section: 6 },
  expiry: { guide: 'privacy-officer', section: 8 },
  // System
  users: { guide: 'administrator', section: 0 },
  roles: { guide: 'administrator', section: 1 },
  areas: { guide: 'administrator', section: 2 },
  devices: { guide: 'administrator', section: 8 },
  'export-rule': { guide: 'privacy-officer', section: 6 },
  audit: { guide: 'privacy-officer', section: 0 },
};

/** @param pathname as in `location.pathname` */
export function guideOf(pathname: string): PageGuide | undefined {
  const [first = '', , page] = pathname.split('/').filter((part) => part !== '');
  return guideOfPage[first === 'outbreaks' ? (page ?? '') : first];
}
