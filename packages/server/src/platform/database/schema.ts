import { type AreaLevel, type Disease, type EvidenceKind, type OutbreakStatus } from '@firebreak/epi';
import { type Import, type importPresets, type ImportState, type Locale, type RecordKind } from '@firebreak/contract';
import { type ColumnType, type Generated } from 'kysely';

type ImportPreset = (typeof importPresets)[number];

/** Instants travel as ISO text with `Z`, calendar dates as `YYYY-MM-DD`, area paths as ltree text. */
type Json<T> = ColumnType<T, string, string>;

export interface AreaTable {
  code: string;
  path: string;
  parent: string | null;
  level: AreaLevel;
  name: string;
  name_en: string | null;
  name_hant: string | null;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  search: Generated<string>;
}
export interface UserTable {
  id: string;
  name: string;
  display_name: string;
  locale: Locale;
  password_hash: string | null;
  disabled: Generated<boolean>;
  created_at: string;
}
export interface GrantTable {
  id: string;
  user_id: string;
  role: string;
  area: string;
  outbreak: string | null;
  expires_at: string | null;
}
export interface SessionTable {
  token_hash: string;
  user_id: string;
  csrf: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  /** The field device it was opened on. */
  device: Generated<string | null>;
}
export interface DeviceTable {
  id: string;
  token_hash: string;
  label: string;
  kind: string;
  created_at: string;
  seen_at: string;
  lease_until: string;
  lists: Generated<number>;
  unsent: Generated<number>;
  wipe_requested_at: Generated<string | null>;
  wipe_requested_by: Generated<string | null>;
  wipe_reason: Generated<string | null>;
  wiped_at: Generated<string | null>;
}
export interface DeviceHandInTable {
  device: string;
  id: string;
  outbreak: string;
  at: string;
  at_text: string;
  by: string;
  holder: string;
  sealed: string;
  handed_in_at: string;
  taken_at: Generated<string | null>;
}
export interface SignInLinkTable {
  token_hash: string;
  purpose: 'setUp' | 'setPassword' | 'signIn';
  user_id: string | null;
  expires_at: string;
  used_at: string | null;
}
export interface OutbreakTable {
  home: string;
  id: string;
  area: string;
  name: string;
  disease: Disease;
  status: OutbreakStatus;
  closed_at: Generated<string | null>;
  start_date: string | null;
  end_date: string | null;
  as_of: string | null;
  settings: Json<Record<string, unknown>>;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
}
export interface JournalTable {
  home: string;
  sequence: number;
  id: string;
  at: string;
  actor: string | null;
  actor_name: string;
  action: string;
  outbreak: string | null;
  area: string | null;
  kind: string | null;
  subject: string | null;
  version: number | null;
  payload: Json<Record<string, unknown>> | null;
  salt: string | null;
  payload_hash: string;
  previous_hash: string;
  hash: string;
}
export interface JobTable {
  home: string;
  id: string;
  kind: string;
  outbreak: string | null;
  area: string;
  state: Generated<'waiting' | 'running' | 'done' | 'cancelled' | 'failed'>;
  input: Json<Record<string, unknown>>;
  output: Json<Record<string, unknown>> | null;
  done: Generated<number>;
  total: Generated<number>;
  cancel_requested: Generated<boolean>;
  attempts: Generated<number>;
  message: string | null;
  created_by: string | null;
  created_at: string;
  started_at: string | null;
  heartbeat_at: string | null;
  finished_at: string | null;
}
export interface SavedViewTable {
  id: string;
  user_id: string;
  outbreak: string;
  kind: RecordKind;
  name: string;
  search: string;
  filter: Json<unknown[]>;
  sort: string | null;
  columns: Json<string[]>;
}

export interface ImportTable {
  home: string;
  id: string;
  outbreak: string;
  area: string;
  state: ImportState;
  preset: ImportPreset;
  source_system: string;
  options: Json<Record<string, unknown>>;
  files: Json<Record<string, unknown>[]>;
  /** Rows of the files by the kind they stand for. */
  rows: Json<Record<string, number>>;
  counts: Json<Import['counts']>;
  skipped: Generated<number>;
  error_count: Generated<number>;
  done: Generated<number>;
  total: Generated<number>;
  checkpoint: Json<Record<string, unknown>> | null;
  job: string | null;
  message: Json<Record<string, unknown>> | null;
  created_by: string;
  created_by_name: string;
  created_at: string;
  finished_at: string | null;
}
export interface ImportErrorTable {
  home: string;
  import: string;
  position: number;
  severity: 'error' | 'warning';
  code: string;
  file: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  value: string | null;
  detail: Json<Record<string, string | number>>;
}
export interface ImportMappingTable {
  user_id: string;
  name: string;
  mapping: Json<Record<string, unknown>>;
}

export interface TaskEvidenceTable {
  home: string;
  id: string;
  outbreak: string;
  area: string;
  task: string;
  at: string;
  by: string;
  by_name: string;
  kind: EvidenceKind;
  text: string | null;
  form: Json<Record<string, string | number | boolean>> | null;
  record_kind: RecordKind | null;
  record_id: string | null;
  photo_type: string | null;
  photo: Uint8Array | null;
}

/** The frame that every table of the registry starts with; the columns of the noun itself follow its contract. */
export interface RecordRow {
  home: string;
  id: string;
  outbreak: string;
  area: string;
  version: number;
  created_at: string;
  updated_at: string;
  withdrawn_at: string | null;
  source_system: string | null;
  source_id: string | null;
  source_hash: string | null;
  extra: Record<string, string>;
  search: string;
  codes: readonly number[];
  [column: string]: unknown;
}

export interface Tables {
  area: AreaTable;
  app_user: UserTable;
  role: { code: string };
  role_permission: { role: string; permission: string };
  user_grant: GrantTable;
  session: SessionTable;
  access_mark: { only_row: Generated<boolean>; mark: string };
  device_rule: { only_one: Generated<boolean>; lease_hours: number; list_days: number; pin_length: number; pin_attempts: number };
  device_secret: { only_one: Generated<boolean>; secret: string };
  device: DeviceTable;
  device_user: { device: string; user_id: string; list_key: string | null; seen_at: string };
  device_hand_in: DeviceHandInTable;
  sign_in_link: SignInLinkTable;
  outbreak: OutbreakTable;
  journal: JournalTable;
  journal_head: { home: string; sequence: number; hash: string; revision: Generated<number> };
  job: JobTable;
  saved_view: SavedViewTable;
  import: ImportTable;
  import_error: ImportErrorTable;
  import_mapping: ImportMappingTable;
  team: RecordRow;
  household: RecordRow;
  place: RecordRow;
  person: RecordRow;
  event: RecordRow;
  case: RecordRow;
  contact: RecordRow;
  exposure: RecordRow;
  visit: RecordRow;
  follow_up: RecordRow;
  specimen: RecordRow;
  lab_result: RecordRow;
  task: RecordRow;
  task_evidence: TaskEvidenceTable;
}
