import { type RecordKind } from '../field.ts';
import { type RecordDefinition } from '../record.ts';
import { Case } from './case.ts';
import { Contact } from './contact.ts';
import { Event } from './event.ts';
import { Exposure } from './exposure.ts';
import { FollowUp } from './follow-up.ts';
import { Household } from './household.ts';
import { LabResult } from './lab-result.ts';
import { Person } from './person.ts';
import { Place } from './place.ts';
import { Specimen } from './specimen.ts';
import { Task } from './task.ts';
import { Team } from './team.ts';
import { Visit } from './visit.ts';

export { Case, Contact, Event, Exposure, FollowUp, Household, LabResult, Person, Place, Specimen, Task, Team, Visit };

/** Every noun of the registry by its kind. */
export const records = {
  team: Team,
  household: Household,
  place: Place,
  person: Person,
  event: Event,
  case: Case,
  contact: Contact,
  exposure: Exposure,
  visit: Visit,
  followUp: FollowUp,
  specimen: Specimen,
  labResult: LabResult,
  task: Task,
} as const satisfies { readonly [K in RecordKind]: RecordDefinition<K> };
