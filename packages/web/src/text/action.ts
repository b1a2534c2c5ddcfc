import i18next from 'i18next';

/** Words for what was done, by the code of the journal; a code without words is shown as it is. */
export function actionText(action: string): string {
  const verb = action.slice(action.lastIndexOf('.') + 1);
  const key = `action.${verb}`;
  return i18next.exists(key, { ns: 'audit' })
    ? (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: 'audit' })
    : action;
}
