import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../text/field.ts';
import { outbreaksQuery, useOutbreakInForce } from '../outbreak.ts';
import { useMayAnywhere } from '../session.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** The outbreak in force; changing it stays on the same page of the other outbreak. */
export function OutbreakSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const mayAnywhere = useMayAnywhere();
  const outbreak = useOutbreakInForce();
  const { data: outbreaks = [] } = useQuery({ ...outbreaksQuery, enabled: mayAnywhere('outbreak.read') });
  if (!mayAnywhere('outbreak.read')) return null;
  const items = [
    ...outbreaks.map((one) => ({
      key: one.id,
      label: `${one.name} · ${areaNameText(one.areaName)} · ${codeText('outbreak', 'status', one.status)}`,
    })),
    { type: 'divider' as const },
    { key: ALL, label: t('act.allOutbreaks') },
  ];
  const choose = (key: string) => {
    const to = key === ALL ? '/outbreaks' : `/outbreaks/${key}/${pageOf(pathname)}`;
    void navigate({ to });
  };
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => choose(key), selectedKeys: outbreak === undefined ? [] : [outbreak.id] }}
      trigger={['click']}
    >
      <Button
        type="text"
        className="outbreak-switch"
        {...(outbreak === undefined ? {} : { 'aria-label': t('label.outbreakInForce', { name: outbreak.name }) })}
      >
        <strong>{outbreak?.name ?? t('act.chooseOutbreak')}</strong>
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}

/** The page without its record: a record of one outbreak is none of another. */
function pageOf(pathname: string): string {
  return /^\/outbreaks\/[^/]+\/([^/]+)/.exec(pathname)?.[1] ?? 'today';
}

const ALL = 'all';
