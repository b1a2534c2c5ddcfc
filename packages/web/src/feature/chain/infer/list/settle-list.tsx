import { routes, type ValuedEvidence } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../../app/mutation.ts';
import { call } from '../../../../app/client.ts';
import { useMay, useOutbreak } from '../../../../app/outbreak.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useErrorText } from '../../../../ui/state/error-text.ts';
import { showToast } from '../../../../ui/toast.tsx';
import type { InferredModel } from '../inferred-model.ts';
import { useInferredWords } from '../use-words.ts';
import { CaseList, type CaseItem } from './case-list.tsx';

interface Props {
  readonly model: InferredModel;
  readonly run: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const DUE_HOURS = 24;
const LEAST_GAIN = 0.05;

/** Which interview, sequence or test would remove most doubt; one click makes it somebody's task. */
export function SettleList({ model, run, chosen, onChoose }: Props) {
  const { t } = useTranslation('inferred');
  const words = useInferredWords(model);
  const may = useMay();
  const items = model.result.value
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .map((valued): CaseItem => {
      const { kind, infectee, about, person, gain, entropy } = valued;
      const names = { label: words.label(infectee), about: person === null ? words.label(about) : nameOf(person, about) };
      const key =
        kind === 'sequence'
          ? about === infectee
            ? 'settle.sequenceOwn'
            : 'settle.sequenceOther'
          : (`settle.${person === null ? kind : 'testBetween'}` as const);
      return {
        key: `${kind} ${infectee} ${about}`,
        id: infectee,
        label: words.label(infectee),
        figure: t('settle.gain', { gain: gain.toFixed(2), bits: entropy.toFixed(1) }),
        facts: t(key, names),
        ...(may('task.write') ? { act: <MakeTask model={model} run={run} valued={valued} /> } : {}),
      };
    });
  return <CaseList items={items} hint={t('list.settleHint')} chosen={chosen} onChoose={onChoose} />;
}

function MakeTask({ model, run, valued }: { readonly model: InferredModel; readonly run: string; readonly valued: ValuedEvidence }) {
  const { t } = useTranslation('inferred');
  const { id: outbreak } = useOutbreak();
  const { instant } = useFormat();
  const errorText = useErrorText();
  const make = useMutation({
    mutationFn: () => {
      const openedAt = new Date().toISOString();
      const dueAt = new Date(Date.now() + DUE_HOURS * 3_600_000).toISOString();
      const title = t(valued.person === null ? titles[valued.kind] : 'settle.titleTestBetween', {
        label: numberOf(model, valued.infectee),
        about: valued.person === null ? numberOf(model, valued.about) : (valued.person.number ?? valued.about.slice(-SHORT)),
      });
      const cause = `inference:${run}`;
      const body = { kind: 'gatherEvidence' as const, status: 'open' as const, title, person: valued.infectee, openedAt, dueAt, cause };
      return call(routes.task.create, { params: { outbreak }, body });
    },
    onSuccess: ({ dueAt }) => showToast(t('settle.opened', { due: instant(dueAt) })),
  });
  return (
    <>
      <Button size="small" loading={make.isPending} disabled={make.isSuccess} onClick={() => make.mutate()}>
        {t(make.isSuccess ? 'settle.taskDone' : 'settle.task')}
      </Button>
      {make.error === null ? null : (
        <span className="bad" role="alert">
          {errorText(make.error)}
        </span>
      )}
    </>
  );
}

/** Somebody who is no case stands in no picture: name and number came with the proposal. */
function nameOf({ name, number }: NonNullable<ValuedEvidence['person']>, id: string): string {
  const label = [number ?? '', name ?? ''].filter((part) => part !== '').join(' ');
  return label === '' ? id.slice(-SHORT) : label;
}

const titles = { interview: 'settle.titleInterview', sequence: 'settle.titleSequence', test: 'settle.titleTest' } as const;

/** A title is read by people who may not see names: it names records by their numbers. */
function numberOf({ nodes }: InferredModel, id: string): string {
  const node = nodes.get(id);
  return node?.number ?? node?.record.slice(-SHORT) ?? id.slice(-SHORT);
}
const SHORT = 8;
