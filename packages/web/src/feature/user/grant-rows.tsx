import { roles, type Role } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';

/** A role at an area, perhaps in one outbreak only; not yet whole while it is being chosen. */
export interface GrantDraft {
  readonly role: Role | undefined;
  readonly area: string | undefined;
  readonly outbreak: string | null;
  readonly expiresAt: string | null;
}

/** The roles of a user: what, where, in which outbreak. */
export function GrantRows({
  grants,
  onChange,
}: {
  readonly grants: readonly GrantDraft[];
  readonly onChange: (grants: readonly GrantDraft[]) => void;
}) {
  const { t } = useTranslation('account');
  const { data: outbreaks = [] } = useQuery(outbreaksQuery);
  const put = (at: number, change: Partial<GrantDraft>) =>
    onChange(grants.map((grant, index) => (index === at ? { ...grant, ...change } : grant)));
  return (
    <fieldset className="grants">
      <legend>{t('user.grants')}</legend>
      {grants.map((grant, at) => (
        <div key={at} className="condition">
          <Select
            aria-label={t('account.role')}
            placeholder={t('user.pick')}
            showSearch={{ optionFilterProp: 'label' }}
            {...(grant.role === undefined ? {} : { value: grant.role })}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(role: Role) => put(at, { role })}
          />
          <AreaPicker label={t('account.area')} value={grant.area} onChange={(area) => put(at, { area })} />
          <Select
            aria-label={t('account.outbreak')}
            value={grant.outbreak ?? EVERY}
            options={[{ value: EVERY, label: t('user.allOutbreaks') }, ...outbreaks.map((one) => ({ value: one.id, label: one.name }))]}
            onChange={(outbreak: string) => put(at, { outbreak: outbreak === EVERY ? null : outbreak })}
          />
          <Button type="text" aria-label={t('user.removeGrant')} onClick={() => onChange(grants.filter((_, index) => index !== at))}>
            ✕
          </Button>
        </div>
      ))}
      <Button
        onClick={() => onChange([...grants, { role: undefined, area: undefined, outbreak: null, expiresAt: null }])}
        disabled={grants.length >= MOST_GRANTS}
      >
        {t('user.addGrant')}
      </Button>
    </fieldset>
  );
}

const EVERY = '';
const MOST_GRANTS = 20;
