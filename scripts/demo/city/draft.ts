import type {
  CaseClass,
  Certainty,
  ContactClass,
  ContactStatus,
  ExposureNodeKind,
  FollowUpStatus,
  IdentificationSource,
  LabOutcome,
  Origin,
  Outcome,
  Setting,
  Severity,
  SpecimenKind,
} from '@firebreak/epi';

/** The records investigators would have written, days counted from today; `table.ts` makes files of them. */
export interface DraftCase {
  readonly id: string;
  readonly person: string;
  readonly number: string;
  readonly caseClass: CaseClass;
  readonly origin: Origin;
  readonly onsetDay: number | null;
  readonly infectionDay: number | null;
  readonly reportDay: number;
  readonly detectedBy: IdentificationSource;
  readonly severity: Severity | null;
  readonly outcome: Outcome | null;
  readonly outcomeDay: number | null;
  readonly isolationDay: number | null;
  readonly hospitalDay: number | null;
}

export interface DraftContact {
  readonly id: string;
  readonly person: string;
  readonly number: string;
  readonly contactClass: ContactClass;
  readonly status: ContactStatus;
  readonly lastExposureDay: number;
  readonly reportDay: number;
  readonly followUpStartDay: number | null;
  readonly followUpEndDay: number | null;
}

export interface DraftExposure {
  readonly id: string;
  readonly sourceKind: ExposureNodeKind;
  readonly source: string;
  readonly targetKind: ExposureNodeKind;
  readonly target: string;
  readonly day: number;
  readonly certainty: Certainty;
  readonly setting: Setting;
}

export interface DraftVisit {
  readonly id: string;
  readonly person: string;
  readonly place: string;
  readonly day: number;
  readonly startHour: number;
  readonly endHour: number;
}

export interface DraftFollowUp {
  readonly id: string;
  readonly contact: string;
  readonly day: number;
  readonly status: FollowUpStatus;
  readonly dayNumber: number;
}

export interface DraftSpecimen {
  readonly id: string;
  readonly number: string;
  readonly person: string | null;
  readonly place: string | null;
  readonly kind: SpecimenKind;
  readonly day: number;
  readonly hour: number;
  readonly outcome: LabOutcome;
  readonly resultDay: number | null;
  readonly ct: number | null;
}

export interface DraftRecords {
  readonly cases: readonly DraftCase[];
  readonly contacts: readonly DraftContact[];
  readonly exposures: readonly DraftExposure[];
  readonly visits: readonly DraftVisit[];
  readonly followUps: readonly DraftFollowUp[];
  readonly specimens: readonly DraftSpecimen[];
}
