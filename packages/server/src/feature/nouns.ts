import { caseNoun } from './case/noun.ts';
import { contactNoun } from './contact/noun.ts';
import { eventNoun } from './event/noun.ts';
import { exposureNoun } from './exposure/noun.ts';
import { followUpNoun } from './follow-up/noun.ts';
import { householdNoun } from './household/noun.ts';
import { labResultNoun } from './lab-result/noun.ts';
import { personNoun } from './person/noun.ts';
import { placeNoun } from './place/noun.ts';
import { specimenNoun } from './specimen/noun.ts';
import { taskNoun } from './task/noun.ts';
import { teamNoun } from './team/noun.ts';
import { visitNoun } from './visit/noun.ts';
import { type Nouns } from './registry/index.ts';

/** Every noun of the registry by its kind: what the shared mechanism is given to work on. */
export const nouns: Nouns = {
  team: teamNoun,
  household: householdNoun,
  place: placeNoun,
  person: personNoun,
  event: eventNoun,
  case: caseNoun,
  contact: contactNoun,
  exposure: exposureNoun,
  visit: visitNoun,
  followUp: followUpNoun,
  specimen: specimenNoun,
  labResult: labResultNoun,
  task: taskNoun,
};
