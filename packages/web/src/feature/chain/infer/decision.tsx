import { routes, type LinkDecision } from '@firebreak/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { refreshOutbreak } from '../../../app/live.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFocusFirst } from '../../../ui/focus-first.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useErrorText } from '../../../ui/state/error-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { InferredModel } from './inferred-model.ts';
import { useInferredWords } from './use-words.ts';

/** A decision that is being made. */
export interface Deciding {
  readonly infectee: string;
  readonly infector: string | null;
  readonly verdict: LinkDecision['verdict'];
}
const titles = { accepted: 'decide.acceptOf', rejected: 'decide.rejectOf', open: 'decide.takeBackOf' } as const;
const shortestReason = 3;

/** Asks for the reason, which stays in the history for ever. */
export function DecisionForm({
  model,
  deciding,
  close,
}: {
  readonly model: InferredModel;
  readonly deciding: Deciding;
  readonly close: () => void;
}) {
  const { t } = useTranslation('inferred');
  const { id: outbreak } = useOutbreak();
  const errorText = useErrorText();
  const words = useInferredWords(model);
  const place = useFocusFirst();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const seen = model.history.get(deciding.infectee)?.at(-1)?.id ?? null;
      return call(routes.inference.decide, { params: { outbreak }, body: { ...deciding, reason: reason.trim(), seen } });
    },
    onSuccess: async () => {
      showToast(t('decide.saved'));
      close();
      await refreshOutbreak(outbreak);
    },
  });
  const name = words.candidate({ kind: deciding.infector === null ? 'importation' : 'case', infector: deciding.infector });
  return (
    <form
      ref={place}
      className="infer-decide"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= shortestReason) save.mutate();
      }}
    >
      <h3>{t(titles[deciding.verdict], { name, label: words.label(deciding.infectee) })}</h3>
      <label htmlFor="infer-reason">{t('decide.reason')}</label>
      <Input.TextArea
        id="infer-reason"
        value={reason}
        maxLength={1000}
        autoSize={{ minRows: 2 }}
        onChange={({ target }) => setReason(target.value)}
        aria-describedby="infer-reason-hint"
      />
      <p id="infer-reason-hint" className="hint">
        {t('decide.reasonHint')}
      </p>
      {save.error === null ? null : (
        <p className="bad" role="alert">
          {errorText(save.error)}
        </p>
      )}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={reason.trim().length < shortestReason}>
          {t('decide.save')}
        </Button>
        <Button onClick={close}>{t('decide.cancel')}</Button>
      </div>
    </form>
  );
}

/** Everything that was decided about a case, newest last; what is in force can be taken back. */
export function DecisionHistory({
  model,
  id,
  onDecide,
}: {
  readonly model: InferredModel;
  readonly id: string;
  readonly onDecide?: (deciding: Deciding) => void;
}) {
  const { t } = useTranslation('inferred');
  const { instant } = useFormat();
  const words = useInferredWords(model);
  const all = model.history.get(id) ?? [];
  const standing = new Set(model.inForce.get(id)?.map((one) => one.id));
  if (all.length === 0) return <p className="hint">{t('decide.none')}</p>;
  return (
    <section className="infer-history">
      <h3>{t('decide.history')}</h3>
      <ul>
        {all.map((one) => {
          const name = words.candidate({
            kind: one.infectorElsewhere ? 'elsewhere' : one.infector === null ? 'importation' : 'case',
            infector: one.infector,
          });
          return (
            <li key={one.id}>
              {t(`decide.${one.verdict}`, { name, by: one.by, at: instant(one.at), reason: one.reason })}{' '}
              {onDecide !== undefined && standing.has(one.id) && !one.infectorElsewhere ? (
                <button
                  type="button"
                  className="link"
                  aria-label={t('decide.takeBackOf', { name, label: words.label(id) })}
                  onClick={() => onDecide({ infectee: id, infector: one.infector, verdict: 'open' })}
                >
                  {t('decide.takeBack')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
