import { addDays, type CalendarDate } from '@firebreak/epi';
import { type Cell, csvText } from '../csv.ts';
import type { DraftRecords } from './draft.ts';
import { gatherings, places } from './place.ts';
import type { Population } from './population.ts';
import { streetOf } from './street.ts';

/** The files of the demo city, by name: headings are the field names of the records. */
export function cityFiles(records: DraftRecords, population: Population, today: CalendarDate): Readonly<Record<string, string>> {
  const date = (day: number | null): Cell => (day === null ? null : addDays(today, day));
  const instant = (day: number, hour: number): Cell => `${addDays(today, day)}T${String(hour).padStart(2, '0')}:00:00+08:00`;
  const person = (id: string) => personCells(id, population);
  return {
    'cases.csv': table(records.cases, (each) => ({
      id: each.id,
      person: each.person,
      number: each.number,
      ...person(each.person),
      caseClass: each.caseClass,
      origin: each.origin,
      onsetDate: date(each.onsetDay),
      infectionDate: date(each.infectionDay),
      reportDate: date(each.reportDay),
      detectedBy: each.detectedBy,
      severity: each.severity,
      outcome: each.outcome,
      outcomeDate: date(each.outcomeDay),
      isolationStart: date(each.isolationDay),
      hospitalStart: date(each.hospitalDay),
    })),
    'contacts.csv': table(records.contacts, (each) => ({
      id: each.id,
      person: each.person,
      number: each.number,
      ...person(each.person),
      contactClass: each.contactClass,
      status: each.status,
      lastExposureDate: date(each.lastExposureDay),
      reportDate: date(each.reportDay),
      followUpStart: date(each.followUpStartDay),
      followUpEnd: date(each.followUpEndDay),
    })),
    'exposures.csv': table(records.exposures, (each) => ({
      id: each.id,
      sourceKind: each.sourceKind,
      source: each.source,
      targetKind: each.targetKind,
      target: each.target,
      date: date(each.day),
      certainty: each.certainty,
      setting: each.setting,
    })),
    'places.csv': table(places, (each) => {
      const street = streetOf(each.street);
      return {
        id: each.id,
        name: each.name,
        kind: each.kind,
        address: `广东省广州市${street.district}${each.address}`,
        areaCode: each.street,
        latitude: street.latitude,
        longitude: street.longitude,
      };
    }),
    'visits.csv': table(records.visits, (each) => ({
      id: each.id,
      person: each.person,
      place: each.place,
      start: instant(each.day, each.startHour),
      end: instant(each.day, each.endHour),
    })),
    'follow-ups.csv': table(records.followUps, (each) => ({
      id: each.id,
      contact: each.contact,
      date: date(each.day),
      status: each.status,
      dayNumber: each.dayNumber,
    })),
    'specimens.csv': table(records.specimens, (each) => ({
      id: each.id,
      number: each.number,
      subject: each.person === null ? 'environment' : 'person',
      person: each.person,
      place: each.place,
      kind: each.kind,
      takenAt: instant(each.day, each.hour),
    })),
    'lab-results.csv': table(records.specimens, (each) => ({
      id: each.id.replace('S', 'R'),
      specimen: each.id,
      person: each.person,
      test: 'pcr',
      outcome: each.outcome,
      resultDate: date(each.resultDay),
      lab: '示例市疾控中心实验室',
      ct: each.ct,
    })),
    'events.csv': table(gatherings, (each) => ({
      id: each.id,
      name: each.name,
      date: date(each.day),
      areaCode: each.street,
      place: each.place,
      description: each.description,
    })),
    'households.csv': table(householdsIn(records, population), (each) => ({
      id: each.id,
      code: each.id,
      address: each.address,
      areaCode: each.street,
      size: each.members.length,
    })),
  };
}

/** One file: the columns are those of the rows, all alike. */
function table<Item>(items: readonly Item[], row: (item: Item) => Readonly<Record<string, Cell>>): string {
  const rows = items.map(row);
  return csvText(Object.keys(rows[0] ?? {}), rows);
}

function personCells(id: string, population: Population): Readonly<Record<string, Cell>> {
  const person = population.persons.get(id);
  const home = population.households.get(person?.household ?? '');
  if (!person || !home) throw new RangeError(`nobody is called ${id} in the demo city`);
  return {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    ageYears: person.ageYears,
    occupation: person.occupation,
    documentNumber: person.documentNumber,
    phone: person.phone,
    address: home.address,
    areaCode: home.street,
    latitude: home.latitude,
    longitude: home.longitude,
    household: home.id,
  };
}

/** Households of everybody who is in the records. */
function householdsIn(records: DraftRecords, population: Population) {
  const used = new Set([...records.cases, ...records.contacts].map((each) => population.persons.get(each.person)?.household));
  return [...population.households.values()].filter((home) => used.has(home.id));
}
