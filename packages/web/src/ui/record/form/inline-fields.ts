import { type RecordKind } from '@firebreak/contract';

/** Fields asked when a record is made from inside another form: enough to find it again. */
export const inlineFields: Partial<Readonly<Record<RecordKind, readonly string[]>>> = {
  person: ['name', 'sex', 'ageYears', 'phone', 'areaCode'],
  place: ['name', 'kind', 'address', 'areaCode'],
  household: ['code', 'address', 'areaCode'],
  team: ['name', 'areaCode'],
  event: ['name', 'date', 'areaCode'],
  specimen: ['number', 'person', 'kind', 'takenAt'],
};
