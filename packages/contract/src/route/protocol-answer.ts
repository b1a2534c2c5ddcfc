import { z } from 'zod';
import { MinuteInstant } from '../instant.ts';

/** Where somebody stands: docs/method/protocol-evaluation.md says what each means. The server's types hold these lists to the evaluator's. */
export const personStatuses = [
  'notExposed',
  'unclassified',
  'informed',
  'toLocate',
  'inQuarantine',
  'held',
  'releaseDue',
  'releaseReview',
  'released',
  'ended',
  'toIsolate',
  'isolated',
  'monitored',
  'recovered',
  'died',
] as const;
export type PersonStatusName = (typeof personStatuses)[number];
export const quarantineModes = ['hospital', 'centralised', 'home', 'exclusion', 'homeMonitoring', 'selfMonitoring'] as const;
export type QuarantineMode = (typeof quarantineModes)[number];
/** `inForce` may be enforced; `archive` and `exercise` are for replay and training; a `template` must be set by an expert first. */
export const packStatuses = ['inForce', 'archive', 'exercise', 'template'] as const;
export type PackStatus = (typeof packStatuses)[number];

const DayText = z.string();

/** One sentence or name in the languages of the console. */
export const ProtocolText = z.object({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() });
export type ProtocolText = z.infer<typeof ProtocolText>;

/** `fromMemory` and `local` have no text behind them: the reader is told. */
export const provenanceMarks = ['sourced', 'fromMemory', 'local'] as const;

/** A source with its grade, and how well the value that names it is known. */
export const CitedSource = z.object({ key: z.string(), cite: z.string(), grade: z.string(), mark: z.enum(provenanceMarks) });
export type CitedSource = z.infer<typeof CitedSource>;

/** Which rules: enough to find them again and to prove that they are the same. */
export const RulesInForce = z.object({
  id: z.string(),
  edition: z.string(),
  title: ProtocolText,
  /** `archive`, `exercise` and `template` are not to be enforced. */
  status: z.enum(packStatuses),
  hash: z.string(),
  timeZone: z.string(),
  overlays: z.array(z.object({ edition: z.string(), area: z.string(), hash: z.string() })),
});
export type RulesInForce = z.infer<typeof RulesInForce>;

/** How far a planned test is. */
export const testStates = ['planned', 'due', 'missed', 'awaited', 'negative', 'positive'] as const;

export const ProtocolPlan = z.object({
  pack: z.object({ id: z.string(), edition: z.string(), hash: z.string() }),
  class: z.string(),
  className: ProtocolText.nullable(),
  stages: z.array(
    z.object({ id: z.string(), mode: z.enum(quarantineModes), from: DayText, to: DayText.nullable(), mark: z.enum(provenanceMarks) }),
  ),
  tests: z.array(
    z.object({
      date: DayText,
      method: z.string(),
      number: z.int().nullable(),
      samples: z.int(),
      state: z.enum(testStates),
      sampledAt: MinuteInstant.nullable(),
    }),
  ),
  /** Days on which somebody asks after the person, from the present day on. */
  followUp: z.object({ timesPerDay: z.number(), everyDays: z.number(), next: z.array(DayText) }).nullable(),
  releaseDate: DayText.nullable(),
  /** The restriction ends by itself then. */
  endsAt: MinuteInstant.nullable(),
  /** Nobody recorded a start of quarantine: days are counted as if it began on this day. */
  assumedStart: z.boolean(),
  afterWindow: z.boolean(),
});
export type ProtocolPlan = z.infer<typeof ProtocolPlan>;

export const ReleaseCondition = z.object({
  condition: z.string(),
  text: ProtocolText,
  met: z.boolean(),
  days: z.array(DayText),
  /** How many other people are waited for: who they are is told only through their own pages. */
  persons: z.int(),
  sources: z.array(CitedSource),
});

export const ProtocolSentence = z.object({ key: z.string(), text: ProtocolText, sources: z.array(CitedSource) });

export const PersonProtocol = z.object({
  asOf: MinuteInstant,
  /** The moment looked at. */
  at: MinuteInstant,
  day: DayText,
  person: z.uuid(),
  class: z.string().nullable(),
  className: ProtocolText.nullable(),
  status: z.enum(personStatuses),
  mode: z.enum(quarantineModes).nullable(),
  upgradedFrom: z.string().nullable(),
  rules: RulesInForce.nullable(),
  plan: ProtocolPlan.nullable(),
  release: z.object({ eligible: z.boolean(), conditions: z.array(ReleaseCondition) }),
  missedTests: z.array(DayText),
  /** Plans that another edition put aside, oldest first. */
  superseded: z.array(z.object({ plan: ProtocolPlan, byEdition: z.string() })),
  /** Every class and plan there was, by what was known at each time. */
  history: z.array(
    z.object({ from: MinuteInstant, class: z.string().nullable(), className: ProtocolText.nullable(), plan: ProtocolPlan.nullable() }),
  ),
  /** Why, and what ends it. Empty where no rules are in force. */
  sentences: z.array(ProtocolSentence),
  /** Listed as a contact, and no exposure with a day is recorded: no rule can ask anything. */
  withoutExposure: z.boolean(),
});
export type PersonProtocol = z.infer<typeof PersonProtocol>;

/** Days that matter about a person: whom they may have infected, when they were infected, when they may fall ill. */
export const personWindows = ['lookback', 'infectious', 'infection', 'symptoms'] as const;
export type PersonWindowName = (typeof personWindows)[number];

export const WindowsAnswer = z.object({
  asOf: MinuteInstant,
  /** The day the outbreak stands at, where the rules hold. */
  day: DayText,
  /** The person asked about first, then those who exposed them and whom the reader may see, the latest meeting first. */
  persons: z.array(
    z.object({
      person: z.uuid(),
      relation: z.enum(['self', 'source']),
      /** Name as the reader may read it, with the number. */
      label: z.string(),
      windows: z.array(
        z.object({
          kind: z.enum(personWindows),
          from: DayText,
          /** Null where nothing ends it yet. */
          to: DayText.nullable(),
          anchor: z.enum(['onset', 'firstPositiveSample', 'exposure']),
          anchorDay: DayText,
          sources: z.array(CitedSource),
        }),
      ),
    }),
  ),
});
export type WindowsAnswer = z.infer<typeof WindowsAnswer>;

export const dueLists = ['tests', 'missedTests', 'followUps', 'releases', 'reviews', 'held', 'toLocate', 'withoutExposure'] as const;
export type DueListName = (typeof dueLists)[number];

export const DuePerson = z.object({
  person: z.uuid(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  areaName: z.string(),
  case: z.uuid().nullable(),
  contact: z.uuid().nullable(),
  class: z.string().nullable(),
  className: ProtocolText.nullable(),
  status: z.enum(personStatuses),
  mode: z.enum(quarantineModes).nullable(),
  lastDay: DayText.nullable(),
  endsAt: MinuteInstant.nullable(),
  testsToday: z.int(),
  missedTests: z.array(DayText),
  followUpsToday: z.number(),
});
export type DuePerson = z.infer<typeof DuePerson>;

export const DueAnswer = z.object({
  asOf: MinuteInstant,
  at: MinuteInstant,
  day: DayText,
  counts: z.object({
    lists: z.partialRecord(z.enum(dueLists), z.int()),
    statuses: z.partialRecord(z.enum(personStatuses), z.int()),
  }),
  rows: z.array(DuePerson),
  total: z.int(),
});
export type DueAnswer = z.infer<typeof DueAnswer>;

export const RulesAnswer = z.object({
  asOf: MinuteInstant,
  at: MinuteInstant,
  rules: RulesInForce.nullable(),
  from: MinuteInstant.nullable(),
  to: MinuteInstant.nullable(),
  note: ProtocolText.nullable(),
  marks: z.object({ sourced: z.int(), fromMemory: z.int(), local: z.int() }),
  /** Where values without a text behind them stand in the pack. */
  unsourced: z.array(z.object({ path: z.string(), mark: z.enum(provenanceMarks) })),
  sources: z.array(CitedSource.omit({ mark: true })),
  /** Overlays left out: stricter than the level above, without a reason or an approval. */
  refused: z.array(
    z.object({
      edition: z.string(),
      area: z.string(),
      stricter: z.array(z.object({ path: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  /** What the overlays named here are called, by their edition. */
  overlayTitles: z.record(z.string(), ProtocolText),
  /** Editions of the pack in order of time: each is a switch that can be previewed. */
  editions: z.array(
    z.object({
      edition: z.string(),
      title: ProtocolText,
      from: MinuteInstant,
      to: MinuteInstant.nullable(),
      overlays: z.array(z.string()),
      hash: z.string(),
    }),
  ),
});
export type RulesAnswer = z.infer<typeof RulesAnswer>;

export const PackChoice = z.object({
  id: z.string(),
  title: ProtocolText,
  disease: z.string(),
  status: z.enum(packStatuses),
  area: z.string(),
});
export type PackChoice = z.infer<typeof PackChoice>;

export const switchEffects = ['released', 'shorter', 'same', 'longer', 'otherTests', 'begun'] as const;
export const SwitchAnswer = z.object({
  asOf: MinuteInstant,
  at: MinuteInstant,
  from: RulesInForce,
  to: RulesInForce,
  /** Everybody in sight whose plan, class or status becomes another one. */
  people: z.array(
    z.object({
      person: z.uuid(),
      name: z.string().nullable(),
      number: z.string().nullable(),
      areaName: z.string(),
      case: z.uuid().nullable(),
      contact: z.uuid().nullable(),
      effect: z.enum(switchEffects),
      oldStatus: z.enum(personStatuses),
      newStatus: z.enum(personStatuses),
      oldPlan: ProtocolPlan.nullable(),
      newPlan: ProtocolPlan.nullable(),
    }),
  ),
  counts: z.partialRecord(z.enum(switchEffects), z.int()),
  /** People who would stay longer than both editions allow: must be none. */
  longerThanBoth: z.int(),
});
export type SwitchAnswer = z.infer<typeof SwitchAnswer>;

export const EndAnswer = z.object({
  asOf: MinuteInstant,
  at: MinuteInstant,
  /** One for each rule of the pack; the first holds unless somebody decided otherwise. */
  ends: z.array(
    z.object({
      type: z.string(),
      text: ProtocolText,
      state: z.enum(['open', 'counting', 'watch', 'over', 'noDeclaredEnd']),
      anchorDay: DayText.nullable(),
      endsAt: MinuteInstant.nullable(),
      daysLeft: z.int().nullable(),
      watchEndsAt: MinuteInstant.nullable(),
      weeks: z.int().nullable(),
      /** Facts nobody recorded. */
      missingFacts: z.array(z.string()),
      /** How many cases have no date to count from. */
      missingPersons: z.int(),
      sources: z.array(CitedSource),
    }),
  ),
  zones: z.object({
    /** What the pack proposes from recorded facts; drawing and deciding is done by people. */
    proposals: z.array(
      z.object({
        place: z.uuid(),
        name: z.string(),
        areaName: z.string(),
        cases: z.int(),
        level: z.string(),
        sources: z.array(CitedSource),
      }),
    ),
    /** Places of cases about which a judgement is missing before the pack proposes anything. */
    undecided: z.array(z.object({ place: z.uuid(), name: z.string(), areaName: z.string(), cases: z.int(), missing: z.array(z.string()) })),
  }),
});
export type EndAnswer = z.infer<typeof EndAnswer>;
