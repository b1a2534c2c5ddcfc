import { App, ConfigProvider } from 'antd';
import type { Locale as AntLocale } from 'antd/es/locale';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale } from '@firebreak/contract';
import { currentLocale } from '../text/i18n.ts';
import { usePhone } from './phone.ts';
import { antTheme, useShade } from './theme.ts';

/** Gives every part below the theme, the density and the words of Ant Design in the language in force. */
export function Look({ children }: { readonly children: ReactNode }) {
  const shade = useShade();
  const phone = usePhone();
  const words = useAntLocale();
  useEffect(() => {
    document.documentElement.dataset['shade'] = shade;
  }, [shade]);
  return (
    <ConfigProvider theme={antTheme(shade, phone)} button={{ autoInsertSpace: false }} locale={words}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

/**
 * Words of nobody, until those of the language are there. Ant Design wraps its children once it has words: without these the page would be
 * made anew when they come, and lose what somebody had begun to type.
 */
const noWords: AntLocale = { locale: 'none' };

function useAntLocale(): AntLocale {
  useTranslation();
  const locale = currentLocale();
  const [words, setWords] = useState(noWords);
  useEffect(() => {
    let current = true;
    void antLocales[locale]().then((loaded) => current && setWords(loaded.default));
    return () => {
      current = false;
    };
  }, [locale]);
  return words;
}

const antLocales: Readonly<Record<Locale, () => Promise<{ default: AntLocale }>>> = {
  'zh-Hans': () => import('antd/es/locale/zh_CN'),
  'zh-Hant': () => import('antd/es/locale/zh_HK'),
  en: () => import('antd/es/locale/en_GB'),
};
