import { due } from './expiry/due.ts';
import { forget } from './expiry/forget.ts';
import { sunset } from './expiry/sunset.ts';
import { text } from './expiry/text.ts';
import { walk } from './expiry/walk.ts';

/**
 * Expiry of people who never became cases, and of stays (P10–P12): who is due and why somebody is not, forgetting in every table, and what
 * was typed about them; and the sunset of what is closed (P13). As with rosters (0030) rows, random ids, dates and codes stay, so that figures of the past can be counted again.
 */
export const contactExpiry = /* sql */ `
alter table expiry drop constraint expiry_kind_check;
alter table expiry add constraint expiry_kind_check check (kind in ('negativeMassTest', 'contactNotConverted', 'rawItinerary', 'venueVisit'));
-- Rows changed so far, by table.
alter table expiry add column counts jsonb not null default '{}';
alter table outbreak add column closed_at timestamptz;
update outbreak set closed_at = updated_at where status = 'closed';

-- By which expiry a row was forgotten; its identity is gone for good.
alter table person add column forgotten_in uuid;
alter table household add column forgotten_in uuid;
alter table visit add column forgotten_in uuid;
create index person_identified on person (home, outbreak, id) where forgotten_in is null;
create index person_forgotten on person (home, forgotten_in) where forgotten_in is not null;
create index visit_identified on visit (home, outbreak, id) where forgotten_in is null;
create index visit_forgotten on visit (home, forgotten_in) where forgotten_in is not null;
create index link_decision_infector on link_decision (infector) where infector is not null;
create index link_decision_of_infectee on link_decision (infectee);
create index finding_task on finding (task) where task is not null;
create index order_receipt_task on order_receipt (task) where task is not null;
create index task_specimen on task (specimen) where specimen is not null;

${text}
${due}
${forget}
${walk}
${sunset}

-- Each function checks for itself who asks; what they are made of is for them alone.
do $$
declare one text;
begin
  foreach one in array array['people_kept(text, uuid, uuid[], timestamptz, uuid, integer)', 'visits_kept(text, uuid, text, uuid, integer)',
    'forget_payloads(text, uuid[])', 'blank_visits(expiry, uuid[])', 'forget_people(expiry, uuid[])', 'texts_about(expiry, uuid[])',
    'expiry_at_work(text, uuid)', 'forgotten_by(text, uuid)', 'expiry_texts(text, uuid)', 'watch_texts(text, uuid, jsonb)', 'sweep_expiry(text, uuid)',
    'hold_people(text, uuid, uuid[])', 'forget_some_people(text, uuid, timestamptz, uuid, integer)', 'forget_some_visits(text, uuid, uuid, integer)',
    'expiry_people_counts(text, uuid, timestamptz, uuid[], timestamptz)', 'expiry_visit_counts(text, uuid, text, timestamptz)']
  loop
    execute 'revoke execute on function firebreak.' || one || ' from public';
  end loop;
end $$;
grant execute on function firebreak.forgotten_by(text, uuid), firebreak.expiry_texts(text, uuid), firebreak.watch_texts(text, uuid, jsonb),
  firebreak.sweep_expiry(text, uuid), firebreak.hold_people(text, uuid, uuid[]),
  firebreak.forget_some_people(text, uuid, timestamptz, uuid, integer), firebreak.forget_some_visits(text, uuid, uuid, integer),
  firebreak.expiry_people_counts(text, uuid, timestamptz, uuid[], timestamptz), firebreak.expiry_visit_counts(text, uuid, text, timestamptz)
  to firebreak_service;
`;
