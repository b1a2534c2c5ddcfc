/**
 * Cases, contacts and exposures point at people and events of their own outbreak, by keys that say so. The outbreak of such
 * a record follows from what it points at, and has no key of its own any more: each key is a look-up for every row that comes
 * in, and the weaker of the two said nothing that the stronger one does not.
 *
 * What an older version let through into another outbreak stays as it is: the key then holds for what is written from now on.
 */
export const reference = /* sql */ `
create unique index person_in_outbreak on person (home, outbreak, id);
create unique index event_in_outbreak on event (home, outbreak, id);

do $$
declare kind text; field text; target text;
begin
  for kind, field, target in values
    ('case', 'person', 'person'), ('contact', 'person', 'person'),
    ('exposure', 'source_person', 'person'), ('exposure', 'source_event', 'event'),
    ('exposure', 'target_person', 'person'), ('exposure', 'target_event', 'event')
  loop
    execute format('alter table %I drop constraint %I', kind, kind || '_home_' || field || '_fkey');
    execute format('alter table %I add constraint %I foreign key (home, outbreak, %I) references %I (home, outbreak, id) not valid',
      kind, kind || '_home_' || field || '_fkey', field, target);
    begin
      execute format('alter table %I validate constraint %I', kind, kind || '_home_' || field || '_fkey');
    exception when foreign_key_violation then null;
    end;
  end loop;
end $$;

-- An exposure has a source, a case and a contact have a person: each of them is in an outbreak that is there.
alter table "case" drop constraint case_home_outbreak_fkey;
alter table contact drop constraint contact_home_outbreak_fkey;
alter table exposure drop constraint exposure_home_outbreak_fkey;
`;
