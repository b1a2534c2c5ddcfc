import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../../app/address.ts';
import { type Entry } from '../../../offline/entry.ts';
import { type FieldRound } from '../../../offline/field-list.ts';
import { putEntries, takeBack } from '../../../offline/outbox.ts';
import { type Field } from '../../../offline/use-field.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/state/empty.tsx';
import { type Sampled } from '../desk/desk.ts';
import { findPeople, type Found } from '../desk/find-people.ts';
import { Door, PersonLine } from '../desk/person-line.tsx';
import { readScan } from '../desk/read-scan.ts';
import { sampledOf } from '../desk/sampled.ts';
import { findAtServer } from '../desk/use-desk.ts';
import { WalkInForm } from '../desk/walk-in-question.tsx';
import { SlipSheet } from './slip-sheet.tsx';

type SlipEntry = Entry & { readonly act: Extract<Entry['act'], { kind: 'slip' }> };

/** Paper slips: print numbered ones, and type in later whose they are; then they are samples of the time when they were taken. */
export function SlipView({ field, round }: { readonly field: Field; readonly round: FieldRound }) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const slips = field.entries.filter((entry): entry is SlipEntry => entry.act.kind === 'slip' && entry.state === 'held');
  const [chosen, setChosen] = useState<string>();
  const open = slips.find(({ id }) => id === chosen) ?? slips[0];
  return (
    <>
      <PageTitle
        question={t('slip.question')}
        answer={t('slip.answer', { count: slips.length })}
        acts={<Button onClick={() => go(outbreakPath(field.outbreak, 'sampling'))}>{t('waiting.back')}</Button>}
      />
      <div className="page-body slips">
        {open === undefined ? <Empty text={t('slip.none')} /> : <TypeIn key={open.id} field={field} slip={open} />}
        {slips.length > 1 ? (
          <ul className="slip-list" aria-label={t('slip.list')}>
            {slips.map(({ id, act }) => (
              <li key={id}>
                <Button type={id === open?.id ? 'primary' : 'default'} onClick={() => setChosen(id)}>
                  {act.number}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <SlipSheet round={round} last={lastNumber(field.entries)} />
      </div>
    </>
  );
}

/** Whose slip is it? Somebody on the list, or not. */
function TypeIn({ field, slip }: { readonly field: Field; readonly slip: SlipEntry }) {
  const { t } = useTranslation('sampling');
  const { instant } = useFormat();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>();
  const [isWalkIn, setWalkIn] = useState(false);
  const finish = (person: Sampled) => void putEntries([identified(slip, person)]);
  const look = async () => {
    const here = findPeople(field.lists, readScan(text));
    setFound(here.length > 0 ? here : ((await findAtServer(field.outbreak, text)) ?? []));
  };
  return (
    <section className="card">
      <h2>{t('slip.whose', { number: slip.act.number })}</h2>
      <p className="soft">
        {t('slip.taken', { tube: slip.act.sample.tube, position: slip.act.sample.position ?? 0, time: instant(slip.at) })}
      </p>
      {isWalkIn ? (
        <WalkInForm field={field} text={text} done={finish} cancel={() => setWalkIn(false)} />
      ) : (
        <>
          <form
            className="scan-field"
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== '') void look();
            }}
          >
            <Input
              size="large"
              aria-label={t('desk.whoField')}
              placeholder={t('desk.whoField')}
              maxLength={120}
              autoComplete="off"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            <Button size="large" type="primary" htmlType="submit">
              {t('desk.go')}
            </Button>
          </form>
          {found?.length === 0 ? <p role="status">{t('unknown.nowhere')}</p> : null}
          <ul className="choose">
            {(found ?? []).map(({ person, household }) => (
              <li key={person.id}>
                <button type="button" onClick={() => finish(sampledOf(person))}>
                  <PersonLine person={person} />
                  <span className="door">
                    <Door household={household} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className="acts">
            <Button onClick={() => setWalkIn(true)}>{t('desk.notListed')}</Button>
            <Button danger onClick={() => void takeBack(slip.id)}>
              {t('slip.drop')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The slip as the sample it always was: same id, same tube and place, same time. */
function identified(slip: SlipEntry, person: Sampled): Entry {
  return {
    ...slip,
    state: 'waiting',
    label: person.name,
    act: { kind: 'sample', sample: { ...slip.act.sample, who: person.who }, risk: slip.act.risk },
  };
}

const lastNumber = (entries: readonly Entry[]): string | undefined =>
  entries.flatMap(({ act }) => (act.kind === 'slip' ? [act.number] : [])).at(-1);
