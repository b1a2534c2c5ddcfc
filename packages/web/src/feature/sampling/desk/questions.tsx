import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useAddress, useGo } from '../../../app/address.ts';
import { type Risk } from '../../../offline/entry.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { codeText } from '../../../text/field.ts';
import { RiskMark } from '../../../ui/risk.tsx';
import { type Question } from './next-step.ts';
import { Door, PersonLine } from './person-line.tsx';
import { isTubeCode } from './read-scan.ts';
import { ScanField } from './scan-field.tsx';
import { suggestedSlip } from '../slip/slip-number.ts';
import { type DeskWork } from './desk-work.ts';
import { sampledOf } from './sampled.ts';

type Of<Ask extends Question['ask']> = Extract<Question, { ask: Ask }>;
interface Scan {
  readonly desk: DeskWork;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
}

export function PersonQuestion({ desk, typed, setTyped }: Scan) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const { outbreak = '' } = useAddress();
  return (
    <>
      <h1>{t('desk.who')}</h1>
      <p className="soft">{t('desk.whoHint')}</p>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => desk.ask({ ask: 'walkIn', text: '' })}>{t('desk.walkIn')}</Button>
          <Button onClick={() => desk.ask({ ask: 'slip' })}>{t('desk.slip')}</Button>
          <Button onClick={() => desk.ask({ ask: 'tube', risk: 'low', people: [] })}>{t('desk.nextTube')}</Button>
          <Button onClick={() => go(outbreakPath(outbreak, 'doors'))}>{t('desk.doors')}</Button>
        </div>
        <ScanField label={t('desk.whoField')} typed={typed} setTyped={setTyped} submit={(text) => void desk.scan(text)} />
      </div>
    </>
  );
}

export function TubeQuestion({ desk, question, typed, setTyped }: Scan & { readonly question: Of<'tube'> }) {
  const { t } = useTranslation('sampling');
  const { people, risk } = question;
  const names = people.map(({ name }) => name).join('、');
  return (
    <>
      <h1>{t('desk.whichTube')}</h1>
      <p>
        {people.length === 0
          ? t('desk.tubeFor', { capacity: desk.capacityFor(risk) })
          : t('desk.tubeForPeople', { names, capacity: desk.capacityFor(risk) })}
      </p>
      {people.length === 0 ? (
        <Segmented<Risk>
          block
          size="large"
          aria-label={t('walkIn.risk')}
          value={risk}
          onChange={(next) => desk.ask({ ...question, risk: next })}
          options={riskOptions()}
        />
      ) : (
        <p className="risk-line">
          {t('walkIn.risk')} <RiskMark level={risk} />
        </p>
      )}
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => desk.ask({ ask: 'person' })}>{t('desk.cancel')}</Button>
        </div>
        <ScanField label={t('desk.tubeField')} typed={typed} setTyped={setTyped} submit={(text) => void desk.scan(text)} />
      </div>
    </>
  );
}

export const riskOptions = () =>
  (['low', 'medium', 'high'] as const).map((value) => ({ value, label: codeText('case', 'riskLevel', value) }));

export function WhichQuestion({ desk, question }: { readonly desk: DeskWork; readonly question: Of<'which'> }) {
  const { t } = useTranslation('sampling');
  return (
    <>
      <h1>{t('desk.whichPerson')}</h1>
      <ul className="choose">
        {question.found.map(({ person, household }) => (
          <li key={person.id}>
            <button type="button" onClick={() => void desk.sample([sampledOf(person)])}>
              <PersonLine person={person} state={desk.sampled().has(person.id) ? `✓ ${t('person.done')}` : undefined} />
              <span className="door">
                <Door household={household} />
              </span>
            </button>
            {household.members.length > 1 ? (
              <Button onClick={() => desk.ask({ ask: 'household', household })}>{t('desk.family')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => desk.ask({ ask: 'walkIn', text: question.text })}>{t('desk.notListed')}</Button>
          <Button onClick={() => desk.ask({ ask: 'person' })}>{t('desk.cancel')}</Button>
        </div>
      </div>
    </>
  );
}

export function AgainQuestion({ desk, question }: { readonly desk: DeskWork; readonly question: Of<'again'> }) {
  const { t } = useTranslation('sampling');
  const { time } = useFormat();
  const name = question.people[0]?.name ?? '';
  return (
    <>
      <h1>
        <span className="shape again" aria-hidden="true">
          ◆
        </span>{' '}
        {t('again.title', { name })}
      </h1>
      <p>{question.since === null ? t('again.elsewhere') : t('again.here', { time: time(question.since) })}</p>
      <div className="thumb">
        <Button size="large" block onClick={() => void desk.register(question.people)}>
          {t('again.sample')}
        </Button>
        <Button size="large" type="primary" block onClick={() => desk.ask({ ask: 'person' })}>
          {t('again.skip')}
        </Button>
      </div>
    </>
  );
}

/** Nobody was found: it may be a tube, somebody who is not on the list, or a slip of the finger. */
export function UnknownQuestion({ desk, question }: { readonly desk: DeskWork; readonly question: Of<'unknown'> }) {
  const { t } = useTranslation('sampling');
  const { text, wasAsked } = question;
  return (
    <>
      <h1>{t('unknown.title', { text })}</h1>
      <p>{t(wasAsked ? 'unknown.nowhere' : 'unknown.notHere')}</p>
      <div className="thumb">
        <Button size="large" block onClick={() => desk.ask({ ask: 'person' })}>
          {t('desk.cancel')}
        </Button>
        {isTubeCode(text) ? (
          <Button size="large" block onClick={() => void desk.openTube(text)}>
            {t('unknown.tube')}
          </Button>
        ) : null}
        <Button size="large" type="primary" block onClick={() => desk.ask({ ask: 'walkIn', text })}>
          {t('unknown.walkIn')}
        </Button>
      </div>
    </>
  );
}

/** A paper slip: its number and its tube are enough now, the person is typed in later. */
export function SlipQuestion({ desk, typed, setTyped }: Scan) {
  const { t } = useTranslation('sampling');
  const [next] = useState(suggestedSlip);
  const last = desk.state.note?.kind === 'registered' ? desk.state.note.names[0] : undefined;
  return (
    <>
      <h1>{t('slip.number')}</h1>
      <p className="soft">{t('slip.hint')}</p>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => desk.ask({ ask: 'person' })}>{t('desk.cancel')}</Button>
          <Button onClick={() => void desk.scan(suggestedSlip(last ?? next))}>
            {t('slip.use', { number: suggestedSlip(last ?? next) })}
          </Button>
        </div>
        <ScanField label={t('slip.field')} typed={typed} setTyped={setTyped} submit={(text) => void desk.scan(text)} />
      </div>
    </>
  );
}
