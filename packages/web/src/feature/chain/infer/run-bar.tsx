import type { InferenceRun } from '@firebreak/contract';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useErrorText } from '../../../ui/state/error-text.ts';
import { sentences } from '../../../ui/format/sentences.ts';
import type { Inference } from './use-inference.ts';

const MOST_NAMES = 5;

interface Props {
  readonly inference: Inference;
  readonly label: (id: string) => string;
}

/**
 * How the inference stands: what it rests on, what changed since, what is under way, and that it is no proof. On a phone what rests is
 * folded as soon as there is a picture, because the picture is what one came for.
 */
export function RunBar({ inference, label }: Props) {
  const { t } = useTranslation('inferred');
  const { result } = inference;
  const folded = usePhone() && result !== undefined;
  return (
    <section className="infer-run" aria-label={t('mode.inferred')}>
      {folded ? (
        <details>
          <summary className="not-proof">{t('notProofShort')}</summary>
          <Basis inference={inference} />
          <Again inference={inference} />
        </details>
      ) : (
        <Basis inference={inference} />
      )}
      {result !== undefined && !result.settled ? <p className="warn">{t('run.notSettled')}</p> : null}
      <Changes inference={inference} label={label} />
      <div className="acts">
        <UnderWay inference={inference} />
        {folded ? null : <Again inference={inference} />}
      </div>
    </section>
  );
}

function Basis({ inference: { status } }: Pick<Props, 'inference'>) {
  const { t } = useTranslation('inferred');
  return (
    <>
      <p className="not-proof">{t('notProof')}</p>
      {status === undefined || status.shown === null ? null : <About run={status.shown} />}
    </>
  );
}

function Again({ inference: { status, run } }: Pick<Props, 'inference'>) {
  const { t } = useTranslation('inferred');
  const errorText = useErrorText();
  return (
    <>
      {run.error === null ? null : <p className="bad">{errorText(run.error)}</p>}
      {isUnderWay(status?.current ?? null) ? null : (
        <Button size="small" loading={run.isPending} onClick={() => run.mutate(true)}>
          {t('run.again')}
        </Button>
      )}
    </>
  );
}

const isUnderWay = (run: InferenceRun | null): boolean => run?.state === 'waiting' || run?.state === 'running';

function About({ run }: { readonly run: InferenceRun }) {
  const { t } = useTranslation('inferred');
  const { instant } = useFormat();
  const { cases, contacts, households = 0, sequences, decisions, undated, generationTime, incubation } = run.input;
  const delay = ({ mean, sd, source, assumed }: typeof incubation): string => {
    const told = source === 'default' ? t('run.noPack') : assumed ? `${source}, ${t('run.assumed')}` : source;
    return t('run.delay', { mean: mean.toFixed(1), sd: sd.toFixed(1), source: told });
  };
  return (
    <details>
      <summary>{t('run.of', { at: instant(run.createdAt), by: run.createdBy, cases })}</summary>
      <p>
        {sentences(
          t('run.restsOn', { contacts, households, sequences, decisions }),
          contacts > 0 ? t('run.asked') : null,
          undated === 0 ? null : t('run.undated', { count: undated }),
          t('run.delays', { generation: delay(generationTime), incubation: delay(incubation) }),
        )}
      </p>
    </details>
  );
}

function Changes({ inference: { status, soon }, label }: Props) {
  const { t } = useTranslation('inferred');
  if (status === undefined || status.shown === null) return null;
  const { cases, elsewhere, other } = status.changed;
  const names = [...cases.slice(0, MOST_NAMES).map(label), ...(elsewhere > 0 ? [t('run.elsewhere', { count: elsewhere })] : [])].join(
    t('said.comma'),
  );
  const rest = cases.length - MOST_NAMES;
  const told = rest > 0 ? t('run.more', { names, count: rest }) : names;
  if (names === '' && !other) return null;
  return (
    <p className="changed">
      {sentences(names === '' ? t('run.otherChange') : t('run.changed', { names: told }), soon ? t('run.soon') : null)}
    </p>
  );
}

function UnderWay({ inference: { status, cancel } }: Pick<Props, 'inference'>) {
  const { t } = useTranslation('inferred');
  const current = status?.current ?? null;
  if (current === null) return null;
  if (current.state === 'failed') return <p className="bad">{t('run.failed', { message: current.message ?? '' })}</p>;
  if (current.state === 'cancelled') return <p>{t('run.cancelled')}</p>;
  const percent = current.total > 0 ? Math.min(99, Math.round((100 * current.done) / current.total)) : 0;
  const words = current.state === 'waiting' ? t('run.waiting') : t('run.running', { percent });
  return (
    <>
      <span role="status">{words}</span>
      <Progress percent={percent} showInfo={false} size="small" style={{ width: 160 }} aria-label={words} />
      <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(current.id)}>
        {t('run.cancel')}
      </Button>
    </>
  );
}
