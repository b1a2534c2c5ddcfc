import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entry, isUnsent } from '../../../offline/entry.ts';
import { codeText } from '../../../text/field.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { type Taken } from './site-tube.ts';
import { type SiteWork } from './site-work.ts';

/** What was taken on this device, the newest first, each with what became of it and the way back. */
export function TakenList({ site, entries }: { readonly site: SiteWork; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('sampling');
  const taken = site.taken();
  if (taken.length === 0) return null;
  const nameOf = new Map(site.source.places.map(({ id, name }) => [id, name]));
  return (
    <section className="taken" aria-labelledby="taken-title">
      <h2 id="taken-title">{t('site.taken', { count: taken.length })}</h2>
      <ul className="waiting">
        {taken
          .toReversed()
          .slice(0, MOST)
          .map((one) => (
            <TakenLine key={one.entry.id} taken={one} place={nameOf.get(one.place)} takeBack={() => void site.takeBack(one)} />
          ))}
      </ul>
      {taken.length > MOST ? <p className="soft">{t('site.more', { count: taken.length - MOST })}</p> : null}
      {entries.some(isUnsent) ? <p className="soft">{t('site.kept')}</p> : null}
    </section>
  );
}

interface LineProps {
  readonly taken: Taken;
  readonly place: string | undefined;
  readonly takeBack: () => void;
}

/** Taking back asks once: the line may have been touched by a glove. */
function TakenLine({ taken, place, takeBack }: LineProps) {
  const { t } = useTranslation('sampling');
  const { time } = useFormat();
  const [asked, setAsked] = useState(false);
  const { entry, subject, what, tube, position } = taken;
  const state = isUnsent(entry) ? 'waiting' : entry.state === 'done' ? 'done' : 'look';
  const name = `${place ?? t('site.placeGone')} · ${what}`;
  return (
    <li>
      <span className="what">
        <strong>{name}</strong>
        <span className="soft">
          {[
            codeText('specimen', 'subject', subject),
            position === undefined ? tube : t('site.inTube', { tube, position }),
            time(entry.at),
          ].join(' · ')}
        </span>
      </span>
      <span className="acts">
        <span className={`state-mark ${state}`}>{t(`site.state.${state}`)}</span>
        {asked ? <Button onClick={() => setAsked(false)}>{t('site.keep')}</Button> : null}
        <Button
          danger={asked}
          aria-label={t(asked ? 'site.takeBackSure' : 'site.takeBackOne', { what: name })}
          onClick={asked ? takeBack : () => setAsked(true)}
        >
          {t(asked ? 'site.sure' : 'site.takeBack')}
        </Button>
      </span>
    </li>
  );
}

const MOST = 50;
