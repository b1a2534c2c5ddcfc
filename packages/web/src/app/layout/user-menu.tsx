import { UserOutlined } from '@ant-design/icons';
import { locales, routes, type Locale } from '@firebreak/contract';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLocale, currentLocale } from '../../text/i18n.ts';
import { localeNames } from '../../text/locale.ts';
import { call } from '../client.ts';
import { personName } from '../person-name.ts';
import { usePhone } from '../phone.ts';
import { queryClient } from '../query.ts';
import { endSession, sessionQuery, useSession } from '../session.tsx';
import { chooseShade, useShadeChoice, type ShadeChoice } from '../theme.ts';

/** The person: own account, language, light or dark, sign out. */
export function UserMenu({ showKeys }: { readonly showKeys: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const name = personName(useSession());
  const shade = useShadeChoice();
  const items: MenuProps['items'] = [
    { key: 'account', label: t('page.account') },
    { key: 'devices', label: t('page.ownDevices') },
    { type: 'divider' },
    {
      type: 'group',
      label: t('label.language'),
      children: locales.map((locale) => ({ key: `locale:${locale}`, label: localeNames[locale] })),
    },
    { type: 'group', label: t('label.shade'), children: shades.map((one) => ({ key: `shade:${one}`, label: t(`shade.${one}`) })) },
    { type: 'divider' },
    // Who taps has no keys.
    ...(phone ? [] : [{ key: 'keys', label: t('keys.title') }]),
    { key: 'signOut', label: t('act.signOut') },
  ];
  const act = async (key: string) => {
    const [what, value] = key.split(':');
    if (what === 'account') await navigate({ to: '/account' });
    else if (what === 'devices') await navigate({ to: '/account/devices' });
    else if (what === 'keys') showKeys();
    else if (what === 'locale') await chooseLocale(value as Locale);
    else if (what === 'shade') chooseShade(value as ShadeChoice);
    else await endSession();
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void act(key), selectedKeys: [`locale:${currentLocale()}`, `shade:${shade}`] }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden="true" />} aria-label={t('label.userMenu', { name })}>
        {phone ? null : name}
      </Button>
    </Dropdown>
  );
}

/** Changes the language here and with the person, so that it is the same on the next machine. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await changeLocale(locale);
  queryClient.setQueryData(sessionQuery.queryKey, await call(routes.account.changeLocale, { body: { locale } }));
}

const shades: readonly ShadeChoice[] = ['system', 'light', 'dark'];
