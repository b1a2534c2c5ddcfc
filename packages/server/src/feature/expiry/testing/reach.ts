/**
 * What forgetting somebody has to decide about, column by column: every column of text of every table is planted with a marker, unless it is
 * named here with the reason why it may keep what it says. A table or a column that comes later is planted too, and makes the test fail until
 * somebody decides.
 */

/** Codes of the field, ids and paths: a list of words that the program knows. */
const code = 'a code';
const staff = 'who did the work, not whom it was about';
const rule = 'the rule in force, by its name';
/** Frame of every record: where it lies. */
const frame = { home: code };

/** Rows of a table that belong to the person, and the columns that keep their text. */
export interface Reached {
  /** Condition on the rows that are planted. */
  readonly rows: string;
  readonly kept: Readonly<Record<string, string>>;
}

const ofPerson = (rows: string, kept: Readonly<Record<string, string>> = {}): Reached => ({ rows, kept: { ...frame, ...kept } });

export const reached = (person: string): Readonly<Record<string, Reached>> => {
  const contact = `(select id from contact where person = '${person}')`;
  const task = `(select id from task where person = '${person}' and kind = 'other')`;
  return {
    person: ofPerson(`id = '${person}'`, { sex: code, area_code: code }),
    household: ofPerson(`id = (select household from person where id = '${person}')`, { area_code: code }),
    contact: ofPerson(`person = '${person}'`, { contact_class: code, status: code, risk_level: code, area_code: code }),
    case: ofPerson(`person = '${person}'`, {
      case_class: code,
      origin: code,
      severity: code,
      outcome: code,
      risk_level: code,
      area_code: code,
    }),
    exposure: ofPerson(`target_person = '${person}' or source_person = '${person}'`, { certainty: code, setting: code }),
    visit: ofPerson(`person = '${person}'`),
    follow_up: ofPerson(`contact in ${contact}`, { status: code }),
    specimen: ofPerson(`person = '${person}'`, { subject: code, kind: code }),
    lab_result: ofPerson(`person = '${person}'`, { test: code, outcome: code }),
    // What the protocol wrote on its own tasks are ids and codes, by which it opens nothing twice.
    task: ofPerson(`person = '${person}' and kind = 'other'`, {
      kind: code,
      status: code,
      owner_role: code,
      sector: code,
      area_code: code,
      assignee: staff,
    }),
    task_evidence: ofPerson(`task in ${task}`, { by_name: staff, kind: code, record_kind: code, photo_type: code }),
    close_out_reason: ofPerson(`task in ${task}`, { by_name: staff }),
    order_receipt: ofPerson(`task in ${task}`, { received_by: staff, read_by: staff, acted_by: staff }),
    finding: ofPerson(`task in ${task}`, {
      sector: code,
      severity: code,
      status: code,
      found_by_name: staff,
      rectified_by_name: staff,
      rechecked_by_name: staff,
    }),
    link_decision: ofPerson(`infectee = '${person}' or infector = '${person}'`, { verdict: code, decided_by_name: staff }),
    import_error: ofPerson('true', { severity: code, code, file: 'the name of a file', sheet: 'its sheet', column: 'its column' }),
    saved_view: ofPerson('true', { kind: code, sort: code, columns: 'names of columns' }),
    export_request: ofPerson('true', {
      kind: code,
      reason: 'goes where its cut goes; the cut tells whether it is about the person',
      requested_by_name: staff,
      state: code,
      decided_by_name: staff,
      decision_reason: 'as the reason',
    }),
  };
};

/** Tables without a word about a person of the registry, and why. */
export const apart: Readonly<Record<string, string>> = {
  access_mark: 'a mark of grants',
  app_user: 'accounts of staff',
  area: 'areas',
  close_out: 'a day of an area, signed by staff',
  command_order: 'an order to areas',
  custody: 'tubes on their way',
  device: 'devices of staff',
  device_hand_in: 'sealed: nobody reads it without the key of its device',
  device_rule: rule,
  device_secret: 'a key',
  device_user: 'devices of staff',
  event: 'what many people went to',
  expiry: 'what was forgotten, by number',
  expiry_held: 'ids, while an expiry is at work',
  expiry_search: 'emptied when an expiry ends: a test of its own',
  export_rule: rule,
  import: 'files by their names, and counts',
  import_mapping: 'columns of files',
  inference_run: 'ids, dates and probabilities; a test of its own',
  job: 'ids and counts',
  journal: 'planted by what the test does; a test of its own',
  journal_head: 'digests',
  lab_batch: 'tubes',
  lab_batch_line: 'tubes and their results',
  legal_hold: 'an authority and its reason',
  list_count: 'counts',
  list_shown: 'ids, for the hours of the rule of exports',
  migration: 'names of migrations',
  outbreak: 'the outbreak',
  place: 'where many people go',
  pool: 'tubes',
  response_event: 'ids, and the names of conditions that held',
  role: code,
  role_permission: code,
  roster_distinct: 'ids, and staff',
  roster_household: 'the roster has a clock of its own (negativeMassTest)',
  roster_member: 'the roster has a clock of its own (negativeMassTest); only the link is forgotten',
  roster_register: 'files by their names, and counts',
  round_tally: 'counts',
  round_target: 'the roster has a clock of its own (negativeMassTest)',
  round_target_past: 'the roster has a clock of its own (negativeMassTest)',
  round_version: 'counts, and staff',
  sample: 'members of a roster',
  sampling_point: 'where many people go',
  session: 'accounts of staff',
  sign_in_link: 'accounts of staff',
  sunset: 'rules and days',
  task_tally: 'counts',
  team: 'staff',
  test_round: 'whom a round is for, as a rule',
  tube: 'tubes',
  tube_result: 'tubes',
  user_grant: 'accounts of staff',
};
