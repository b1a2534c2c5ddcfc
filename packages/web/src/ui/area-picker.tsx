import { routes, type Area } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../app/client.ts';
import { queryClient } from '../app/query.ts';
import { areaQuery, childrenQuery } from './area-query.ts';
import { areaNameText, areaPath, nameOfArea } from '../text/area-name.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly label: string;
  /** Area the tree begins at; without one it begins at the top. */
  readonly root?: string;
  readonly rootName?: string;
  readonly placeholder?: string;
  readonly id?: string;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
}

interface Node {
  readonly id: string;
  readonly pId: string;
  readonly value: string;
  readonly title: string;
  readonly isLeaf: boolean;
}

/** Chooses an area: open the tree level by level, or type a name or a code. */
export function AreaPicker({ value, onChange, label, root, rootName, placeholder, id, onBlur, disabled = false }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<readonly Area[]>([]);
  const [used, setUsed] = useState(false);
  const top = useQuery({ ...childrenQuery(root), enabled: used });
  const found = useQuery({ ...searchQuery(search), enabled: search !== '' });
  const chosen = useQuery({ ...areaQuery(value ?? ''), enabled: value !== undefined });
  const nodes = useMemo(() => {
    if (search !== '') return (found.data ?? []).map((area) => nodeOf(area, '', true));
    const start = root === undefined ? [] : [{ id: root, pId: '', value: root, title: areaNameText(rootName ?? root), isLeaf: false }];
    return unique([
      ...start,
      ...[...(top.data ?? []), ...opened].map((area) => nodeOf(area, area.parent ?? '')),
      ...(chosen.data ? [nodeOf(chosen.data, chosen.data.parent ?? '')] : []),
    ]);
  }, [search, found.data, top.data, opened, chosen.data, root, rootName]);
  const open = async (code: string) => {
    const areas = await queryClient.ensureQueryData(childrenQuery(code));
    setOpened((before) => [...before, ...areas]);
  };
  const choose = (code: string | undefined) => {
    const area = [...(found.data ?? []), ...(top.data ?? []), ...opened].find((one) => one.code === code);
    // Its name is known: nothing has to show a code while it is asked for.
    if (area !== undefined) queryClient.setQueryData(areaQuery(area.code).queryKey, area);
    onChange(code);
  };
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      title={label}
      disabled={disabled}
      showSearch={{ filterTreeNode: false, onSearch: setSearch, searchValue: search }}
      treeDataSimpleMode
      treeData={[...nodes]}
      {...(value === undefined ? {} : { value })}
      {...(root === undefined ? {} : { treeDefaultExpandedKeys: [root] })}
      loadData={(node) => open(String(node.value))}
      onChange={(code: string | undefined) => choose(code)}
      onOpenChange={(isOpen) => isOpen && setUsed(true)}
      {...(onBlur === undefined ? {} : { onBlur })}
      allowClear
      placeholder={placeholder ?? t('label.chooseArea')}
      notFoundContent={found.isFetching || top.isFetching ? t('state.loading') : t('state.nothingFound')}
      popupMatchSelectWidth={320}
      className="area-picker"
    />
  );
}

const searchQuery = (search: string) => ({
  queryKey: ['area', 'search', search],
  queryFn: async () => (await call(routes.area.children, { query: { search, limit: 50 } })).areas,
  staleTime: 10 * 60_000,
});

/** A found area says where it lies, for many streets have the same name. */
function nodeOf(area: Area, parent: string, withPath = false): Node {
  const title = withPath ? areaPath(area, 3).join(' / ') || area.name : nameOfArea(area);
  return { id: area.code, pId: withPath ? '' : parent, value: area.code, title, isLeaf: withPath || area.children === 0 };
}

function unique(nodes: readonly Node[]): readonly Node[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}
