/** 场所: where an exposure happened. */
export const settings = [
  'household',
  'workplace',
  'school',
  'healthcare',
  'transport',
  'meal',
  'leisure',
  'market',
  'worship',
  'funeral',
  'detention',
  'careHome',
  'community',
  'travel',
  'other',
  'unknown',
] as const;
export type Setting = (typeof settings)[number];

/** How sure the investigator is of an exposure. */
export const certainties = ['low', 'medium', 'high', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];

/** What may stand at either end of an exposure. A person is a case, a contact or both, and stays the same node. */
export const exposureNodeKinds = ['person', 'event'] as const;
export type ExposureNodeKind = (typeof exposureNodeKinds)[number];
