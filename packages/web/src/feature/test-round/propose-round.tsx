import { routes, type TargetPart } from '@firebreak/contract';
import { poolRatios, testRoundPurposes, type PoolRatio, type TestRoundPurpose } from '@firebreak/epi';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { outbreakPath, useGo } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { InstantInput } from '../../ui/record/form/instant-input.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { TargetRule } from './target-rule.tsx';
import { isReason } from '../../ui/reason-field.tsx';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const HUNDRED = 100;
const risks = ['low', 'medium', 'high'] as const;

interface Draft {
  readonly name: string;
  readonly purpose: TestRoundPurpose;
  readonly hypothesis: string;
  readonly legalBasis: string;
  readonly areaCode: string;
  readonly target: readonly TargetPart[];
  readonly pooling: Readonly<Record<(typeof risks)[number], PoolRatio>>;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Share of the people due. */
  readonly missingAllowed: number;
}

/** Writes a round down: its question, its basis, whom it is for, until when. Somebody else approves it. */
export function ProposeRound({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['testRound', 'app']);
  const outbreak = useOutbreak();
  const go = useGo();
  const [id] = useState(() => uuidv7());
  const [draft, change] = useDraft(useAreaInForce() ?? outbreak.area);
  const send = useMutation({
    mutationFn: () =>
      call(routes.testRound.propose, { params: { outbreak: outbreak.id }, body: { id, ...draft, target: [...draft.target] } }),
    onSuccess: async (round) => {
      await refreshOutbreak(outbreak.id);
      go(outbreakPath(outbreak.id, 'testing', round.id));
    },
  });
  return (
    <form
      className="card propose-round"
      aria-label={t('propose')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady(draft)) send.mutate();
      }}
    >
      <h2>{t('propose')}</h2>
      <p className="soft">{t('proposeHint')}</p>
      <Words draft={draft} change={change} />
      <label>
        {t('field.area')}
        <AreaPicker value={draft.areaCode} onChange={(code) => change({ areaCode: code ?? outbreak.area })} label={t('field.area')} />
      </label>
      <TargetRule parts={draft.target} area={draft.areaCode} onChange={(target) => change({ target })} />
      <PoolingChoice draft={draft} change={change} />
      <label>
        {t('field.missingAllowed')}
        <InputNumber
          min={0}
          max={100}
          step={0.1}
          value={draft.missingAllowed * HUNDRED}
          onChange={(share) => change({ missingAllowed: (share ?? 0) / HUNDRED })}
        />
      </label>
      <Window draft={draft} change={change} />
      <Wrong error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!isReady(draft)} loading={send.isPending}>
          {t('proposeIt')}
        </Button>
        <Button onClick={close}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

function useDraft(areaCode: string) {
  const [draft, setDraft] = useState<Draft>(() => ({
    name: '',
    purpose: 'regionScreening',
    hypothesis: '',
    legalBasis: '',
    areaCode,
    target: [{ kind: 'all' }],
    pooling: { low: 10, medium: 5, high: 1 },
    opensAt: new Date(Date.now()).toISOString(),
    closesAt: new Date(Date.now() + DAY_HOURS * HOUR_MS).toISOString(),
    missingAllowed: 0,
  }));
  return [draft, (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))] as const;
}

const isReady = ({ name, hypothesis, legalBasis, target, opensAt, closesAt }: Draft): boolean =>
  name.trim() !== '' && isReason(hypothesis) && isReason(legalBasis) && target.length > 0 && Date.parse(closesAt) > Date.parse(opensAt);

interface Part {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Words({ draft, change }: Part) {
  const { t } = useTranslation('testRound');
  return (
    <>
      <label>
        {t('field.name')}
        <Input value={draft.name} maxLength={200} onChange={({ target }) => change({ name: target.value })} />
      </label>
      <label>
        {t('field.purpose')}
        <Select
          value={draft.purpose}
          aria-label={t('field.purpose')}
          onChange={(purpose) => change({ purpose })}
          options={testRoundPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        />
      </label>
      <label>
        {t('field.hypothesis')}
        <Input.TextArea
          rows={2}
          value={draft.hypothesis}
          maxLength={2000}
          placeholder={t('hint.hypothesis')}
          onChange={({ target }) => change({ hypothesis: target.value })}
        />
      </label>
      <label>
        {t('field.legalBasis')}
        <Input
          value={draft.legalBasis}
          maxLength={1000}
          placeholder={t('hint.legalBasis')}
          onChange={({ target }) => change({ legalBasis: target.value })}
        />
      </label>
    </>
  );
}

function PoolingChoice({ draft, change }: Part) {
  const { t } = useTranslation('testRound');
  return (
    <fieldset>
      <legend>{t('field.pooling')}</legend>
      <div className="pooling">
        {risks.map((risk) => (
          <label key={risk}>
            {t(`risk.${risk}`)}
            <Select
              value={draft.pooling[risk]}
              aria-label={t(`risk.${risk}`)}
              onChange={(size) => change({ pooling: { ...draft.pooling, [risk]: size } })}
              options={poolRatios.map((value) => ({ value, label: value === 1 ? t('single') : t('inOne', { count: value }) }))}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Window({ draft, change }: Part) {
  const { t } = useTranslation('testRound');
  return (
    <div className="round-window">
      {(['opensAt', 'closesAt'] as const).map((end) => (
        <div key={end}>
          <label htmlFor={`round-${end}`}>{t(`field.${end}`)}</label>
          <InstantInput
            id={`round-${end}`}
            label={t(`field.${end}`)}
            value={draft[end]}
            onChange={(value) => (value === undefined ? undefined : change({ [end]: value }))}
          />
        </div>
      ))}
    </div>
  );
}
