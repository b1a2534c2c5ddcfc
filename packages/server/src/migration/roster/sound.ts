/**
 * How names sound: pinyin without tones and its initials, by which somebody is found on a keyboard without Chinese. Written with the
 * name by the service; names that were there before get theirs when somebody first looks for letters among them.
 */
export const sound = /* sql */ `
alter table roster_member add column pinyin text, add column initials text;
create index roster_member_pinyin on roster_member (home, outbreak, pinyin collate "C") where pinyin is not null;
create index roster_member_initials on roster_member (home, outbreak, initials collate "C") where initials is not null;
create index roster_member_unsounded on roster_member (home, outbreak) where pinyin is null and name is not null;

-- Gives names their sounds, whoever may read them: nothing else of the line changes, so it is neither a new version nor an edit.
create function firebreak.sound_names(of_home text, ids uuid[], names text[], pinyins text[], initials_of text[]) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  update roster_member m set pinyin = s.pinyin, initials = s.initials
  from unnest(ids, names, pinyins, initials_of) as s(id, name, pinyin, initials)
  where m.home = of_home and m.id = s.id and m.name = s.name and m.pinyin is null and m.outbreak = (select firebreak.open_outbreak())
    and m.area <@ any ((select firebreak.scope('roster.read'))::ltree[])
$$;
grant execute on function firebreak.sound_names(text, uuid[], text[], text[], text[]) to firebreak_service;
`;
