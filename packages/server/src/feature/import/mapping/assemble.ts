import type { CellErrorInput } from './cell-error.ts';
import type { Draft, DraftKind, DraftValue } from './draft.ts';
import { draftField } from './draft.ts';
import type { RowReading } from './read-row.ts';
import type { TablePlan } from './table-plan.ts';

/** The drafts of one row, and what kept them from being made. */
export interface RowDrafts {
  readonly drafts: readonly Draft[];
  readonly problems: readonly CellErrorInput[];
}

/**
 * Makes drafts of a row: the person, the case or contact the row stands for, and what hangs on them (household,
 * exposure to a named source, specimen and result, visit to a place). Unmapped cells stay with the primary draft.
 */
export function assemble(reading: RowReading, plan: TablePlan): RowDrafts {
  const row = new RowAssembly(reading, plan);
  if (reading.values.get('row.deleted') === true) return row.withdrawn();
  return row.drafts();
}

class RowAssembly {
  private readonly reading: RowReading;
  private readonly plan: TablePlan;
  private readonly fields = new Map<DraftKind, Record<string, DraftValue>>();
  private readonly made: Draft[] = [];
  private readonly problems: CellErrorInput[] = [];
  /** Stays of other types than isolation and hospital, kept beside the case. */
  private readonly stays: Record<string, string> = {};

  constructor(reading: RowReading, plan: TablePlan) {
    this.reading = reading;
    this.plan = plan;
    // Walking a map by pairs would make one of each.
    reading.values.forEach((of, target) => {
      const field = typeof of === 'object' ? undefined : fieldOf(target);
      if (field !== undefined && typeof of !== 'object') this.fieldsOf(field.kind)[field.name] = of;
    });
    this.putName();
    this.putAge();
    this.putMonths();
    if (plan.primary === 'case') for (const stay of STAYS) this.putStay(stay);
  }

  withdrawn(): RowDrafts {
    const { primary } = this.plan;
    const key = this.key(primary);
    if (key === undefined) return { drafts: [], problems: [] };
    return { drafts: [{ kind: primary, key, fields: {}, extra: {}, place: this.reading.place, withdrawn: true }], problems: [] };
  }

  drafts(): RowDrafts {
    this.putSurroundings();
    this.putPeople();
    this.putExposure();
    this.putLaboratory();
    this.putVisit();
    const member = this.text('team.member');
    if (member !== undefined) this.fieldsOf('team')['members'] = member;
    for (const kind of ['area', 'team', 'event', 'followUp'] as const) if (this.plan.primary === kind) this.put(kind, this.key(kind));
    return { drafts: this.made, problems: this.problems };
  }

  /** Household and place are drafts of their own, found again by their code or name. */
  private putSurroundings(): void {
    const household = this.text('person.household') ?? this.text('household.code');
    if (household !== undefined) {
      this.fieldsOf('household')['code'] = household;
      this.fieldsOf('person')['household'] = household;
      this.put('household', household);
    }
    const place = this.text('place.key') ?? this.text('place.name');
    if (place !== undefined) {
      this.fieldsOf('place')['name'] ??= place;
      this.put('place', place);
      if (this.plan.primary === 'event') this.fieldsOf('event')['place'] = place;
    }
  }

  private putPeople(): void {
    const { primary } = this.plan;
    if (!['person', 'case', 'contact'].includes(primary)) return;
    const person = this.key(primary);
    if (person === undefined) return this.noKey();
    if (primary === 'contact' && this.reading.values.get('contact.wasCaseAlready') === true) return;
    this.put('person', person);
    if (primary === 'case' || primary === 'contact') this.putRole(primary, person);
  }

  /** The case or contact takes over from its person and its exposure what it does not say itself. */
  private putRole(kind: 'case' | 'contact', person: string): void {
    const fields = this.fieldsOf(kind);
    fields['person'] = person;
    const area = this.fieldsOf('person')['areaCode'];
    if (area !== undefined) fields['areaCode'] ??= area;
    const exposed = this.fieldsOf('exposure')['date'];
    if (kind === 'contact' && exposed !== undefined) fields['lastExposureDate'] ??= exposed;
    // In a line list the id is what people call the case by.
    if (this.plan.role === 'linelist.case' || this.plan.role === 'linelist.contact') fields['number'] ??= person.slice(0, mostNumber);
    this.put(kind, this.text(`${kind}.key`) ?? person, kind === 'case' && this.text('case.key') === undefined);
  }

  private putExposure(): void {
    const source = this.text('exposure.source');
    const target = this.text('exposure.target') ?? this.personKey();
    if (this.plan.primary !== 'exposure' && source === undefined) return;
    if (source === undefined || target === undefined)
      return this.problem('FIELD_MISSING', { field: source === undefined ? 'exposure.source' : 'exposure.target' });
    if (source === target) return this.problem('EXPOSURE_TO_SELF', { key: source });
    const fields = this.fieldsOf('exposure');
    const [from, to] = this.turned(source, target);
    const [fromKind, toKind] = from === source ? (['sourceKind', 'targetKind'] as const) : (['targetKind', 'sourceKind'] as const);
    fields['source'] = { key: from, kind: this.nodeKind(fromKind) };
    fields['target'] = { key: to, kind: this.nodeKind(toKind) };
    const date = fields['date'];
    this.put('exposure', this.text('exposure.key') ?? `${from}>${to}${typeof date === 'string' ? `@${date}` : ''}`);
  }

  /** In `persons[{id, source | target}]` the first person may be the target. */
  private turned(source: string, target: string): [string, string] {
    const isTurned =
      this.text('exposure.sourceRole')?.toUpperCase() === 'FALSE' || this.reading.values.get('exposure.firstIsTarget') === true;
    return isTurned ? [target, source] : [source, target];
  }

  private nodeKind(field: 'sourceKind' | 'targetKind'): 'person' | 'event' {
    return /event$/iu.test(this.text(`exposure.${field}`) ?? '') ? 'event' : 'person';
  }

  private putLaboratory(): void {
    const lab = this.fieldsOf('labResult');
    const specimen = this.fieldsOf('specimen');
    const isLab = this.plan.primary === 'labResult' || this.plan.primary === 'specimen';
    const tells = ['ct', 'outcome', 'sequence'].some((field) => lab[field] !== undefined);
    if (!isLab && !tells && Object.keys(specimen).length === 0) return;
    const person = this.text('labResult.person') ?? this.text('specimen.person') ?? this.personKey();
    const number = this.text('specimen.number');
    const key = this.text('labResult.key') ?? this.text('specimen.key') ?? number ?? (person === undefined ? undefined : `${person}:lab`);
    if (key === undefined) return this.noKey();
    if (Object.keys(specimen).length > 0 || this.plan.primary === 'specimen') {
      if (person !== undefined) Object.assign(specimen, { person, subject: specimen['subject'] ?? 'person' });
      lab['specimen'] = this.text('specimen.key') ?? key;
      this.put('specimen', lab['specimen']);
    }
    if (this.plan.primary === 'specimen') return;
    if (person !== undefined) lab['person'] = person;
    if (lab['ct'] !== undefined) lab['outcome'] ??= 'positive'; // a threshold cycle is reported where the target was found
    this.put('labResult', key);
  }

  private putVisit(): void {
    const person = this.text('visit.person') ?? this.personKey();
    const place = this.text('visit.place') ?? this.text('place.key') ?? this.text('place.name');
    if (this.plan.primary !== 'visit' && (this.text('visit.start') === undefined || place === undefined)) return;
    if (person === undefined || place === undefined)
      return this.problem('FIELD_MISSING', { field: person === undefined ? 'visit.person' : 'visit.place' });
    Object.assign(this.fieldsOf('visit'), { person, place });
    this.put('visit', this.text('visit.key') ?? `${person}@${place}@${this.text('visit.start') ?? ''}`);
  }

  private put(kind: DraftKind, key: string | undefined, ofPerson = false): void {
    if (key === undefined) return this.noKey();
    const fields = this.fieldsOf(kind);
    const defaults = DEFAULTS[kind];
    for (const field in defaults) fields[field] ??= defaults[field] as DraftValue;
    const lacking = REQUIRED[kind]?.find((field) => fields[field] === undefined);
    if (lacking !== undefined) return this.problem('FIELD_MISSING', { field: `${kind}.${lacking}` });
    const extra = kind === this.plan.primary ? this.extraOf(kind) : {};
    this.made.push({ kind, key, fields, extra, place: this.reading.place, ...(ofPerson ? { ofPerson } : {}) });
  }

  private extraOf(kind: DraftKind): Record<string, string> {
    if (kind === 'case') return { ...this.reading.extra, ...this.stays };
    if (kind !== 'team') return this.reading.extra;
    const area = this.text('team.areaCode');
    return area === undefined ? this.reading.extra : { ...this.reading.extra, areaCodes: area };
  }

  private key(kind: DraftKind): string | undefined {
    if (kind === 'area') return this.text('area.code');
    if (kind === 'person' || kind === 'case' || kind === 'contact') return this.personKey();
    if (kind === 'followUp') return this.text('followUp.key') ?? this.joined('followUp.contact', 'followUp.date');
    return this.text(`${kind}.key`) ?? this.text(`${kind}.code`) ?? this.text(`${kind}.name`) ?? this.text(`${kind}.number`);
  }

  private personKey(): string | undefined {
    for (const target of PERSON_KEYS) {
      const key = this.text(target);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  private joined(...targets: string[]): string | undefined {
    const parts = targets.map((target) => this.text(target));
    return parts.includes(undefined) ? undefined : parts.join('@');
  }

  /** Western names are put given name first, Chinese names family name first without a space. */
  private putName(): void {
    const parts = ['givenName', 'middleName', 'familyName'].map((part) => this.text(`person.${part}`));
    const [given, middle, family] = parts;
    const known = parts.filter((part) => part !== undefined);
    if (known.length === 0) return;
    const isChinese = /^[\u3400-\u9fff\u{20000}-\u{3ffff}·]+$/u.test(known.join(''));
    this.fieldsOf('person')['name'] ??= isChinese ? [family, middle, given].join('') : known.join(' ');
  }

  private putAge(): void {
    const age = this.reading.values.get('person.age');
    if (typeof age !== 'object') return;
    const fields = this.fieldsOf('person');
    fields['ageYears'] ??= age.years;
    if (age.months !== undefined) fields['ageMonths'] ??= age.months;
  }

  /** Where years and months stand in two columns the months are those beyond the years: ours count the whole life. */
  private putMonths(): void {
    const fields = this.fieldsOf('person');
    const [years, months] = [fields['ageYears'], fields['ageMonths']];
    if (typeof years !== 'number' || typeof months !== 'number' || years === 0 || months >= 12) return;
    if (months === 0) delete fields['ageMonths'];
    else fields['ageMonths'] = years * 12 + months;
  }

  /** Go.Data lists stays of any type; those in isolation and in hospital have fields of their own. */
  private putStay(targets: (typeof STAYS)[number]): void {
    const type = this.text(targets.type) ?? '';
    const name = /ISOLATION/iu.test(type) ? 'isolation' : /HOSPITALI[SZ]ATION/iu.test(type) ? 'hospital' : undefined;
    const fields = this.fieldsOf('case');
    const stay = { start: this.text(targets.start), end: this.text(targets.end), place: this.text(targets.place) };
    if (name === undefined) {
      const parts = [type, stay.start, stay.end, stay.place].filter((part) => part);
      if (parts.length > 0) this.stays[`dateRanges [${targets.position}]`] = parts.join(' / ');
      return;
    }
    if (stay.start !== undefined) fields[`${name}Start`] ??= stay.start;
    if (stay.end !== undefined) fields[`${name}End`] ??= stay.end;
    if (stay.place !== undefined) fields['facility'] ??= stay.place;
  }

  private fieldsOf(kind: DraftKind): Record<string, DraftValue> {
    let fields = this.fields.get(kind);
    if (!fields) this.fields.set(kind, (fields = {}));
    return fields;
  }

  private text(target: string): string | undefined {
    const of = this.reading.values.get(target);
    return of === undefined || typeof of === 'object' ? undefined : String(of);
  }

  private noKey(): void {
    this.problem('KEY_MISSING', {});
  }

  private problem(code: 'KEY_MISSING' | 'FIELD_MISSING' | 'EXPOSURE_TO_SELF', detail: Record<string, string>): void {
    if (!this.problems.some((known) => known.code === code)) this.problems.push({ code, place: this.reading.place, detail });
  }
}

/** The field of the contract that a target fills; undefined for keys and for what is turned into fields. */
function fieldOf(target: string): ContractField | undefined {
  const known = contractFields.get(target);
  if (known !== undefined || contractFields.has(target)) return known;
  const [kind, name] = target.split('.') as [DraftKind | 'row', string];
  const field = name === 'key' || kind === 'row' || draftField(kind, name) === undefined ? undefined : { kind, name };
  contractFields.set(target, field);
  return field;
}
interface ContractField {
  readonly kind: DraftKind;
  readonly name: string;
}
const contractFields = new Map<string, ContractField | undefined>();

const STAYS = [1, 2].map((position) => ({
  position,
  type: `case.rangeType${position}`,
  start: `case.rangeStart${position}`,
  end: `case.rangeEnd${position}`,
  place: `case.rangePlace${position}`,
}));

const PERSON_KEYS = [
  'person.key',
  'case.person',
  'contact.person',
  'case.key',
  'contact.key',
  'visit.person',
  'labResult.person',
  'specimen.person',
  'case.number',
  'contact.number',
  'person.documentNumber',
];

/** What a required word is where the source says nothing. */
const DEFAULTS: Partial<Record<DraftKind, Record<string, DraftValue>>> = {
  case: { caseClass: 'notClassified' },
  contact: { status: 'active' },
  followUp: { status: 'due' },
  labResult: { outcome: 'pending' },
};
const REQUIRED: Partial<Record<DraftKind, readonly string[]>> = {
  area: ['code', 'name'],
  team: ['name'],
  event: ['name'],
  followUp: ['contact', 'date'],
};

/** Longest number of a case or contact (contract). */
const mostNumber = 60;
