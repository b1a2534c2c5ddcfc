import { type Act } from './seal.ts';

/** An act on the house itself: accounts and areas belong to no home, so it stands in the chain of the whole. */
export const houseAct = (action: string, subject: string | null, payload: Readonly<Record<string, unknown>>): Act => ({
  home: 'world',
  action,
  outbreak: null,
  area: 'world',
  kind: null,
  subject,
  version: null,
  payload,
});
