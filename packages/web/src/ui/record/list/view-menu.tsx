import { routes, type SavedView } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../../app/mutation.ts';
import { call } from '../../../app/client.ts';
import { refreshOutbreak } from '../../../app/live.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { Wrong } from '../../state/wrong.tsx';
import { PopoverMenu } from '../../popover-menu.tsx';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';

/** The person's own saved views of this list: open, save under a name, forget. */
export function ViewMenu({ noun, columns }: { readonly noun: Noun; readonly columns: readonly string[] }) {
  const { t } = useTranslation('record');
  return <PopoverMenu name={t('list.views')}>{(close) => <Views noun={noun} columns={columns} close={close} />}</PopoverMenu>;
}

function Views({ noun, columns, close }: { readonly noun: Noun; readonly columns: readonly string[]; readonly close: () => void }) {
  const { t } = useTranslation(['record', 'app']);
  const outbreak = useOutbreak().id;
  const [state, change] = useListState();
  const [name, setName] = useState('');
  const { data } = useQuery(outbreakQuery(routes.registry.listViews, { params: { outbreak } }));
  const views = (data?.views ?? []).filter((view) => view.kind === noun.kind);
  const save = useMutation({
    mutationFn: () =>
      call(routes.registry.saveView, {
        params: { outbreak },
        body: {
          kind: noun.kind,
          name,
          search: state.q ?? '',
          filter: state.filter ?? [],
          sort: state.sort ?? null,
          columns: state.columns ?? [...columns],
        },
      }),
    onSuccess: () => refreshOutbreak(outbreak).then(close),
  });
  const forget = useMutation({
    mutationFn: (id: string) => call(routes.registry.deleteView, { params: { outbreak, id } }),
    onSuccess: () => refreshOutbreak(outbreak),
  });
  const show = (view: SavedView) => {
    change({
      q: view.search === '' ? undefined : view.search,
      filter: view.filter.length === 0 ? undefined : view.filter,
      sort: view.sort ?? undefined,
      columns: view.columns.length === 0 ? undefined : view.columns,
    });
    close();
  };
  return (
    <div className="view-menu" role="group" aria-label={t('list.views')}>
      {views.length === 0 ? <p className="soft">{t('list.noViews')}</p> : null}
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <Button type="text" onClick={() => show(view)}>
              {view.name}
            </Button>
            <Button type="text" aria-label={t('list.forgetView', { name: view.name })} onClick={() => forget.mutate(view.id)}>
              ✕
            </Button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          placeholder={t('list.viewName')}
          aria-label={t('list.viewName')}
        />
        <Button htmlType="submit" type="primary" disabled={name.trim() === ''} loading={save.isPending}>
          {t('app:act.save')}
        </Button>
      </form>
      <Wrong error={save.error} />
    </div>
  );
}
