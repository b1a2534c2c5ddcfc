import { theme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Shade = 'light' | 'dark';
export type ShadeChoice = Shade | 'system';

/** What the person chose: light, dark, or as the system says. */
export function shadeChoice(): ShadeChoice {
  const kept = localStorage.getItem(KEPT_SHADE);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseShade(choice: ShadeChoice): void {
  localStorage.setItem(KEPT_SHADE, choice);
  for (const listener of listeners) listener();
}

/** Light or dark, following the system unless chosen. */
export function useShade(): Shade {
  return useSyncExternalStore(subscribe, currentShade);
}

export function useShadeChoice(): ShadeChoice {
  return useSyncExternalStore(subscribe, shadeChoice);
}

/** Ant Design with our type, density and the one accent. */
export function antTheme(shade: Shade, phone: boolean): ThemeConfig {
  const dark = shade === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#1a8f98' : '#0b6b73',
      colorInfo: dark ? '#1a8f98' : '#0b6b73',
      colorLink: dark ? '#6fd0d6' : '#0b6b73',
      colorLinkHover: dark ? '#93e0e4' : '#084f55',
      colorError: dark ? '#f07f74' : '#c0392b',
      colorTextSecondary: dark ? '#b5bcc2' : '#4d565d',
      colorTextTertiary: dark ? '#a3abb2' : '#5c656c',
      colorTextDescription: dark ? '#a3abb2' : '#5c656c',
      colorTextPlaceholder: dark ? '#939ba2' : '#6b747b',
      ...(dark ? darkSurfaces : {}),
      colorBgBase: dark ? '#14181b' : '#ffffff',
      colorBgLayout: dark ? '#0f1214' : '#f4f6f7',
      fontFamily: 'var(--font)',
      fontSize: phone ? 16 : 14,
      controlHeight: phone ? 44 : 32,
      borderRadius: 4,
      wireframe: false,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
  };
}

/** Neutral, as the page: the algorithm would tint them. */
const darkSurfaces = {
  colorBgContainer: '#191f23',
  colorBgElevated: '#20272c',
  colorBorder: '#46525a',
  colorBorderSecondary: '#2e363b',
} as const;

function currentShade(): Shade {
  const choice = shadeChoice();
  return choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    systemDark.removeEventListener('change', listener);
  };
}

const listeners = new Set<() => void>();
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const KEPT_SHADE = 'firebreak.shade';
