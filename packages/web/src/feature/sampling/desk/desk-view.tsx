import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { outbreakPath, useAddressSearch, useGo } from '../../../app/address.ts';
import { useSession } from '../../../app/session.tsx';
import { isOnlyHere, isUnsent } from '../../../offline/entry.ts';
import { type FieldRound } from '../../../offline/field-list.ts';
import { type Field } from '../../../offline/use-field.ts';
import { usePageName } from '../../../ui/page-name.ts';
import { type Station } from '../station.ts';
import { findHousehold } from './find-people.ts';
import { HouseholdQuestion } from './household-question.tsx';
import { NoteBanner } from './note-banner.tsx';
import { AgainQuestion, PersonQuestion, SlipQuestion, TubeQuestion, UnknownQuestion, WhichQuestion } from './questions.tsx';
import { TubeStrip } from './tube-strip.tsx';
import { type DeskWork } from './desk-work.ts';
import { useDesk } from './use-desk.ts';
import { useWedge } from './use-wedge.ts';
import { WalkInQuestion } from './walk-in-question.tsx';

interface Props {
  readonly field: Field;
  readonly round: FieldRound;
  readonly station: Station;
}
const DeskSearch = z.object({ household: z.uuid().optional().catch(undefined), resolves: z.string().max(40).optional().catch(undefined) });

/** One question on the screen; the open tube above it, what became of the last scan below, the main act at the thumb. */
export function DeskView({ field, round, station }: Props) {
  const { t } = useTranslation('sampling');
  const { user } = useSession();
  const search = useAddressSearch(DeskSearch);
  const doer = useMemo(
    () => ({
      outbreak: field.outbreak,
      user: user.id,
      userName: user.displayName,
      round: round.id,
      point: station.point,
      resolves: search?.resolves ?? null,
    }),
    [field.outbreak, user, round.id, station.point, search?.resolves],
  );
  const { lists } = field;
  const source = useMemo(() => ({ doer, round, lists }), [doer, round, lists]);
  const given = search?.household === undefined ? undefined : findHousehold(field.lists, search.household);
  const desk = useDesk(source, given === undefined ? { ask: 'person' } : { ask: 'household', household: given });
  const { ask } = desk.state.question;
  const scans = ask !== 'walkIn';
  usePageName(t('desk.page'));
  const { text, set } = useWedge((scanned) => void desk.scan(scanned), scans);
  return (
    <div className="desk">
      <DeskTop field={field} round={round} station={station} />
      <TubeStrip desk={desk} />
      <section className="question" aria-live="polite">
        <CurrentQuestion desk={desk} field={field} typed={text} setTyped={set} />
      </section>
      <NoteBanner desk={desk} entries={field.entries} />
    </div>
  );
}

interface QuestionProps {
  readonly desk: DeskWork;
  readonly field: Field;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
}

function CurrentQuestion({ desk, field, typed, setTyped }: QuestionProps) {
  const { question } = desk.state;
  const scan = { typed, setTyped };
  switch (question.ask) {
    case 'person':
      return <PersonQuestion desk={desk} {...scan} />;
    case 'tube':
      return <TubeQuestion desk={desk} question={question} {...scan} />;
    case 'which':
      return <WhichQuestion desk={desk} question={question} />;
    case 'again':
      return <AgainQuestion desk={desk} question={question} />;
    case 'household':
      return <HouseholdQuestion key={question.household.id} desk={desk} household={question.household} />;
    case 'walkIn':
      return <WalkInQuestion key={question.text} desk={desk} field={field} text={question.text} />;
    case 'slip':
      return <SlipQuestion desk={desk} {...scan} />;
    case 'unknown':
      return <UnknownQuestion desk={desk} question={question} />;
  }
}

/** Where the device registers, what waits on it, and the way to everything else. */
function DeskTop({ field, round, station }: Props) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const to = (...parts: string[]) => go(outbreakPath(field.outbreak, 'sampling', ...parts));
  const looked = field.entries.filter(({ state }) => state === 'attention' || state === 'refused').length;
  const held = field.entries.filter(({ state }) => state === 'held').length;
  const waiting = field.entries.filter(isUnsent).length;
  return (
    <header className="desk-top">
      <button type="button" className="where" onClick={() => to('setup')} title={t('desk.change')}>
        <strong>{round.name}</strong>
        <span>{station.pointName ?? t('desk.noPoint')}</span>
      </button>
      <span className="desk-links">
        {held > 0 ? <Button onClick={() => to('slips')}>{t('desk.slips', { count: held })}</Button> : null}
        {field.entries.some(isOnlyHere) || looked > 0 ? (
          <Button danger={looked > 0} onClick={() => to('waiting')}>
            {looked > 0 ? `▲ ${t('desk.toLookAt', { count: looked })}` : t('desk.waiting', { count: waiting })}
          </Button>
        ) : null}
      </span>
    </header>
  );
}
