import { type SwabPlace } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';
import { ScanField } from '../desk/scan-field.tsx';
import { swabObjects } from './swab-object.ts';
import { findPlaces } from './find-place.ts';
import { type SiteQuestion, type SiteWork } from './site-work.ts';
import { areaNameText } from '../../../text/area-name.ts';

type Of<Ask extends SiteQuestion['ask']> = Extract<SiteQuestion, { ask: Ask }>;

interface Scan {
  readonly site: SiteWork;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
}

/** Where? Places of the lists on the device, narrowed by what is typed. */
export function PlaceQuestion({ site, typed, setTyped }: Scan) {
  const { t } = useTranslation('sampling');
  const { places } = site.source;
  const found = findPlaces(places, typed);
  return (
    <>
      <h1>{t('site.where')}</h1>
      <p className="soft">{t(places.length === 0 ? 'site.noPlaces' : found.length === 0 ? 'site.notFound' : 'site.whereHint')}</p>
      <ul className="choose">
        {found.map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => site.ask({ ask: 'swab', place })}>
              <PlaceLine place={place} />
            </button>
          </li>
        ))}
      </ul>
      <div className="thumb">
        <ScanField label={t('site.whereField')} typed={typed} setTyped={setTyped} submit={(text) => void site.scan(text)} />
      </div>
    </>
  );
}

function PlaceLine({ place }: { readonly place: SwabPlace }) {
  const { name, kind, address, areaName } = place;
  return (
    <span className="person-line at-place">
      <strong>{name}</strong>
      <span className="soft">
        {[kind === null ? '' : codeText('place', 'kind', kind), address ?? areaNameText(areaName)]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </span>
  );
}

/** What of the place? One tap is one swab; anything else is typed, or scanned from the label of the goods. */
export function SwabQuestion({ site, question, typed, setTyped }: Scan & { readonly question: Of<'swab'> }) {
  const { t } = useTranslation('sampling');
  const { place } = question;
  const { subject } = site.source;
  const taken = site.taken().filter((one) => one.place === place.id && one.subject === subject);
  return (
    <>
      <h1>{t(`site.what.${subject}`)}</h1>
      <p className="soft">{t('site.at', { place: place.name, count: taken.length })}</p>
      <ul className="objects" aria-label={t('site.common')}>
        {swabObjects[subject].map((object) => {
          const what = t(`site.object.${object}`);
          const count = taken.filter((one) => one.what === what).length;
          return (
            <li key={object}>
              <Button size="large" block onClick={() => void site.swab(place, what)}>
                {count === 0 ? what : t('site.objectTaken', { what, count })}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => site.ask({ ask: 'place' })}>{t('site.otherPlace')}</Button>
          <Button onClick={() => site.ask({ ask: 'tube', place, what: undefined })}>{t('desk.nextTube')}</Button>
        </div>
        <ScanField label={t(`site.field.${subject}`)} typed={typed} setTyped={setTyped} submit={(text) => void site.scan(text)} />
      </div>
    </>
  );
}

export function TubeQuestion({ site, question, typed, setTyped }: Scan & { readonly question: Of<'tube'> }) {
  const { t } = useTranslation('sampling');
  const { place, what } = question;
  const { capacity } = site.source;
  return (
    <>
      <h1>{t('desk.whichTube')}</h1>
      <p>
        {what === undefined
          ? t('site.tubeFor', { place: place.name, capacity })
          : t('site.tubeForSwab', { place: place.name, what, capacity })}
      </p>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => site.ask({ ask: 'swab', place })}>{t('desk.cancel')}</Button>
        </div>
        <ScanField label={t('desk.tubeField')} typed={typed} setTyped={setTyped} submit={(text) => void site.scan(text)} />
      </div>
    </>
  );
}
