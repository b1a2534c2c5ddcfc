import { AppError, CitedSource } from '@firebreak/contract';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { z } from 'zod';
import { recordPath } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { usePackName } from '../../ui/pack-name.tsx';
import { type Values } from '../../ui/record/form/validate.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { Sources } from '../protocol/said.tsx';
import './which-infection.css';

/** What the server told of the case that stands, and of the first day on which another infection begins. */
export interface StandingCase {
  /** Undefined where it is out of sight. */
  readonly record: string | undefined;
  readonly episode: number;
  readonly day: string;
  readonly next: number;
  /** First day of a new infection by the pack; undefined: it knows none. */
  readonly from: string | undefined;
  readonly why: 'noInterval' | 'unclosed';
  readonly pack: { readonly id: string; readonly edition: string };
  readonly sources: readonly CitedSource[];
}

/** Of what the server tells, that which stands where the pack knows a day. */
const OfPack = z.object({ pack: z.object({ id: z.string(), edition: z.string() }), sources: z.array(CitedSource) });

/** The case that stands in the way of a new one, where that is why it was refused. */
export function standingCase(error: unknown): StandingCase | undefined {
  if (!(error instanceof AppError) || error.code !== 'CASE_STANDS') return undefined;
  const { case: record, episode, day, next, from, why } = error.details;
  const known = OfPack.safeParse(error.details).data;
  return {
    record: typeof record === 'string' ? record : undefined,
    episode: Number(episode),
    day: String(day),
    next: Number(next),
    from: typeof from === 'string' ? from : undefined,
    why: why === 'unclosed' ? 'unclosed' : 'noInterval',
    pack: known?.pack ?? { id: '', edition: '' },
    sources: known?.sources ?? [],
  };
}

interface Props {
  readonly standing: StandingCase;
  readonly values: Values;
  readonly change: (name: string, value: unknown) => void;
}

/**
 * Asks which infection of a person is meant where one stands: the same, which is then corrected where it is, or another, with the first day
 * on which the pack calls it one. Before that day, and where the pack knows none, it asks why.
 */
export function WhichInfection({ standing, values, change }: Props) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const format = useFormat();
  const packName = usePackName();
  const { record, episode, next, from, why, pack, sources } = standing;
  const isAnother = values['episode'] === next;
  const own = values['onsetDate'] ?? values['reportDate'];
  const needsReason = isAnother && (from === undefined || (typeof own === 'string' && own < from));
  return (
    <fieldset className="which-infection">
      <legend>{t('infection.which')}</legend>
      <p role="alert">{t('infection.stands', { episode, day: format.date(standing.day) })}</p>
      <p className="soft">
        {from === undefined ? t(`infection.${why}`) : t('infection.from', { day: format.date(from), pack: packName(pack) })}{' '}
        <Sources sources={sources} />
      </p>
      <Radio.Group
        vertical
        value={isAnother ? 'another' : 'same'}
        aria-label={t('infection.which')}
        options={[
          { value: 'same', label: t('infection.same', { episode }) },
          { value: 'another', label: t('infection.another', { next }) },
        ]}
        onChange={(event) => change('episode', event.target.value === 'another' ? next : undefined)}
      />
      {isAnother || record === undefined ? null : <Link to={recordPath(outbreak, 'case', record)}>{t('infection.open')}</Link>}
      {needsReason ? (
        <ReasonField
          label={t('infection.reason')}
          hint={t('infection.reasonHint')}
          longest={LONGEST}
          value={typeof values['episodeReason'] === 'string' ? values['episodeReason'] : ''}
          onChange={(text) => change('episodeReason', text === '' ? undefined : text)}
        />
      ) : null}
    </fieldset>
  );
}

const LONGEST = 1000;
