import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { childrenQuery } from '../../ui/area-query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { InstantInput } from '../../ui/record/form/instant-input.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { nameOfArea } from '../../text/area-name.ts';
import { showToast } from '../../ui/toast.tsx';

/** Gives an order from the area in force to areas right below it: what, by when, on what basis, to whom. */
export function IssueOrder({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['order', 'app']);
  const outbreak = useOutbreak();
  const area = useAreaInForce() ?? outbreak.area;
  const { instant } = useFormat();
  const below = useQuery(childrenQuery(area)).data ?? [];
  const [id] = useState(() => uuidv7());
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const [dueAt, setDueAt] = useState<string | undefined>(() => new Date(Date.now() + DAY_MS).toISOString());
  const [to, setTo] = useState<readonly string[]>([]);
  const issue = useMutation({
    mutationFn: (due: string) =>
      call(routes.order.issue, {
        params: { outbreak: outbreak.id },
        body: {
          id,
          area,
          to: [...to],
          title: title.trim(),
          text: text.trim(),
          dueAt: due,
          basis: basis.trim() === '' ? null : basis.trim(),
        },
      }),
    onSuccess: async (order) => {
      showToast(t('issued', { count: order.receipts.length, time: instant(order.dueAt) }));
      close();
      await refreshOutbreak(outbreak.id);
    },
  });
  const ready = title.trim() !== '' && text.trim() !== '' && to.length > 0 && dueAt !== undefined;
  return (
    <form
      className="card issue-order"
      aria-label={t('issue')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) issue.mutate(dueAt);
      }}
    >
      <h2>{t('issue')}</h2>
      <label>
        {t('field.title')}
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} />
      </label>
      <label>
        {t('field.text')}
        <Input.TextArea rows={4} value={text} onChange={(event) => setText(event.target.value)} maxLength={8000} />
      </label>
      <label>
        {t('field.basis')}
        <Input value={basis} onChange={(event) => setBasis(event.target.value)} maxLength={500} />
      </label>
      <label htmlFor="order-due">{t('field.dueAt')}</label>
      <InstantInput
        id="order-due"
        value={dueAt}
        onChange={(value) => setDueAt(value ?? undefined)}
        onBlur={() => undefined}
        label={t('field.dueAt')}
      />
      <fieldset>
        <legend>{t('field.to')}</legend>
        <Checkbox
          checked={below.length > 0 && to.length === below.length}
          onChange={() => setTo(to.length === below.length ? [] : below.map(({ code }) => code))}
        >
          {t('everyArea', { count: below.length })}
        </Checkbox>
        <Checkbox.Group
          value={[...to]}
          onChange={(values) => setTo(values)}
          options={below.map((one) => ({ value: one.code, label: nameOfArea(one) }))}
        />
      </fieldset>
      <Wrong error={issue.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={issue.isPending}>
          {t('issueTo', { count: to.length })}
        </Button>
        <Button onClick={close}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

const DAY_MS = 86_400_000;
