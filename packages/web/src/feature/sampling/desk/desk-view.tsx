import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch } from '../../../app/address.ts';
import { useSession } from '../../../app/session.tsx';
import { type FieldRound } from '../../../offline/field-list.ts';
import { type Field } from '../../../offline/use-field.ts';
import { usePageName } from '../../../ui/page-name.ts';
import { type Station } from '../station.ts';
import { SubjectSwitch } from '../subject-switch.tsx';
import { DeskTop } from './desk-top.tsx';
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
  readonly setStation: (change: Partial<Station>) => void;
}
const DeskSearch = z.object({ household: z.uuid().optional().catch(undefined), resolves: z.string().max(40).optional().catch(undefined) });

/** One question on the screen; the open tube above it, what became of the last scan below, the main act at the thumb. */
export function DeskView({ field, round, station, setStation }: Props) {
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
      <DeskTop field={field} name={round.name} station={station} />
      <SubjectSwitch subject="person" choose={(subject) => setStation({ subject })} />
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
