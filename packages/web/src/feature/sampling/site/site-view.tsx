import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { type FieldRound } from '../../../offline/field-list.ts';
import { type Field } from '../../../offline/use-field.ts';
import { codeText } from '../../../text/field.ts';
import { usePageName } from '../../../ui/page-name.ts';
import { DeskTop } from '../desk/desk-top.tsx';
import { NoteBanner } from '../desk/note-banner.tsx';
import { TubeInUse } from '../desk/tube-strip.tsx';
import { useWedge } from '../desk/use-wedge.ts';
import { type Station } from '../station.ts';
import { SubjectSwitch } from '../subject-switch.tsx';
import { placesOf, swabsPerTubeOf } from './find-place.ts';
import { PlaceQuestion, SwabQuestion, TubeQuestion } from './site-question.tsx';
import { type Site } from './site-tube.ts';
import { type SiteWork } from './site-work.ts';
import { TakenList } from './taken-list.tsx';
import { useSite } from './use-site.ts';

interface Props {
  readonly field: Field;
  /** Undefined: goods and surroundings are sampled for no round. */
  readonly round: FieldRound | undefined;
  readonly station: Station;
  readonly setStation: (change: Partial<Station>) => void;
  readonly subject: Site['subject'];
}

/** Swabs of goods and surroundings: a place once, then swab after swab into its tube, with the list of what was taken below. */
export function SiteView({ field, round, station, setStation, subject }: Props) {
  const { t } = useTranslation('sampling');
  const { user } = useSession();
  const { outbreak, lists } = field;
  const roundId = round?.id ?? null;
  const places = useMemo(() => placesOf(lists), [lists]);
  const source = useMemo(
    () => ({
      doer: { outbreak, user: user.id, userName: user.displayName, round: roundId, point: station.point },
      subject,
      places,
      capacity: swabsPerTubeOf(lists),
    }),
    [outbreak, user, roundId, station.point, subject, places, lists],
  );
  const site = useSite(source);
  usePageName(t('site.page'));
  const { text, set } = useWedge((scanned) => void site.scan(scanned), true);
  const scan = { typed: text, setTyped: set };
  return (
    <div className="desk site">
      <DeskTop field={field} name={round?.name ?? t('site.noRound')} station={station} />
      <SubjectSwitch subject={subject} choose={(next) => setStation({ subject: next })} />
      <SiteTubes site={site} />
      <section className="question" aria-live="polite">
        <CurrentQuestion site={site} {...scan} />
      </section>
      <NoteBanner desk={site} entries={field.entries} />
      <TakenList site={site} entries={field.entries} />
    </div>
  );
}

function CurrentQuestion({
  site,
  ...scan
}: {
  readonly site: SiteWork;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
}) {
  const { question } = site.state;
  switch (question.ask) {
    case 'place':
      return <PlaceQuestion site={site} {...scan} />;
    case 'swab':
      return <SwabQuestion site={site} question={question} {...scan} />;
    case 'tube':
      return <TubeQuestion site={site} question={question} {...scan} />;
  }
}

/** Tubes that are not sealed yet, each with the place its swabs are of. */
function SiteTubes({ site }: { readonly site: SiteWork }) {
  const { t } = useTranslation('sampling');
  const inUse = [...site.tubes().values()].filter(({ isSealed }) => !isSealed);
  if (inUse.length === 0) return <p className="tube-strip none">{t('tube.none')}</p>;
  const nameOf = new Map(site.source.places.map(({ id, name }) => [id, name]));
  return (
    <ul className="tube-strip site" aria-label={t('tube.inUse')}>
      {inUse.map((tube) => (
        <TubeInUse
          key={tube.code}
          tube={tube}
          mark={
            <span className="of-site">
              {codeText('specimen', 'subject', tube.subject)} · {nameOf.get(tube.place) ?? t('site.placeGone')}
            </span>
          }
          fill={t('site.fill', { count: tube.count, capacity: tube.capacity })}
          seal={() => void site.seal(tube.code)}
        />
      ))}
    </ul>
  );
}
